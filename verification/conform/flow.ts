import { exploreFlow } from '../flow.ts';
import { keyOf } from '../key.ts';
import type { MachineGraph } from '../machine-graph.ts';
import type { Event } from '../reaction.ts';
import type { WalkableFlow } from '../subjects.ts';
import type { Numbered } from './read.ts';
import type { FlowLine, Misfit } from './schema.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether what was seen is in the class of what was explored: what the class leaves open is not compared. */
function isIn(seen: unknown, explored: unknown): boolean {
  if (seen === undefined || explored === undefined) return true;
  if (isRecord(seen) && isRecord(explored)) {
    return Object.keys(seen).every((name) => isIn(seen[name], explored[name]));
  }
  if (typeof explored === 'boolean' || explored === null) return seen === explored;
  if (typeof explored === 'string' && !explored.startsWith('⟨')) return seen === explored;
  return true;
}

const eventOf = ({ event }: FlowLine): Event | undefined => event as Event | undefined;

/** Told without what the line only carries along. */
const tellLine = ({ event, snapshot }: FlowLine): string =>
  [event?.type, `→ ${keyOf(snapshot?.value)}`].filter(Boolean).join(' ');

const graphs = new WeakMap<WalkableFlow, MachineGraph>();

/** The followed set of states of one flow. */
class Follower {
  readonly #graph: MachineGraph;
  /** The value of each state, as a text. */
  readonly #values: readonly string[];
  #states: ReadonlySet<number> | null = null;

  readonly #events: WalkableFlow['events'];

  constructor(flow: WalkableFlow) {
    const graph = graphs.get(flow) ?? exploreFlow(flow);
    graphs.set(flow, graph);
    this.#events = flow.events;
    this.#graph = graph;
    this.#values = Array.from({ length: graph.size }, (_, state) => keyOf(graph.place(state).value));
  }

  get states(): ReadonlySet<number> {
    return this.#states ?? this.#begun();
  }

  #begun(): ReadonlySet<number> {
    const all = Array.from({ length: this.#graph.size }, (_, state) => state);
    return new Set(all.filter((state) => this.#graph.place(state).begins));
  }

  /** Takes a line; whether any state is left. Where none is, the set stays as it was. */
  take(line: FlowLine): boolean {
    const event = eventOf(line);
    const value = keyOf(line.snapshot?.value);
    const reached =
      event === undefined
        ? this.#closure()
        : event.type === 'xstate.init'
          ? this.#states === null
            ? this.#begun()
            : new Set<number>()
          : this.#after(event);
    const left = new Set([...reached].filter((state) => this.#values[state] === value));
    if (left.size === 0) return false;
    this.#states = left;
    return true;
  }

  *#edges(state: number): Generator<number> {
    for (let edge = this.#graph.first[state]!; edge < this.#graph.first[state + 1]!; edge++) yield edge;
  }

  /** What a customer does reaches the machine only where it reacts; all else may come at any time. */
  #after(event: Event): Set<number> {
    const isChecked = Object.hasOwn(this.#events, event.type);
    const { to, step, steps } = this.#graph;
    const reached = new Set<number>();
    for (const state of this.states) {
      for (const edge of this.#edges(state)) {
        const { event: known, handled } = steps[step[edge]!]!;
        if (known.type !== event.type || !isIn(event, known)) continue;
        if (handled || !isChecked) reached.add(to[edge]!);
      }
    }
    return reached;
  }

  /** Where any number of steps that were not written down may lead. */
  #closure(): Set<number> {
    const reached = new Set(this.states);
    for (const state of reached) for (const edge of this.#edges(state)) reached.add(this.#graph.to[edge]!);
    return reached;
  }

  /** What the machine would have reacted to, and where that leads. */
  expected(): string[] {
    const { to, step, steps } = this.#graph;
    const found = new Set<string>();
    if (this.#states === null)
      for (const state of this.states) found.add(`xstate.init → ${this.#values[state]!}`);
    else {
      for (const state of this.states) {
        for (const edge of this.#edges(state)) {
          const { handled, event } = steps[step[edge]!]!;
          if (handled) found.add(`${event.type} → ${this.#values[to[edge]!]!}`);
        }
      }
    }
    return [...found].toSorted();
  }

  told(): string[] {
    return [...new Set([...this.states].map((state) => this.#values[state]!))].toSorted().slice(0, 5);
  }
}

/** Follows the log of a flow through its graph: how many lines were compared, and the first that no path explains. */
export function followFlow(
  name: string,
  flow: WalkableFlow,
  lines: readonly Numbered<FlowLine>[],
): { judged: number; misfit: Misfit | null } {
  const follower = new Follower(flow);
  let lastFitting: number | null = null;
  let judged = 0;
  for (const { line, row } of lines) {
    if (row.type !== '@xstate.snapshot' || row.snapshot?.value === undefined) continue;
    judged++;
    if (!follower.take(row)) {
      const misfit: Misfit = {
        line,
        isEnd: false,
        found: tellLine(row),
        expected: follower.expected(),
        lastFitting,
        states: follower.told(),
        observer: name,
      };
      return { judged, misfit };
    }
    lastFitting = line;
  }
  return { judged, misfit: null };
}
