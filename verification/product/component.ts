import type {
  Authority,
  AuthorityEmitted,
  AuthorityEvent,
  Kind,
  Look,
} from '../../machines/authority/index.ts';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { rangesOf } from '../../machines/authority/range.ts';
import { explore } from '../explore.ts';
import type { ExploreOptions, MachineGraph } from '../machine-graph.ts';
import { keyOf } from '../key.ts';
import type { Event } from '../reaction.ts';
import { bisimulation } from './minimise.ts';
import { type Readings, readers } from './reading.ts';

/** What a machine gives out on one event, as the product needs it. */
export interface Output {
  readonly emitted: readonly AuthorityEmitted[];
  readonly armed: readonly string[];
}

/** One machine of the authority as tables: the product steps it by looking up. */
export interface Component {
  readonly kind: Kind;
  /** Blocks of the bisimulation; 0 is the start. */
  readonly size: number;
  /** Event classes by `keyOf` the event. Events that do the same everywhere share a class. */
  readonly classOf: ReadonlyMap<string, number>;
  /** `to[block * classes + class]`; −1 where senders promised not to send it. */
  readonly to: readonly Int32Array[];
  readonly output: readonly (readonly Output[])[];
  /** For each class what it does in every block alike, if it does. */
  readonly constant: readonly ({ to: number; output: Output } | null)[];
  readonly looks: readonly Look[];
  readonly readings: readonly Readings[Kind][];
  readonly armed: readonly (readonly string[])[];
  readonly timers: readonly string[];
  readonly graph: MachineGraph;
}

export type Components = Readonly<Record<Kind, Component>>;

/** What the product is made from; tests break parts of it. */
export interface Parts {
  readonly authority: Authority;
  readonly alphabet?: (kind: Kind) => AuthorityEvent[];
  readonly ranges?: ReturnType<typeof rangesOf>;
  /** Deadlines that never come. */
  readonly timeless?: readonly string[];
  /** Machines that were walked before, under what may reach them here. */
  readonly graphs?: Partial<Readonly<Record<Kind, MachineGraph>>>;
}

const problemIn = ({ error }: { error?: { issues: readonly { path: PropertyKey[]; message: string }[] } }) =>
  error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') ?? null;

/** Events whose payload properties read; no two of them share a class, though machines treat them alike. */
const readByProperties: ReadonlySet<string> = new Set(['session.start', 'account.failed']);

const silent: Output = { emitted: [], armed: [] };

interface Column {
  readonly to: Int32Array;
  readonly output: readonly Output[];
  /** The events that do this, by `keyOf`; all of one type. */
  readonly keys: readonly string[];
}

const typeIn = (key: string) => (JSON.parse(key) as Event).type;

/** Events that do the same become one column. */
function merged(columns: readonly Column[], rename: (event: AuthorityEmitted) => AuthorityEmitted): Column[] {
  const byContent = new Map<string, Column & { keys: string[] }>();
  for (const { to, output, keys } of columns) {
    const [key] = keys as [string];
    const type = typeIn(key);
    const renamed = output.map(({ emitted, armed }) => ({ emitted: emitted.map(rename), armed }));
    const content = keyOf([readByProperties.has(type) ? key : type, [...to], renamed]);
    const same = byContent.get(content);
    if (same) same.keys.push(...keys);
    else byContent.set(content, { to, output: renamed, keys: [...keys] });
  }
  return [...byContent.values()];
}

function columnsOf(graph: MachineGraph, blocks: Int32Array, size: number): Column[] {
  const columns = new Map<string, { to: Int32Array; output: Output[]; keys: string[] }>();
  const keys = graph.steps.map(({ event }) => keyOf(event));
  for (let edge = 0; edge < graph.to.length; edge++) {
    const { emitted, armed } = graph.steps[graph.step[edge]!]!;
    const key = keys[graph.step[edge]!]!;
    let column = columns.get(key);
    if (!column) {
      const output = Array.from({ length: size }, () => silent);
      column = { to: new Int32Array(size).fill(-1), output, keys: [key] };
      columns.set(key, column);
    }
    const block = blocks[graph.from[edge]!]!;
    column.to[block] = blocks[graph.to[edge]!]!;
    column.output[block] = { emitted: emitted as unknown as AuthorityEmitted[], armed };
  }
  return merged([...columns.values()], (event) => event);
}

/** What of a folded machine does not depend on the others. */
interface Folded {
  /** A state of each block. */
  readonly first: readonly number[];
  readonly columns: readonly Column[];
}

