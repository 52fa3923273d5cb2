import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { MachineGraph } from '../machine-graph.ts';
import { around, nodesIn, nodesOf } from '../nodes.ts';
import { finding, type LintFinding } from './finding.ts';
import { eventName, guardNames, isForbidding, partsOf } from './parts.ts';
import { isShadowed } from './written.ts';

/** What only a walk shows; with several walks of one machine, what none of them shows. */
export function lintWalked(machine: AnyStateMachine, graphs: readonly MachineGraph[]): LintFinding[] {
  const visited = visitedIn(machine, graphs);
  const found = [
    ...unreachable(machine, visited),
    ...neverTaken(machine, graphs, visited),
    ...constantGuards(machine, graphs),
    ...graphs.flatMap((graph) => [...stuck(machine, graph), ...timersOnly(machine, graph)]),
  ];
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

/** States that were rested in, passed through, or gone to. */
function visitedIn(machine: AnyStateMachine, graphs: readonly MachineGraph[]): ReadonlySet<AnyStateNode> {
  const visited = new Set<AnyStateNode>([machine.root]);
  const values = new Map<string, unknown>();
  for (const graph of graphs) {
    for (let state = 0; state < graph.size; state++) {
      const { value } = graph.place(state);
      values.set(JSON.stringify(value), value);
    }
  }
  for (const value of values.values()) for (const node of nodesIn(machine.root, value)) visited.add(node);
  for (const { key, source, target = [] } of partsOf(machine)) {
    if (!graphs.some(({ fired }) => fired.has(key))) continue;
    for (const node of [source, ...target].flatMap(around)) visited.add(node);
  }
  return visited;
}

const unreachable = (machine: AnyStateMachine, visited: ReadonlySet<AnyStateNode>): LintFinding[] =>
  nodesOf(machine)
    .filter((node) => node.type !== 'history' && !visited.has(node) && visited.has(node.parent!))
    .map(({ id }) => {
      const message = `No sequence of events leads to ${id}. Remove it, or give the event or the answer that leads there.`;
      return finding('unreachable', machine.id, message, id);
    });

function neverTaken(
  machine: AnyStateMachine,
  graphs: readonly MachineGraph[],
  visited: ReadonlySet<AnyStateNode>,
): LintFinding[] {
  const parts = partsOf(machine);
  return parts
    .filter(
      (part) =>
        visited.has(part.source) &&
        !graphs.some(({ fired }) => fired.has(part.key)) &&
        !isForbidding(part) &&
        !isShadowed(part, parts),
    )
    .map(({ source, event, index, guard }) => {
      const which = index === 0 ? '' : `, number ${index + 1} of its kind,`;
      const asks = guardNames(guard);
      const why =
        asks.length > 0 ? `its guard ${asks.join(' and ')} never lets it` : 'its event never comes there';
      const message = `The transition on ${eventName(event)} in ${source.id}${which} is never taken: ${why}. Remove it, or give what is missing.`;
      return finding('never taken', machine.id, message, source.id, eventName(event));
    });
}

function constantGuards(machine: AnyStateMachine, graphs: readonly MachineGraph[]): LintFinding[] {
  const names = new Set(partsOf(machine).flatMap(({ guard }) => guardNames(guard)));
  return [...names].flatMap((name) => {
    const said = graphs.flatMap((graph) => graph.said.get(name) ?? []);
    const [yes, no] = [said.some((one) => one.yes), said.some((one) => one.no)];
    if (yes === no) return [];
    const message = `The guard ${name} says ${yes ? 'yes' : 'no'} whenever it is asked. ${yes ? 'Remove it' : 'Remove it and what it guards'}, or give the events and values that change its mind.`;
    return [finding(yes ? 'guard always true' : 'guard always false', machine.id, message)];
  });
}

/** States in which something is still to come, but nothing leads on. */
function stuck(machine: AnyStateMachine, graph: MachineGraph): LintFinding[] {
  if (nodesOf(machine).length <= 2) return [];
  const told = new Map<string, LintFinding>();
  for (let state = 0; state < graph.size; state++) {
    const { value, done } = graph.place(state);
    if (done) continue;
    let leads = false;
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      if (graph.to[edge] !== state) leads = true;
    }
    const id = innermost(machine, value);
    if (leads || told.has(id)) continue;
    const via =
      graph.parent[state]! < 0 ? undefined : graph.steps[graph.step[graph.parent[state]!]!]!.event.type;
    const isRejected = via?.startsWith('xstate.error.actor.') === true;
    const message = isRejected
      ? `After ${eventName(via)} nothing leads on from ${id}, which is not final. Add a way to try again or to end.`
      : `Nothing leads on from ${id}, which is not final. Make it final, or add a way on.`;
    const kind = isRejected ? 'rejects for good' : 'dead end';
    told.set(id, finding(kind, machine.id, message, id, isRejected ? eventName(via) : null));
  }
  return [...told.values()];
}

const innermost = (machine: AnyStateMachine, value: unknown): string =>
  nodesIn(machine.root, value)
    .filter((node) => Object.keys(node.states).length === 0)
    .map(({ id }) => id)
    .join(' and ');

/** A circle that the machine runs round by itself for ever: states on it are taken away until none can be. */
function timersOnly(machine: AnyStateMachine, graph: MachineGraph): LintFinding[] {
  const next = new Map<number, number[]>();
  const pending = new Int32Array(graph.size);
  const isTimer = graph.steps.map(({ event, handled }) => handled && event.type.startsWith('xstate.after.'));
  for (let edge = 0; edge < graph.to.length; edge++) {
    if (!isTimer[graph.step[edge]!]) continue;
    const [from, to] = [graph.from[edge]!, graph.to[edge]!];
    next.set(from, [...(next.get(from) ?? []), to]);
    pending[to]!++;
  }
  const free = [...next.keys()].filter((state) => pending[state] === 0);
  for (let state = free.pop(); state !== undefined; state = free.pop()) {
    const targets = next.get(state) ?? [];
    next.delete(state);
    for (const to of targets) if (--pending[to]! === 0) free.push(to);
  }
  const circle = [...next.keys()].filter((state) => pending[state]! > 0);
  if (circle.length === 0) return [];
  const ids = [...new Set(circle.map((state) => innermost(machine, graph.place(state).value)))];
  const message = `Timers alone lead round ${ids.slice(0, 4).join(', ')} for ever. Let an event or an end break the circle.`;
  return [finding('timers only', machine.id, message, ids[0] ?? null)];
}
