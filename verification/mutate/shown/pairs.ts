import type { AnyStateMachine } from 'xstate';
import type { ExploreOptions, MachinePlace } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';
import type { MutableFlow } from '../originals.ts';
import { once } from '../once.ts';
import type { Tester } from '../suites/tester.ts';
import { decides, isBeforeAll, placeKey } from '../walk/known.ts';
import { freshenOf } from './fresh.ts';
import { Shower, type Told } from './plugged.ts';
import { renamed } from './rename.ts';
import { type Display, placeOf, showing, versionsBy, type Whole, wholesOf } from './whole.ts';
import { areOne, areSame, beginsAlike, doneIn, isAlike } from './witness.ts';

/** What is known of a mutant that no suite tells apart. */
export type Finding =
  /** Whatever comes, it shows and hands on the same as the original. */
  | { readonly kind: 'same' }
  /** The edges of the original at the end of which something else is shown or handed on, and both. */
  | { readonly kind: 'other'; readonly way: readonly number[]; readonly both: readonly [string, string] }
  /** There is too much to look at. */
  | { readonly kind: 'open' };

/** The original and a mutant after the same inputs, where they note something else. */
interface Pair {
  readonly state: number;
  readonly original: MachinePlace;
  readonly mutant: MachinePlace;
  /** The edges that led here. */
  readonly way: () => number[];
}

const mostSteps = 3_000_000;
const mostPairs = 20_000;

/**
 * Walks a mutant beside its original over everything that both may note: an argument by bisimulation, where values that
 * are only carried are compared by name. The states of the original are walked once for all mutants; of a mutant only
 * what its fault may change is, and what follows from there on while it notes something else.
 */
export class Pairs {
  readonly #flow: MutableFlow;
  readonly #tester: Tester;
  readonly #options: ExploreOptions;
  readonly #original: Shower;
  readonly #versions: (event: Event) => readonly Event[];
  readonly #wholes: () => { readonly all: readonly Whole[] | null };

  constructor(flow: MutableFlow, tester: Tester, options: ExploreOptions) {
    this.#flow = flow;
    this.#tester = tester;
    this.#options = options;
    this.#original = new Shower(flow, flow.machine, options);
    this.#versions = versionsBy(freshenOf(flow));
    this.#wholes = once(() => ({ all: wholesOf(flow, tester.sound.graph, options, mostSteps) }));
  }

  /** `touched`: the edges of the original that the fault may change. Throws what the mutant throws. */
  find(machine: AnyStateMachine, touched: (edge: number) => boolean, beginsAnew: boolean): Finding {
    const { all } = this.#wholes();
    if (!all) return { kind: 'open' };
    const { graph } = this.#tester.sound;
    const mutant = new Shower(this.#flow, machine, this.#options);
    const walk = new PairWalk(this.#tester, this.#original, mutant, this.#versions);
    if (beginsAnew && !isBeforeAll(graph, 0)) walk.begin(this.#options.starts?.[0]);
    const isTouched = Uint8Array.from(graph.to, (_, edge) => (touched(edge) ? 1 : 0));
    for (const [at, whole] of all.entries()) {
      const { state } = whole;
      let place: MachinePlace | null | undefined;
      for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
        if (isTouched[edge] === 0) continue;
        place ??= placeOf(graph, whole);
        walk.both(edge, place, null, () => wayTo(all, at));
        if (walk.finding) return walk.finding;
      }
    }
    return walk.run((edge) => isTouched[edge] === 1);
  }
}

const wayTo = (all: readonly Whole[], last: number): number[] => {
  const way: number[] = [];
  for (let at = last; all[at]!.edge >= 0; at = all[at]!.parent) way.push(all[at]!.edge);
  return way.toReversed();
};

/** Whether two steps are as one to whoever hears and sees them, but for what is shown. */
const givesAlike = (one: Told, other: Told): boolean =>
  one.refuses === other.refuses &&
  one.handed === other.handed &&
  one.after.done === other.after.done &&
  one.after.armed.join() === other.after.armed.join();

/** The walk of one mutant beside its original. */
class PairWalk {
  readonly #tester: Tester;
  readonly #original: Shower;
  readonly #mutant: Shower;
  readonly #versions: (event: Event) => readonly Event[];
  readonly #found = new Set<string>();
  readonly #pairs: Pair[] = [];
  finding: Finding | null = null;

  constructor(
    tester: Tester,
    original: Shower,
    mutant: Shower,
    versions: (event: Event) => readonly Event[],
  ) {
    this.#tester = tester;
    this.#original = original;
    this.#mutant = mutant;
    this.#versions = versions;
  }

  begin(input: unknown): void {
    const [one, other] = [this.#original, this.#mutant].map((shower) => shower.begin(input));
    if (!beginsAlike(this.#tester, other!)) this.#differ(() => [], one!, other!);
    else this.#compare(0, one!, other!, () => []);
  }

  /** Does an edge of the original on both. `other`: where the mutant is, unless it is in the same place. */
  both(edge: number, place: MachinePlace | null, other: MachinePlace | null, before: () => number[]): void {
    const { graph } = this.#tester.sound;
    const way = () => [...before(), edge];
    for (const event of this.#versions(graph.steps[graph.step[edge]!]!.event)) {
      const one = doneIn(this.#original, place, event)!;
      const two = doneIn(this.#mutant, other ?? place, event);
      if (two && areOne(one, two)) continue;
      const isHeard = two !== null && (givesAlike(one, two) || isAlike(this.#tester, edge, event, two));
      if (isHeard) this.#compare(graph.to[edge]!, one, two, way);
      else this.#differ(way, one, two);
      if (this.finding) return;
    }
  }

  /** Looks at all pairs that were found, and at those that follow. */
  run(touched: (edge: number) => boolean): Finding {
    const { graph } = this.#tester.sound;
    for (let at = 0; at < this.#pairs.length && !this.finding; at++) {
      if (at > mostPairs) return { kind: 'open' };
      const { state, original, mutant, way } = this.#pairs[at]!;
      if (mutant.active.some((id) => !original.active.includes(id))) return { kind: 'open' };
      const isBeside = placeKey(original) === placeKey(mutant);
      for (let edge = graph.first[state]!; edge < graph.first[state + 1]! && !this.finding; edge++) {
        const { handled } = graph.steps[graph.step[edge]!]!;
        if (handled || touched(edge) || !isBeside) this.both(edge, original, mutant, way);
      }
    }
    return this.finding ?? { kind: 'same' };
  }

  #compare(state: number, one: Told, other: Told, way: () => number[]): void {
    if (one.whole !== other.whole) this.#differ(way, one, other);
    else if (!areSame(one.after, other.after)) this.#add(state, one.after, other.after, way);
  }

  #differ(way: () => number[], one: Told, other: Told | null): void {
    this.finding = { kind: 'other', way: way(), both: [one.whole, other?.whole ?? 'it cannot happen'] };
  }

  #add(state: number, original: MachinePlace, mutant: MachinePlace, way: () => number[]): void {
    const displays = [original, mutant].map(({ context }) => (context as Display).display ?? null);
    const json = renamed(JSON.stringify(displays));
    const key = `${state} ${JSON.stringify([mutant.value, mutant.armed, mutant.active, decides(mutant.context)])} ${json}`;
    if (this.#found.has(key)) return;
    this.#found.add(key);
    const [one, other] = JSON.parse(json) as [unknown, unknown];
    this.#pairs.push({ state, original: showing(original, one), mutant: showing(mutant, other), way });
  }
}