const folds = new WeakMap<MachineGraph, Folded>();

function folded(kind: Kind, graph: MachineGraph): Folded {
  const known = folds.get(graph);
  if (known) return known;
  const read = readers[kind] as (look: Look) => Readings[Kind];
  const blocks = bisimulation(graph, (state) => keyOf(read(graph.place(state))));
  const size = Math.max(...blocks) + 1;
  const first = Array.from({ length: size }, (_, block) => blocks.indexOf(block));
  const fold = { first, columns: columnsOf(graph, blocks, size) };
  folds.set(graph, fold);
  return fold;
}

function componentOf(
  kind: Kind,
  graph: MachineGraph,
  rename: (event: AuthorityEmitted) => AuthorityEmitted,
): Component {
  const read = readers[kind] as (look: Look) => Readings[Kind];
  const { first, columns } = folded(kind, graph);
  const places = first.map((state) => graph.place(state));
  const distinct = merged(columns, rename);
  const isConstant = ({ to, output }: Column) =>
    to.every((target) => target >= 0 && target === to[0]) &&
    output.every((one) => keyOf(one) === keyOf(output[0]));
  return {
    kind,
    size: first.length,
    classOf: new Map(distinct.flatMap(({ keys }, place) => keys.map((key) => [key, place]))),
    to: distinct.map(({ to }) => to),
    output: distinct.map(({ output }) => output),
    constant: distinct.map((column) =>
      isConstant(column) ? { to: column.to[0]!, output: column.output[0]! } : null,
    ),
    looks: places.map(({ value, context }) => ({ value, context })),
    readings: places.map((place) => read(place)),
    armed: places.map(({ armed }) => armed),
    timers: [...new Set(places.flatMap(({ armed }) => armed))].toSorted(),
    graph,
  };
}

/** Each routed event by one of the events that do the same wherever they arrive. */
function renamer(components: readonly Component[]) {
  const names = new Map<string, AuthorityEmitted>();
  for (const { classOf } of components) {
    const first = new Map<number, AuthorityEmitted>();
    for (const [key, place] of classOf) {
      if (!first.has(place)) first.set(place, JSON.parse(key) as AuthorityEmitted);
      names.set(key, first.get(place)!);
    }
  }
  return (event: AuthorityEmitted): AuthorityEmitted => names.get(keyOf(event)) ?? event;
}

const walked = new WeakMap<object, Map<string, MachineGraph>>();

/** The same machine under the same events is walked once. */
function walkedOnce(machine: object, events: string, walk: () => MachineGraph): MachineGraph {
  const known = walked.get(machine) ?? new Map<string, MachineGraph>();
  walked.set(machine, known);
  const graph = known.get(events) ?? walk();
  known.set(events, graph);
  return graph;
}

/** What may come to a machine of the authority, and what it may be in. */
export const optionsOf = (kind: Kind, ranges: ReturnType<typeof rangesOf>): ExploreOptions => ({
  events: alphabetOf(kind),
  outOfRange: (context) => problemIn(ranges[kind].safeParse(context)),
  isPromised: (event, context) => isPromised(event as unknown as AuthorityEvent, context),
});

/** Explores every machine of the authority and folds it: states by bisimulation, events by what they do. */
export function componentsOf(parts: Parts): Components {
  const {
    authority,
    alphabet = alphabetOf,
    ranges = rangesOf(parts.authority.policy),
    timeless = [],
  } = parts;
  const kinds = Object.keys(authority.machines) as Kind[];
  const graphs = kinds.map((kind) => {
    const given = parts.graphs?.[kind];
    if (given) return given;
    const events = alphabet(kind);
    const walk = () => explore(authority.machines[kind], { ...optionsOf(kind, ranges), events, timeless });
    return parts.ranges ? walk() : walkedOnce(authority.machines[kind], keyOf([events, timeless]), walk);
  });
  const fold = (rename: (event: AuthorityEmitted) => AuthorityEmitted) =>
    kinds.map((kind, index) => componentOf(kind, graphs[index]!, rename));
  const classes = (all: readonly Component[]) => all.reduce((sum, { to }) => sum + to.length, 0);
  let found = fold((event) => event);
  for (let before = Infinity; classes(found) < before;) {
    before = classes(found);
    found = fold(renamer(found));
  }
  return Object.fromEntries(found.map((component) => [component.kind, component])) as unknown as Components;
}
