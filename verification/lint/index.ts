import type { AnyStateMachine } from 'xstate';
import type { MachineGraph } from '../machine-graph.ts';
import type { LintFinding } from './finding.ts';
import { lintWalked } from './walked.ts';
import { lintWritten } from './written.ts';

/** Finds what is probably not meant in a machine that was explored. */
export type { LintFinding } from './finding.ts';
export { outlived, unexplained } from './known.ts';
export { lintOutcomes } from './outcomes.ts';

/**
 * What is wrong or odd in a machine, by how it is written and by how it was walked. Give all the walks of it, under
 * each policy, to hear only of what none of them shows.
 */
export function lint(
  graphs: MachineGraph | readonly MachineGraph[],
  machine: AnyStateMachine,
): LintFinding[] {
  return [...lintWritten(machine), ...lintWalked(machine, [graphs].flat())];
}
