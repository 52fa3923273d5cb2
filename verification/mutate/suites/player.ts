import type { Walked } from '../walk/again.ts';
import { differs, lost, type Tester } from './tester.ts';

type Seen = ReturnType<Tester['see']>;

/** Tests as edges of the original, each from its start. */
export type Walks = readonly (readonly number[])[];

/** A test by its place in the suite, and the step at which it fails, from 1; 0 is what is seen before the first. */
export interface Failure {
  readonly test: number;
  readonly step: number;
}

/** Tests of one machine, played on its mutants: only those that walk a changed edge, and only from there on. */
export class Player {
  readonly #tester: Tester;
  readonly #tests: readonly Int32Array[];
  /** By edge the tests that walk it, and where each does so first. */
  readonly #first: Int32Array;
  readonly #test: Int32Array;
  readonly #at: Int32Array;
  /** Where each test is to begin for the mutant at hand. */
  readonly #begin: Int32Array;

  constructor(tester: Tester, tests: Walks) {
    this.#tester = tester;
    this.#tests = tests.map((edges) => Int32Array.from(edges));
    const count = tester.sound.graph.to.length;
    const last = new Int32Array(count).fill(-1);
    const first = new Int32Array(count + 1);
    const each = (visit: (edge: number, test: number, at: number) => void): void => {
      last.fill(-1);
      for (const [test, edges] of this.#tests.entries()) {
        for (const [at, edge] of edges.entries()) {
          if (last[edge] === test) continue;
          last[edge] = test;
          visit(edge, test, at);
        }
      }
    };
    each((edge) => first[edge + 1]!++);
    for (let edge = 0; edge < count; edge++) first[edge + 1]! += first[edge]!;
    this.#first = first;
    this.#test = new Int32Array(first[count]!);
    this.#at = new Int32Array(first[count]!);
    const next = first.slice(0, count);
    each((edge, test, at) => {
      this.#test[next[edge]!] = test;
      this.#at[next[edge]!++] = at;
    });
    this.#begin = new Int32Array(this.#tests.length).fill(-1);
  }

  /** The first test that fails on a mutant and the step at which it does, from 1; `null` when all pass. */
  failure(walked: Walked, mutant: Seen): Failure | null {
    if (this.#tester.beginsOtherwise(mutant)) return { test: 0, step: 0 };
    const touched = walked.same[0] === 0 ? this.#touchedBy(walked.changed) : this.#all();
    let failure: Failure | null = null;
    for (const test of touched) {
      const step = this.#play(walked, mutant, test);
      if (step === 0) continue;
      failure = { test, step };
      break;
    }
    for (const test of touched) this.#begin[test] = -1;
    return failure;
  }

  /** The tests that walk one of these edges; where each first does is noted. */
  #touchedBy(changed: readonly number[]): number[] {
    const touched: number[] = [];
    for (const edge of changed) {
      for (let index = this.#first[edge]!; index < this.#first[edge + 1]!; index++) {
        const test = this.#test[index]!;
        const at = this.#at[index]!;
        if (this.#begin[test]! < 0) touched.push(test);
        if (this.#begin[test]! < 0 || at < this.#begin[test]!) this.#begin[test] = at;
      }
    }
    return touched;
  }

  #all(): number[] {
    this.#begin.fill(0);
    return [...this.#begin.keys()];
  }

  /** Plays a test from where it first takes a changed edge. The step at which it fails, 0 when it passes. */
  #play({ numbers }: Walked, mutant: Seen, test: number): number {
    const edges = this.#tests[test]!;
    const { from } = this.#tester.sound.graph;
    const begin = this.#begin[test]!;
    let state = begin === 0 ? 0 : numbers[from[edges[begin]!]!]!;
    for (let at = begin; at < edges.length; at++) {
      state = this.#tester.step(mutant, state, edges[at]!);
      if (state === differs) return at + 1;
      if (state === lost) return 0;
    }
    return 0;
  }
}
