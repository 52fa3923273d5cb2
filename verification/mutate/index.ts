/** Mutants of the machines, and what notices them. */
export { part, redrawn, type Drawing } from './drawing.ts';
export { type Mutant, type Operator, operators } from './mutant.ts';
export { mutantsOf } from './operators/index.ts';
export { type MutableFlow } from './originals.ts';
export { type Ground, judgeOf, namesIn, type Plan, planOf, type Selection } from './plan.ts';
export { scoreRows, survivorLines } from './report.ts';
export { sumOf } from './sum.ts';
export { type Mutation, mutationSchema } from './schema.ts';
export { hashOf, mutationOf } from './score.ts';
export { freshAnswer } from './shown/fresh.ts';
export { wantedOfFlow, wantedOfKind } from './suites/wanted.ts';
export type { Judged, Judgement } from './verdict.ts';
