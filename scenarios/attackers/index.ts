/** Attackers as data: what gives them which facts, whom they find, and what the specification says they win. */
export { inexpressible } from './expected.ts';
export { attackJson } from './json.ts';
export { powers, powerTable } from './powers.ts';
export { compare, type ComparedRow, isSettled, unsettled } from './table.ts';
export { tellMove, tellSet, tellWin } from './tell.ts';
export { capabilityWords, goalWords, type Language } from './words.ts';
export { worlds } from './worlds.ts';
