import { and, type AnyStateMachine, type AnyStateNode, type AnyTransitionDefinition, not, or } from 'xstate';
import { keyOfTransition } from '../../machines/vocabulary/transition-key.ts';

/**
 * What makes a transition happen: an event that somebody sends, one of the machine's own or of its surroundings, the
 * answer of a service, a service that failed, a deadline, or nothing but its condition.
 */
export type TransitionKind = 'user' | 'signal' | 'result' | 'fault' | 'timer' | 'always';

/** One transition as it is drawn and listed: names only, in the order in which the machine tries them. */
export interface ChartTransition {
  /** Unique in the machine, and the same that `keyOfTransition` gives for a transition that fired. */
  key: string;
  kind: TransitionKind;
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
  description: string | null;
}

/** A service that is asked while a state is active. */
export interface ChartCall {
  id: string;
  service: string;
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
  invokes: readonly ChartCall[];
  tags: readonly string[];
  description: string | null;
  transitions: readonly ChartTransition[];
  children: readonly ChartState[];
}

const pathOf = (node: AnyStateNode) => node.path.join('.');

const inParens = (params: unknown) =>
  typeof params === 'object' && params !== null ? `(${Object.values(params).map(String).join(', ')})` : '';

/** How XState has `and`, `or` and `not`: a function with the guards that it joins. */
interface Joined {
  readonly check?: unknown;
  readonly guards?: readonly unknown[];
}
const checkOf = (guard: unknown) => (guard as Joined).check;
const [checkAnd, checkOr, checkNot] = [and([]), or([]), not('')].map(checkOf);

function joinedName({ check, guards = [] }: Joined): string | null {
  const names = guards.map(nameOf);
  if (check === checkAnd) return names.join(' and ');
  if (check === checkOr) return `(${names.join(' or ')})`;
  return check === checkNot ? `not ${names.join()}` : null;
}

/** A guard or action as a person reads it: its name, and its fixed params. */
function nameOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { type, params } = reference as { type?: string; params?: unknown };
  return type === undefined ? (joinedName(reference as Joined) ?? 'unnamed') : `${type}${inParens(params)}`;
}

/** Without what xstate itself adds to arm and disarm an `after`. */
const named = (actions: readonly unknown[]) =>
  actions.map(nameOf).filter((name) => name !== 'xstate.raise' && name !== 'xstate.cancel');

const endOf = (eventType: string) => /^xstate\.(?<end>done|error)\.actor\.(?<id>.+)$/.exec(eventType)?.groups;

function eventOf(node: AnyStateNode, eventType: string): string {
  if (eventType === '') return 'always';
  const after = node.after.find((timer) => timer.eventType === eventType);
  if (after) return `after ${String(after.delay)}`;
  const call = endOf(eventType);
  const service = node.invoke.find(({ id }) => id === call?.['id']);
  if (call && service) return `${call['end']} ${String(service.src)}`;
  return eventType.startsWith('xstate.done.state.') ? 'done' : eventType;
}

function kindOf(
  node: AnyStateNode,
  eventType: string,
  sent: ReadonlySet<string> | undefined,
): TransitionKind {
  if (eventType === '' || eventType.startsWith('xstate.done.state.')) return 'always';
  if (node.after.some((timer) => timer.eventType === eventType)) return 'timer';
  const end = endOf(eventType)?.['end'];
  if (end) return end === 'done' ? 'result' : 'fault';
  return sent?.has(eventType) === true ? 'user' : 'signal';
}

function transitionsOf(node: AnyStateNode, sent: ReadonlySet<string> | undefined): ChartTransition[] {
  const groups = [...node.transitions.values(), ...(node.always ? [node.always] : [])];
  return groups.flatMap((group: readonly AnyTransitionDefinition[]) =>
    group.map((transition, index) => ({
      key: keyOfTransition(transition),
      kind: kindOf(node, transition.eventType, sent),
      source: pathOf(node),
      event: eventOf(node, transition.eventType),
      order: group.length > 1 ? index + 1 : null,
      guard: transition.guard === undefined ? null : nameOf(transition.guard),
      actions: named(transition.actions),
      targets: (transition.target ?? []).map(pathOf),
      reenter: transition.reenter,
      description: transition.description ?? null,
    })),
  );
}

/** A state and everything below it, read from the definition that executes, in the order it was written. */
function readState(node: AnyStateNode, sent: ReadonlySet<string> | undefined): ChartState {
  const first = node.type === 'compound' ? node.initial.target[0] : undefined;
  return {
    path: pathOf(node),
    key: node.key,
    type: node.type === 'history' ? 'atomic' : node.type,
    initial: first ? pathOf(first) : null,
    entry: named(node.entry),
    exit: named(node.exit),
    invokes: node.invoke.map(({ id, src }) => ({ id, service: String(src) })),
    tags: node.tags,
    description: node.description ?? null,
    transitions: transitionsOf(node, sent),
    children: Object.values(node.states).map((child) => readState(child, sent)),
  };
}

/**
 * The chart of a machine: everything that is drawn of it. `sent` names the events that its user sends; the others are
 * told to it by the machine itself or by what is around it.
 */
export const chartOf = (machine: AnyStateMachine, sent?: Iterable<string>): ChartState =>
  readState(machine.root, sent === undefined ? undefined : new Set(sent));

/** Every state of a chart, parents before children; the machine itself comes first. */
export const statesOf = (chart: ChartState): ChartState[] => [chart, ...chart.children.flatMap(statesOf)];
