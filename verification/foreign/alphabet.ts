import type { AnyStateMachine } from 'xstate';
import { nodesOf } from '../nodes.ts';
import type { Event } from '../reaction.ts';
import type { Told } from './told.ts';

/** What may come to a machine, and what that leaves out of the real world. */
export interface Alphabet {
  readonly events: readonly Event[];
  readonly results: (source: string, id: string) => readonly Event[];
  readonly abstraction: readonly string[];
}

const fits = (type: string, descriptor: string): boolean =>
  descriptor === '*' || `${type}.`.startsWith(descriptor.slice(0, -1));

const listOf = (names: Iterable<string>): string => [...new Set(names)].join(', ');

/** What was told; and for whatever else a machine listens to, one event, without a payload. */
export function alphabetOf(machine: AnyStateMachine, { events, outputs, ignored }: Told): Alphabet {
  const nodes = nodesOf(machine);
  const descriptors = new Set(nodes.flatMap(({ ownEvents }) => ownEvents as string[]));
  const untold = [...descriptors].filter(
    (type) => !type.startsWith('xstate.') && !events.some((event) => event.type === type),
  );
  const bare = untold.filter((type) => !type.includes('*'));
  const wild = untold
    .filter((type) => type.includes('*') && !events.some((event) => fits(event.type, type)))
    .map((type) => (type === '*' ? 'anything.else' : type.replace('*', 'anything')));
  const routed = nodes.filter(({ config }) => 'route' in config && config.id !== undefined);
  const told = (source: string, id: string) => outputs[id] ?? outputs[source];
  return {
    events: [
      ...events,
      ...[...bare, ...wild].map((type) => ({ type })),
      ...routed.map(({ id }) => ({ type: 'xstate.route', to: `#${id}` })),
    ],
    results: (source, id) => [
      ...(told(source, id) ?? [{}]).map((output) => ({ type: `xstate.done.actor.${id}`, output })),
      { type: `xstate.error.actor.${id}`, error: new Error('It failed.') },
      ...(descriptors.has(`xstate.snapshot.${id}`)
        ? [{ type: `xstate.snapshot.${id}`, snapshot: { status: 'active', context: {}, value: '' } }]
        : []),
    ],
    abstraction: [
      ...(ignored.length === 0
        ? []
        : [`States are the same whatever these context keys hold: ${listOf(ignored)}.`]),
      ...aboutEvents(bare, wild),
      ...aboutServices(machine, told),
      ...aboutActions(machine),
    ],
  };
}

function aboutEvents(bare: readonly string[], wild: readonly string[]): string[] {
  return [
    ...(bare.length === 0
      ? []
      : [`Sent without a payload: ${listOf(bare)}. Export a list "events", or give --events, to send more.`]),
    ...(wild.length === 0 ? [] : [`A wildcard gets one event of its kind: ${listOf(wild)}.`]),
  ];
}

function aboutServices(
  machine: AnyStateMachine,
  told: (source: string, id: string) => readonly unknown[] | undefined,
): string[] {
  const services = nodesOf(machine).flatMap(({ invoke }) =>
    invoke.map(({ id, src }) => ({ id, source: String(src) })),
  );
  if (services.length === 0) return [];
  const blank = services.filter(({ id, source }) => told(source, id) === undefined);
  const empty =
    blank.length === 0
      ? ''
      : ` With an empty object: ${listOf(blank.map(({ id }) => id))}. Export "outputs" to answer more.`;
  return [
    `Services, child machines and callbacks do nothing but answer once or fail, at any time; what they send to the machine are events like any other.${empty}`,
  ];
}

interface Given {
  readonly type?: string;
  readonly resolve?: unknown;
  readonly delay?: unknown;
}

function aboutActions(machine: AnyStateMachine): string[] {
  const nodes = nodesOf(machine);
  const written = nodes.flatMap((node) => [
    ...node.entry,
    ...node.exit,
    ...[
      ...(node.transitions as ReadonlyMap<string, readonly { actions: readonly unknown[] }[]>).values(),
    ].flatMap((list) => list.flatMap(({ actions }) => actions)),
  ]);
  const all = [...written, ...Object.values(machine.implementations.actions)].filter(
    (one): one is Given & ((...args: never) => unknown) => typeof one === 'function',
  );
  const has = (...types: string[]) => all.some(({ type }) => type !== undefined && types.includes(type));
  const hasTimers = nodes.some((node) =>
    [...(node.transitions as ReadonlyMap<string, unknown>).keys()].some((type) =>
      type.startsWith('xstate.after.'),
    ),
  );
  return [
    ...(hasTimers || all.some(({ delay }) => delay !== undefined)
      ? ['A delay may end at any time, whatever its length, before or after others.']
      : []),
    ...(all.some((one) => !('resolve' in one))
      ? ['Actions that are functions are not run; assign, raise and the like are.']
      : []),
    ...(has('xstate.sendTo') ? ['What is sent to other actors is not followed.'] : []),
  ];
}
