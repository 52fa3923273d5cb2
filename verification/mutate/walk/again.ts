import type { AnyStateMachine } from 'xstate';
import { blinded } from '../../blind.ts';
import { BoundExceeded, RangeLeft } from '../../failure.ts';
import { GraphBuilder } from '../../graph.ts';
import type { ExploreOptions, MachineGraph, MachinePlace, MachineStep } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';
import type { Reach } from '../mutant.ts';
import { decides, eventKey, isBeforeAll, type Known, knownOf, placeKey, stepKey } from './known.ts';
import { type Move, Mover } from './moves.ts';
import { touchedIn } from './reach.ts';

/** A mutant's walk beside that of the original. */
export interface Walked {
  readonly graph: MachineGraph;
  /** By state of the mutant the state of the original that is the same, or −1. */
  readonly same: Int32Array;
  /** By state of the original its number in the mutant, or −1. */
  readonly numbers: Int32Array;
  /** Edges of the original that are others in the mutant; those of states that it does not reach are left out. */
  readonly changed: readonly number[];
  /** Edges of the mutant, on changed and new ones, whose transitions lead nowhere and do nothing. */
  readonly idle: ReadonlySet<number>;
}

const unmoved = { emitted: [], armed: [], cancelled: [], started: [], asked: [], output: null } as const;

/** One mutant's walk, where all that the fault does not touch is taken from the walk of the original. */
class Again {
  readonly #original: MachineGraph;
  readonly #options: ExploreOptions;
  readonly #known: Known;
  readonly #places: MachinePlace[] = [];
  readonly #same: number[] = [];
  readonly #found = new Map<string, number>();
  readonly #numbers: Int32Array;
  readonly #steps: MachineStep[];
  readonly #newSteps = new Map<string, number>();
  readonly #refused = new Map<string, number>();
  readonly #builder = new GraphBuilder();
  readonly #mover: Mover;
  readonly #changed: number[] = [];
  readonly #idle = new Set<number>();
  #edges = 0;

  constructor(original: MachineGraph, machine: AnyStateMachine, options: ExploreOptions) {
    this.#mover = new Mover(machine, options);
    this.#original = original;
    this.#options = options;
    this.#known = knownOf(original);
    this.#numbers = new Int32Array(original.size).fill(-1);
    this.#steps = [...original.steps];
  }

