import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { keyOfTransition } from '../../machines/vocabulary/transition-key.ts';
import { fnv } from './fnv.ts';

/** Every name in a machine: what may be said of it to anybody, because it stands in its definition. */
export interface Names {
  /** Dotted paths below the machine; the machine itself is `''`. */
  readonly states: ReadonlySet<string>;
  /** Event types, those of XState itself among them. */
  readonly events: ReadonlySet<string>;
  /** Ids of invocations, and what is invoked. */
  readonly calls: ReadonlyMap<string, string>;
  readonly delays: ReadonlySet<string>;
  /** `keyOfTransition` of every transition. */
  readonly transitions: ReadonlySet<string>;
  /** Over all of these, 16 hexadecimal digits. Tells builds apart; not for secrets. */
  readonly hash: string;
}

const pathOf = (node: AnyStateNode) => node.path.join('.');

const groupsOf = (node: AnyStateNode): (readonly [string, readonly AnyTransitionDefinition[]])[] => [
  ...node.transitions.entries(),
  ...(node.always ? [['', node.always] as const] : []),
];

/** What XState itself sends. */
const engineEvents = ['xstate.init', 'xstate.stop', '@xstate.actor', '@xstate.init'];

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

const guardName = ({ guard }: AnyTransitionDefinition) =>
  typeof guard === 'string' ? guard : ((guard as { type?: string } | undefined)?.type ?? '');

const read = new WeakMap<AnyStateNode['config'], Names>();

/** Read once for each definition: `machine.provide()` keeps its config. */
export function namesOf(machine: AnyStateMachine): Names {
  const known = read.get(machine.config);
  if (known) return known;
  const nodes = nodesOf(machine.root);
  const calls = new Map(
    nodes.flatMap(({ invoke }) => invoke.map(({ id, src }) => [id, String(src)] as const)),
  );
  const written = nodes
    .flatMap((node) => groupsOf(node).flatMap(([, group]) => group))
    .map((transition) => ({ key: keyOfTransition(transition), transition }));
  const names: Names = {
    states: new Set(nodes.map(pathOf)),
    events: new Set([
      ...engineEvents,
      ...nodes.flatMap((node) => groupsOf(node).map(([event]) => event)),
      ...[...calls.keys()].flatMap((id) => [`xstate.done.actor.${id}`, `xstate.error.actor.${id}`]),
    ]),
    calls,
    delays: new Set(nodes.flatMap(({ after }) => after.map(({ delay }) => String(delay)))),
    transitions: new Set(written.map(({ key }) => key)),
    hash: fnv([
      ...nodes.map(pathOf),
      ...[...calls].flat(),
      ...written.map(({ key, transition }) =>
        [key, guardName(transition), ...(transition.target ?? []).map(pathOf)].join(' '),
      ),
    ]),
  };
  read.set(machine.config, names);
  return names;
}
