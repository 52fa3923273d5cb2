import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** One transition as it is drawn and listed: names only, in the order in which the machine tries them. */
export interface ChartTransition {
  /** Dotted path of the state that has it. */
  source: string;
  /** The event; `after resendAt`, `done login.open`, `error login.open`, `always` for those that nobody sends. */
  event: string;
  /** Its place among several for the same event, from 1; `null` when it is the only one. */
  order: number | null;
  guard: string | null;
  actions: readonly string[];
  /** Dotted paths; none when the state is not left. */
  targets: readonly string[];
  reenter: boolean;
}

export interface ChartState {
  /** Dotted path below the machine; empty for the machine itself. */
  path: string;
  key: string;
  type: 'atomic' | 'compound' | 'parallel' | 'final';
  /** Dotted path of the child that is entered first, for a compound state. */
  initial: string | null;
  entry: readonly string[];
  exit: readonly string[];
  /** The services it asks while it is active. */
  invokes: readonly string[];
  transitions: readonly ChartTransition[];
  children: readonly ChartState[];
}

const pathOf = (node: AnyStateNode) => node.path.join('.');

const inParens = (params: unknown) =>
  typeof params === 'object' && params !== null ? `(${Object.values(params).map(String).join(', ')})` : '';

/** A guard or action as a person reads it: its name, and its fixed params. */
function nameOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { type, params } = reference as { type?: string; params?: unknown };
  return type === undefined ? 'unnamed' : `${type}${inParens(params)}`;
}

/** Without what xstate itself adds to arm and disarm an `after`. */
const named = (actions: readonly unknown[]) =>
  actions.map(nameOf).filter((name) => name !== 'xstate.raise' && name !== 'xstate.cancel');

function eventOf(node: AnyStateNode, { eventType }: AnyTransitionDefinition): string {
  if (eventType === '') return 'always';
  const after = node.after.find((timer) => timer.eventType === eventType);
  if (after) return `after ${String(after.delay)}`;
  const call = /^xstate\.(?<end>done|error)\.actor\.(?<id>.+)$/.exec(eventType)?.groups;
  const service = node.invoke.find(({ id }) => id === call?.['id']);
  if (call && service) return `${call['end']} ${String(service.src)}`;
  return eventType.startsWith('xstate.done.state.') ? 'done' : eventType;
}

function transitionsOf(node: AnyStateNode): ChartTransition[] {
  const groups = [...node.transitions.values(), ...(node.always ? [node.always] : [])];
  return groups.flatMap((group: readonly AnyTransitionDefinition[]) =>
    group.map((transition, index) => ({
      source: pathOf(node),
      event: eventOf(node, transition),
      order: group.length > 1 ? index + 1 : null,
      guard: transition.guard === undefined ? null : nameOf(transition.guard),
      actions: named(transition.actions),
      targets: (transition.target ?? []).map(pathOf),
      reenter: transition.reenter,
    })),
  );
}

/** A state and everything below it, read from the definition that executes, in the order it was written. */
function readState(node: AnyStateNode): ChartState {
  const first = node.type === 'compound' ? node.initial.target[0] : undefined;
  return {
    path: pathOf(node),
    key: node.key,
    type: node.type === 'history' ? 'atomic' : node.type,
    initial: first ? pathOf(first) : null,
    entry: named(node.entry),
    exit: named(node.exit),
    invokes: node.invoke.map(({ src }) => String(src)),
    transitions: transitionsOf(node),
    children: Object.values(node.states).map(readState),
  };
}

/** The chart of a machine: everything that is drawn of it. */
export const chartOf = (machine: AnyStateMachine): ChartState => readState(machine.root);

/** Every state of a chart, parents before children; the machine itself comes first. */
export const statesOf = (chart: ChartState): ChartState[] => [chart, ...chart.children.flatMap(statesOf)];