  run(isTouched: (edge: number) => boolean, beginsAnew: boolean): Walked {
    const { first, to, step, steps } = this.#original;
    const isSplit = isBeforeAll(this.#original, 0);
    const starts = beginsAnew
      ? (this.#options.starts ?? [undefined]).map((input) => ({ input, ...this.#mover.begin(input) }))
      : [];
    if (isSplit || !beginsAnew) this.#of(0);
    else this.#visit(starts[0]!.after, 'the start');
    for (let state = 0; state < this.#places.length; state++) {
      this.#builder.open();
      const same = this.#same[state]!;
      const place = this.#places[state]!;
      let snapshot: ReturnType<Mover['snapshotOf']> | undefined;
      const take = (event: Event) => {
        snapshot ??= this.#mover.snapshotOf(place);
        return this.#take(state, event, this.#mover.take(place, snapshot, event));
      };
      if (same < 0) {
        if (!place.done) for (const event of this.#mover.eventsAt(place)) take(event);
        continue;
      }
      if (state === 0 && isSplit && beginsAnew) {
        for (const [index, start] of starts.entries()) {
          const edge = first[same]! + index;
          this.#compare(edge, this.#take(state, { type: 'flow.start', ...(start.input as object) }, start));
        }
        continue;
      }
      for (let edge = first[same]!; edge < first[same + 1]!; edge++) {
        if (isTouched(edge)) this.#compare(edge, take(steps[step[edge]!]!.event));
        else this.#edge(this.#of(to[edge]!), step[edge]!);
      }
    }
    const places = this.#places;
    return {
      graph: {
        ...this.#original,
        ...this.#builder.build(),
        steps: this.#steps,
        place: (state) => places[state]!,
        tell: (state) => JSON.stringify([places[state]!.value, decides(places[state]!.context)]),
      },
      same: Int32Array.from(this.#same),
      numbers: this.#numbers,
      changed: this.#changed,
      idle: this.#idle,
    };
  }

  #compare(edge: number, [to, step]: readonly [number, number]): void {
    const { to: heads, step: steps } = this.#original;
    if (this.#same[to] !== heads[edge] || step !== steps[edge]) this.#changed.push(edge);
  }

  #edge(to: number, step: number): void {
    this.#edges++;
    this.#builder.edge(to, step);
  }

  /** The number of a state of the original. */
  #of(state: number): number {
    const number = this.#numbers[state]!;
    return number >= 0 ? number : (this.#numbers[state] = this.#add(this.#original.place(state), state));
  }

  #add(place: MachinePlace, same: number): number {
    this.#same.push(same);
    return this.#places.push(place) - 1;
  }

  #visit(place: MachinePlace, cause: string): number {
    const key = placeKey(place);
    const same = this.#known.states.get(key);
    if (same !== undefined) return this.#of(same);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const { outOfRange, bound = 50_000 } = this.#options;
    const problem = outOfRange?.(decides(place.context)) ?? null;
    if (problem !== null) throw new RangeLeft(this.#mover.name, place.value, cause, problem);
    if (this.#places.length >= bound) throw new BoundExceeded(this.#mover.name, bound);
    const number = this.#add(place, -1);
    this.#found.set(key, number);
    return number;
  }

  /** Gives where it leads, and the number of the step. */
  #take(state: number, event: Event, move: Move | null): readonly [number, number] {
    const isStill = move !== null && !move.acted && move.output === null;
    if (move === null || isStill) {
      const step = this.#refusal(state, event);
      this.#edge(state, step);
      return [state, step];
    }
    const { after, given, asked, output, acted, idle } = move;
    const to = this.#visit(after, event.type);
    const handled = to !== state || acted;
    if (idle && to === state) this.#idle.add(this.#edges);
    const step = this.#note({ ...given, event, handled, asked, output, ...this.#marks(after.context) });
    this.#edge(to, step);
    return [to, step];
  }

  /** The step of an event that changes nothing: many times the same. */
  #refusal(state: number, event: Event): number {
    const { context } = this.#places[state]!;
    const marks = this.#marksOf(state, context);
    const key = `${eventKey(event)}${marks.key}`;
    let step = this.#refused.get(key);
    if (step === undefined) {
      step = this.#note({
        ...unmoved,
        event,
        handled: false,
        carried: marks.carried,
        decisive: marks.decisive,
      });
      this.#refused.set(key, step);
    }
    return step;
  }

  readonly #marked: { carried: string[]; decisive: string[]; key: string }[] = [];

  #marksOf(state: number, context: object) {
    let marks = this.#marked[state];
    if (!marks) {
      const found = this.#marks(context);
      marks = { ...found, key: `|${found.carried.join()}|${found.decisive.join()}` };
      this.#marked[state] = marks;
    }
    return marks;
  }

  readonly #marksIn = new WeakMap<object, { carried: string[]; decisive: string[] }>();

  /** The marks that are in a context. */
  #marks(context: object): { carried: string[]; decisive: string[] } {
    const known = this.#marksIn.get(context);
    if (known) return known;
    const { marks = [] } = this.#options;
    const within = (part: object) => {
      const text = marks.length > 0 ? JSON.stringify(part) : '';
      return marks.filter((mark) => text.includes(mark));
    };
    const found = { carried: within(context), decisive: within(decides(context)) };
    this.#marksIn.set(context, found);
    return found;
  }

  #note(told: Omit<MachineStep, 'label' | 'noted'>): number {
    const step: MachineStep = { ...told, label: '', noted: '' };
    const key = stepKey(step);
    let number = this.#known.steps.get(key) ?? this.#newSteps.get(key);
    if (number === undefined) {
      const label = this.#known.labels.get(eventKey(step.event)) ?? step.event.type;
      number = this.#steps.push({ ...step, label }) - 1;
      this.#newSteps.set(key, number);
    }
    return number;
  }
}

/**
 * Walks a mutant of a machine whose graph is `original`. What its fault does not reach is taken from the walk of the
 * original: the graph is the same as that of a whole walk. Throws `RangeLeft`, `BoundExceeded`, and what XState throws.
 */
export function walkMutant(
  original: MachineGraph,
  sound: AnyStateMachine,
  mutant: AnyStateMachine,
  reach: Reach | null,
  options: ExploreOptions,
): Walked {
  const { machine } = blinded(mutant);
  const again = new Again(original, machine, options);
  return again.run(touchedIn(original, sound, reach), reach?.of !== 'event');
}
