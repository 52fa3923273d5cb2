import type { AnyStateMachine } from 'xstate';
import type { TestModel } from '../../cover/model.ts';
import { eventKey } from '../walk/known.ts';
import type { MachineGraph } from '../../machine-graph.ts';
import { once } from '../once.ts';
import type { Difference } from '../pairs.ts';
import type { Walked } from '../walk/again.ts';
import type { Layer } from '../schema.ts';
import { distinguishing } from './distinguish.ts';
import { type Failure, Player } from './player.ts';
import { type Eye, Tester } from './tester.ts';
import { walksOf } from './tours.ts';

/** What the suites say of a mutant: the first that fails, or nothing when no test that could be written does. */
export interface Verdict {
  readonly layer: Layer | null;
  /** For `mutants` the shortest test that fails, as inputs of the machine by `keyOf` the event. */
  readonly way: readonly string[] | null;
  /** The limits and rules under which it was, where they are not the smallest that still bite. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** Complete suites grow with the square of the states: larger machines go without. */
const mostStates = 1000;

/** The suites of one machine, and how they judge its mutants. */
export class SuitesJudge {
  readonly #tester: Tester;
  readonly #players: readonly { layer: Layer; player: () => Player }[];

  constructor(graph: MachineGraph, machine: AnyStateMachine, eye: Eye, model: TestModel) {
    const tester = new Tester(graph, machine, eye);
    this.#tester = tester;
    const whole =
      model.size <= mostStates ? [{ layer: 'complete' as const, goals: ['complete' as const] }] : [];
    this.#players = [
      { layer: 'transitions' as const, goals: ['transitions' as const, 'refusals' as const] },
      ...whole,
    ].map(({ layer, goals }) => ({
      layer,
      player: once(() => new Player(tester, walksOf(tester, model, goals))),
    }));
  }

  /** The shortest test that fails on a mutant, as a difference of the two graphs; `null` when none does. */
  difference(walked: Walked): Difference | null {
    const tester = this.#tester;
    const mutant = tester.see(walked);
    const way = distinguishing(tester, mutant);
    if (!way) return null;
    const last = way.at(-1);
    if (last === undefined) return { inputs: [], path: [], input: -1, edges: [-1, -1], states: [0, 0] };
    const before = way.slice(0, -1);
    const state = before.reduce((at, edge) => tester.step(mutant, at, edge), 0);
    const taken = tester.sameEdge(mutant, state, last);
    const { to } = tester.sound.graph;
    const isSame = taken >= 0 && tester.givesAlike(mutant, last, taken);
    return isSame
      ? { inputs: [], path: way, input: -1, edges: [-1, -1], states: [to[last]!, mutant.graph.to[taken]!] }
      : { inputs: [], path: before, input: 0, edges: [last, taken], states: [to[last]!, state] };
  }

  /** The first test of transitions and refusals that fails, and the step at which it does, from 1. */
  failure(walked: Walked): Failure | null {
    return this.#players[0]!.player().failure(walked, this.#tester.see(walked));
  }

  judge(walked: Walked): Verdict {
    if (walked.changed.length === 0 && walked.same[0] === 0) return { layer: null, way: null };
    const mutant = this.#tester.see(walked);
    const [first, ...others] = this.#players;
    if (first!.player().failure(walked, mutant)) return { layer: first!.layer, way: null };
    const way = distinguishing(this.#tester, mutant);
    if (!way) return { layer: null, way: null };
    const found = others.find(({ player }) => player().failure(walked, mutant));
    if (found) return { layer: found.layer, way: null };
    const { steps, step } = this.#tester.sound.graph;
    return { layer: 'mutants', way: way.map((edge) => eventKey(steps[step[edge]!]!.event)) };
  }
}
