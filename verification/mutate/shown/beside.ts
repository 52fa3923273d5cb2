import type { AnyStateMachine } from 'xstate';
import type { ExploreOptions, MachinePlace } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';
import type { MutableFlow } from '../originals.ts';
import type { Failure, Player } from '../suites/player.ts';
import type { Tester } from '../suites/tester.ts';
import { isBeforeAll } from '../walk/known.ts';
import { type Freshen, freshenOf } from './fresh.ts';
import { hashOf } from './hash.ts';
import { Shower } from './plugged.ts';
import { areSame, beginsAlike, doneIn, isAlike } from './witness.ts';

/** A test of the original with all that it shows, step by step: 0 is before the first. */
interface Recording {
  readonly places: readonly (MachinePlace | null)[];
  /** Everything that is seen and given, as hashes. */
  readonly wholes: readonly number[];
  readonly events: readonly Event[];
}

/** How a test fails beside the original: for all who play it by its suite, or only in what is shown or handed on. */
export interface Fall extends Failure {
  readonly shown: boolean;
}

/** More recorded steps than this are recorded anew when they are asked for. */
const mostSteps = 60_000;

/** A mutant at the beginning of a test. */
interface Begun {
  readonly shower: Shower;
  /** Where it is before the first step, where that is not as in the original. */
  readonly own: MachinePlace | null;
  /** The edges that its fault may change. */
  readonly touched: ReadonlySet<number>;
}

/**
 * Plays the tests of a flow on its mutants step by step beside the original, both with everything that they note: the
 * whole picture, what is handed to services and to the clock, and what the flow ends with must be the same. Every
 * answer says something new.
 */
export class Beside {
  readonly #flow: MutableFlow;
  readonly #tester: Tester;
  readonly #player: Player;
  readonly #options: ExploreOptions;
  readonly #original: Shower;
  readonly #freshen: Freshen;
  readonly #isSplit: boolean;
  readonly #recorded = new Map<number, Recording>();
  /** Steps in all recordings that are kept. */
  #kept = 0;

  constructor(flow: MutableFlow, tester: Tester, player: Player, options: ExploreOptions) {
    this.#flow = flow;
    this.#tester = tester;
    this.#player = player;
    this.#options = options;
    this.#original = new Shower(flow, flow.machine, options);
    this.#freshen = freshenOf(flow);
    this.#isSplit = isBeforeAll(tester.sound.graph, 0);
  }

  /**
   * The first test that fails by its suite, else the first that shows or hands on something else; `null` when none
   * does. `touched`: the edges that the fault may change; `most`: after so many tests no more are tried. Throws what the
   * mutant throws.
   */
  fall(
    machine: AnyStateMachine,
    touched: (edge: number) => boolean,
    beginsAnew: boolean,
    most = Infinity,
  ): Fall | null {
    const shower = new Shower(this.#flow, machine, this.#options);
    let shown: Fall | null = null;
    let own: MachinePlace | null = null;
    if (beginsAnew && !this.#isSplit) {
      const begun = shower.begin(this.#options.starts?.[0]);
      if (!beginsAlike(this.#tester, begun)) return { test: 0, step: 0, shown: false };
      const { places, wholes } = this.#recording(0);
      if (hashOf(begun.whole) !== wholes[0]) shown = { test: 0, step: 0, shown: true };
      if (!areSame(begun.after, places[0]!)) own = begun.after;
    }
    const edges = this.#player.walked.filter(touched);
    const mutant: Begun = { shower, own, touched: new Set(edges) };
    let tried = 0;
    for (const [test, begin] of this.#player.beginnings(own ? null : edges)) {
      if (tried++ >= most) break;
      const fall = this.#play(mutant, test, begin);
      if (fall && !fall.shown) return fall;
      shown ??= fall;
    }
    return shown;
  }

  #play({ shower, own: start, touched }: Begun, test: number, begin: number): Fall | null {
    const edges = this.#player.test(test);
    const { places, wholes, events } = this.#recording(test);
    let shown: Fall | null = null;
    let own = start;
    for (let at = begin; at < edges.length; at++) {
      const edge = edges[at]!;
      if (own === null && !touched.has(edge)) continue;
      const event = events[at]!;
      const done = doneIn(shower, own ?? places[at]!, event);
      if (done === null || !isAlike(this.#tester, edge, event, done)) {
        return { test, step: at + 1, shown: false };
      }
      const isWhole = hashOf(done.whole) === wholes[at + 1];
      if (!isWhole) shown ??= { test, step: at + 1, shown: true };
      own = isWhole && areSame(done.after, places[at + 1]!) ? null : done.after;
    }
    return shown;
  }

  #recording(test: number): Recording {
    const known = this.#recorded.get(test);
    if (known) return known;
    const recording = this.#record(test);
    this.#kept += recording.events.length;
    if (this.#kept > mostSteps) {
      this.#recorded.clear();
      this.#kept = recording.events.length;
    }
    this.#recorded.set(test, recording);
    return recording;
  }

  #record(test: number): Recording {
    const { graph } = this.#tester.sound;
    const begun = this.#isSplit ? null : this.#original.begin(this.#options.starts?.[0]);
    const places: (MachinePlace | null)[] = [begun?.after ?? null];
    const wholes = [hashOf(begun?.whole ?? '')];
    const events: Event[] = [];
    for (const [at, edge] of this.#player.test(test).entries()) {
      const event = this.#freshen(graph.steps[graph.step[edge]!]!.event, at + 1);
      const done = doneIn(this.#original, places[at]!, event)!;
      events.push(event);
      places.push(done.after);
      wholes.push(hashOf(done.whole));
    }
    return { places, wholes, events };
  }
}
