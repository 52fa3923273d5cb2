import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { traceOf, wayTo } from '../graph.ts';
import type { MachineGraph } from '../machine-graph.ts';
import { nodesIn, nodesOf } from '../nodes.ts';
import { ForeignProblem } from './problem.ts';
import type { CheckModuleOptions, ModuleVerdict } from './report.ts';

const isCalled = (node: AnyStateNode, name: string): boolean =>
  node.id === name || node.key === name || node.path.join('.') === name || node.tags.includes(name);

/** Throws `ForeignProblem` for a state that none of the machines has. */
export function mustKnow(
  file: string,
  machines: readonly AnyStateMachine[],
  { never = [], reach = [] }: CheckModuleOptions,
): void {
  const nodes = machines.flatMap(nodesOf);
  for (const name of [...never, ...reach]) {
    if (nodes.some((node) => isCalled(node, name))) continue;
    const states = nodes.filter(({ path }) => path.length > 0).map(({ path }) => path.join('.'));
    const tags = [...new Set(nodes.flatMap((node) => node.tags))];
    const more = tags.length === 0 ? '' : ` Its tags: ${tags.join(', ')}.`;
    const which = machines.map(({ id }) => id).join(' and ');
    throw new ForeignProblem(
      `${file}: ${which} has no state and no tag "${name}". Its states: ${states.slice(0, 40).join(', ')}.${more}`,
    );
  }
}

/** Which of the states that were asked for the machine rests in, of those that it has. */
export function verdictsOn(
  machine: AnyStateMachine,
  graph: MachineGraph,
  { never = [], reach = [] }: CheckModuleOptions,
): ModuleVerdict[] {
  const has = (name: string) => nodesOf(machine).some((node) => isCalled(node, name));
  const first = (name: string): number => {
    for (let state = 0; state < graph.size; state++) {
      const { value } = graph.place(state);
      if (nodesIn(machine.root, value).some((node) => isCalled(node, name))) return state;
    }
    return -1;
  };
  const verdict = (name: string, isWanted: boolean): ModuleVerdict => {
    const state = first(name);
    return {
      property: `${isWanted ? 'reach' : 'never'} ${name}`,
      holds: state >= 0 === isWanted,
      trace: state < 0 ? null : traceOf(graph, wayTo(graph, state)),
    };
  };
  return [
    ...never.filter(has).map((name) => verdict(name, false)),
    ...reach.filter(has).map((name) => verdict(name, true)),
  ];
}
