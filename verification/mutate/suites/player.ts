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
  readonly #walked: Int32Array;

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
    this.#walked = Int32Array.from(first.subarray(0, count).keys()).filter(
      (edge) => first[edge + 1]! > first[edge]!,
    );
  }

  /** The first test that fails on a mutant and the step at which it does, from 1; `null` when all pass. */
  failure(walked: Walked, mutant: Seen): Failure | null {
    if (this.#tester.beginsOtherwise(mutant)) return { test: 0, step: 0 };
    const begins = this.beginnings(walked.same[0] === 0 ? walked.changed : null);
    for (const [test, begin] of begins) {
      const step = this.#play(walked, mutant, test, begin);
      if (step > 0) return { test, step };
    }
    return null;
  }

  /** The edges of a test. */
  test(test: number): Int32Array {
    return this.#tests[test]!;
  }

  /** The edges that any test walks. */
  get walked(): Int32Array {
    return this.#walked;
  }

  /** The tests that walk one of these edges, and where each first does; all from the start for `null`. */
  beginnings(edges: Iterable<number> | null): Map<number, number> {
    if (edges === null) return new Map(this.#tests.map((_, test) => [test, 0]));
    const begins = new Map<number, number>();
    for (const edge of edges) {
      for (let index = this.#first[edge]!; index < this.#first[edge + 1]!; index++) {
        const test = this.#test[index]!;
        const at = this.#at[index]!;
        if (at < (begins.get(test) ?? Infinity)) begins.set(test, at);
      }
    }
    return begins;
  }

  /** Plays a test from where it first takes a changed edge. The step at which it fails, 0 when it passes. */
  #play({ numbers }: Walked, mutant: Seen, test: number, begin: number): number {
    const edges = this.#tests[test]!;
    const { from } = this.#tester.sound.graph;
    let state = begin === 0 ? 0 : numbers[from[edges[begin]!]!]!;
    for (let at = begin; at < edges.length; at++) {
      state = this.#tester.step(mutant, state, edges[at]!);
      if (state === differs) return at + 1;
      if (state === lost) return 0;
    }
    return 0;
  }
}
