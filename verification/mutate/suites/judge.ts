import type { AnyStateMachine } from 'xstate';
import type { TestModel } from '../../cover/model.ts';
import { eventKey, isBeforeAll } from '../walk/known.ts';
import type { MachineGraph } from '../../machine-graph.ts';
import { once } from '../once.ts';
import type { Mutant, Reach } from '../mutant.ts';
import type { MutableFlow } from '../originals.ts';
import type { Difference } from '../pairs.ts';
import { Beside } from '../shown/beside.ts';
import { Effects } from '../shown/effects.ts';
import { type Finding, Pairs } from '../shown/pairs.ts';
import { touchedIn } from '../walk/reach.ts';
import { flowOptions } from '../../flow.ts';
import type { Walked } from '../walk/again.ts';
import type { Layer } from '../schema.ts';
import { distinguishing } from './distinguish.ts';
import { type Failure, Player } from './player.ts';
import { type Eye, Tester } from './tester.ts';
import { walksOf } from './tours.ts';

/** What the suites say of a mutant: the first that fails, or nothing when no test that could be written does. */
export interface Verdict {
  readonly layer: Layer | null;
  /** Whether it fails only beside the original, in what is shown or handed on. */
  readonly shown?: true;
  /** For `mutants` the shortest test that fails, as inputs of the machine by `keyOf` the event. */
  readonly way: readonly string[] | null;
  /** The limits and rules under which it was, where they are not the smallest that still bite. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** What is known of a mutant that no suite tells apart; `verdict`: the test that does, if it fails when it is played. */
export type Beyond =
  | Exclude<Finding, { kind: 'other' }>
  | (Extract<Finding, { kind: 'other' }> & { readonly verdict: Verdict | null });

/** Complete suites grow with the square of the states: larger machines go without. */
const mostStates = 1000;

/** Tests that are tried before a mutant is walked: most faults fail the first. */
const soon = 24;

/** The suites of one machine, and how they judge its mutants. */
export class SuitesJudge {
  readonly #tester: Tester;
  readonly #players: readonly { layer: Layer; player: () => Player; beside: () => Beside }[];
  readonly #flow: MutableFlow | null;
  readonly #graph: MachineGraph;
  readonly #pairs: () => Pairs;
  readonly #effects: () => Effects;

  /** `flow`: what the machine shows and hands on, where it is one of a flow. */
  constructor(
    graph: MachineGraph,
    machine: AnyStateMachine,
    eye: Eye,
    model: TestModel,
    flow: MutableFlow | null = null,
  ) {
    const tester = new Tester(graph, machine, eye);
    this.#tester = tester;
    this.#flow = flow;
    this.#graph = graph;
    this.#effects = once(() => new Effects(machine, graph, flowOptions(flow!)));
    this.#pairs = once(() => new Pairs(flow!, tester, flowOptions(flow!)));
    const whole =
      model.size <= mostStates ? [{ layer: 'complete' as const, goals: ['complete' as const] }] : [];
    this.#players = [
      { layer: 'transitions' as const, goals: ['transitions' as const, 'refusals' as const] },
      ...whole,
    ].map(({ layer, goals }) => {
      const player = once(() => new Player(tester, walksOf(tester, model, goals)));
      return { layer, player, beside: once(() => new Beside(flow!, tester, player(), flowOptions(flow!))) };
    });
  }

  /**
   * What is left of a mutant of a flow that no suite tells apart, all that it shows and hands on compared: whether it is
   * the same, and the shortest test that was found when it is not. Throws what the mutant throws.
   */
  beyond({ reach }: Pick<Mutant, 'reach'>, machine: AnyStateMachine): Beyond {
    const touched = this.#touched(reach);
    const finding = this.#pairs().find(machine, touched, reach?.of !== 'event');
    if (finding.kind !== 'other') return finding;
    const [flow, tester, way] = [this.#flow!, this.#tester, finding.way];
    const test = new Beside(flow, tester, new Player(tester, [way]), flowOptions(flow));
    const fall = test.fall(machine, touched, reach?.of !== 'event');
    return { ...finding, verdict: fall && { layer: 'mutants', way: this.#keysOf(way), shown: true } };
  }

  /** Whether one of the first tests of transitions and refusals fails on a mutant of a flow. Throws what it throws. */
  failsSoon({ reach }: Pick<Mutant, 'reach'>, machine: AnyStateMachine): boolean {
    const beside = this.#players[0]!.beside();
    const fall = beside.fall(machine, this.#touched(reach), reach?.of !== 'event', soon);
    return fall !== null && !fall.shown;
  }

  /** Whether a mutant of a flow with the graph of the original is proved by what it does to be the same in all it shows. */
  doesTheSame(mutant: Mutant, machine: AnyStateMachine): boolean {
    return this.#effects().areSame(mutant, machine, this.#touched(mutant.reach));
  }

  /** The edges that a fault may change, the start included where it is one of several. */
  #touched(reach: Reach | null): (edge: number) => boolean {
    const touched = touchedIn(this.#graph, this.#flow!.machine, reach);
    if (reach?.of === 'event' || !isBeforeAll(this.#graph, 0)) return touched;
    return (edge) => this.#graph.from[edge] === 0 || touched(edge);
  }

  #keysOf(way: readonly number[]): string[] {
    const { steps, step } = this.#tester.sound.graph;
    return way.map((edge) => eventKey(steps[step[edge]!]!.event));
  }

  /**
   * The first suite that fails on a mutant of a flow when both are played side by side with all that they show and hand
   * on. `null` when none does. Throws what the mutant throws.
   */
  beside({ reach }: Pick<Mutant, 'reach'>, machine: AnyStateMachine): Verdict | null {
    const touched = this.#touched(reach);
    for (const { layer, beside } of this.#players) {
      const fall = beside().fall(machine, touched, reach?.of !== 'event');
      if (fall) return { layer, way: null, ...(fall.shown && { shown: true }) };
    }
    return null;
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
    return { layer: 'mutants', way: this.#keysOf(way) };
  }
}
