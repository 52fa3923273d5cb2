/** Explores XState machines that are not ours. */
export { checkModule } from './check-module.ts';
export { findingRows, moduleLines, moduleRows } from './lines.ts';
export { ForeignProblem } from './problem.ts';
export type { CheckModuleOptions } from './report.ts';
export { moduleSchema } from './schema.ts';
