/** Which capabilities of an attacker win what, computed on the machines that run. */
export type { Ability, Powers } from './ability.ts';
export { attack, type AttackReport, type AttackWorld, type Win } from './attack.ts';
export { type Capability, footholds } from './capability.ts';
export { type Goal, goals } from './goal.ts';
export { cellOf, type Column, columnNames, columns, type Outcome, outcomeOf } from './matrix.ts';
export { attackJourney, isAttack, playAttack } from './journey.ts';
export type { Deed } from './move.ts';
export { type AttackJson, attackSchema } from './schema.ts';
