import type { AnyStateMachine } from 'xstate';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { rangesOf } from '../../machines/authority/range.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { explore } from '../../verification/explore.ts';
import type { MachineGraph } from '../../verification/machine-graph.ts';
import type { Event } from '../../verification/reaction.ts';

/** One machine walked under one policy. */
export interface Walk {
  readonly kind: Kind;
  readonly graph: MachineGraph;
  /** What each named guard said, whenever it was asked. */
  readonly said: ReadonlyMap<string, ReadonlySet<boolean>>;
  /** States that a machine can rest in: all but those that it leaves at once. */
  readonly states: readonly string[];
}

interface Node {
  readonly id: string;
  readonly always?: readonly unknown[];
  readonly states: Readonly<Record<string, Node>>;
}

const restingIn = (node: Node): string[] => [
  ...((node.always ?? []).length > 0 ? [] : [node.id]),
  ...Object.values(node.states).flatMap(restingIn),
];

type Guard = (...args: unknown[]) => boolean;
const isPlain = (guard: unknown) => typeof guard === 'function' && !('check' in guard);

export function walk(kind: Kind, changes: Partial<Policy>): Walk {
  const policy = { ...defaultPolicy, ...changes };
  const machine = createAuthority(policy).machines[kind] as unknown as AnyStateMachine;
  const said = new Map<string, Set<boolean>>();
  const listened = Object.entries(machine.implementations.guards).filter(([, guard]) => isPlain(guard));
  const guards = listened.map(([name, guard]) => {
    const heard = new Set<boolean>();
    said.set(name, heard);
    const asked: Guard = (...args) => {
      const says = (guard as unknown as Guard)(...args);
      heard.add(says);
      return says;
    };
    return [name, asked] as const;
  });
  const range = rangesOf(policy)[kind];
  const graph = explore(machine.provide({ guards: Object.fromEntries(guards) } as never), {
    events: alphabetOf(kind) as unknown as Event[],
    isPromised: (event, context) => isPromised(event as never, context),
    outOfRange: (context) => range.safeParse(context).error?.message ?? null,
  });
  return { kind, graph, said, states: restingIn(machine.root as unknown as Node) };
}

/** The ids of the states in a state value, the machine's own included. */
export function statesIn(prefix: string, value: unknown): string[] {
  if (typeof value === 'string') return [prefix, `${prefix}.${value}`];
  const inner = Object.entries(value as object).flatMap(([name, part]) =>
    statesIn(`${prefix}.${name}`, part),
  );
  return [prefix, ...inner];
}
