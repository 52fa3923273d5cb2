import { accessOf } from './complete.ts';
import { waysOut } from './loop-free.ts';
import type { TestModel } from './model.ts';
import type { Tour } from './problem.ts';

/** Tests of at most a number of steps, and which targets no such test reaches. */
export interface Bounded {
  readonly tour: Tour;
  readonly impossible: readonly number[];
}

/**
 * Cuts a tour into tests of at most `longest` steps that walk the same required edges: each goes on along the tour to
 * the next edge that was not walked yet, as long as an end can still be reached in time; then the next test begins with
 * a shortest way there. The smallest such suite is NP-hard to find: the caller says how far this is from a bound.
 */
export function cutTo(model: TestModel, tour: Tour, required: Uint8Array, longest: number): Bounded {
  const { head, tail } = model;
  const access = accessOf(model);
  const out = waysOut(model);
  const open = Uint8Array.from(required);
  const tests: number[][] = [];
  const tooFar = new Set<number>();
  let test: number[] = [];
  const walk = (edges: readonly number[]): void => {
    for (const edge of edges) open[edge] = 0;
    test.push(...edges);
  };
  const finish = (): void => {
    if (test.length === 0) return;
    walk(out[head[test.at(-1)!]!]!);
    tests.push(test);
    test = [];
  };
  for (const whole of tour) {
    let stretch: number[] = [];
    for (const edge of whole) {
      stretch.push(edge);
      if (open[edge] === 0) continue;
      const rest = out[head[edge]!]!.length;
      if (test.length > 0 && test.length + stretch.length + rest <= longest) {
        walk(stretch);
        stretch = [];
        continue;
      }
      const way = access[tail[edge]!]!;
      if (way.length + 1 + rest > longest) {
        tooFar.add(edge);
        open[edge] = 0;
        continue;
      }
      finish();
      walk([...way, edge]);
      stretch = [];
    }
    finish();
  }
  return { tour: tests, impossible: [...tooFar] };
}
