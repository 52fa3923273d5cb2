import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { BoundExceeded } from '../failure.ts';
import { IndexOf, Int32List } from '../grow.ts';
import type { Components } from '../product/component.ts';
import { kindIn, type Seat, type Tag, tags } from './board.ts';
import { type Goal, goalOf } from './goal.ts';
import type { Move } from './move.ts';
import { perform, type Router } from './perform.ts';
import { places, Tables } from './tables.ts';

/** A move as it went: what it won, and what it made of the attacker. */
export interface Step {
  readonly move: Move;
  readonly answer: string | null;
  readonly goal: Goal | null;
}

/** Every state that an attacker who has everything can bring about, and every move between them. */
export interface AttackGraph {
  readonly size: number;
  /** The edges of state `s` are those from `first[s]` to `first[s + 1]`. */
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** Index into `steps`. */
  readonly step: Int32Array;
  readonly steps: readonly Step[];
  /** How often the router really ran. */
  readonly evaluations: number;
}

interface Leaf {
  readonly step: number;
  readonly delta: number;
  readonly blind: readonly { place: number; value: number }[];
}
interface Branch {
  readonly place: number;
  readonly next: (Branch | Leaf | undefined)[];
}

export interface WalkOptions {
  readonly components: Components;
  readonly policy: Policy;
  readonly router: Router;
  readonly moves: readonly Move[];
  /** The credentials that the customer has in use. */
  readonly holds: readonly Seat[];
  readonly bound: number;
  readonly progress?: (states: number) => void;
}

/** Walks the product breadth-first. Throws `BoundExceeded`, `UnknownEvent` and `BrokenPromise`. */
export function walkAttack(options: WalkOptions): AttackGraph {
  const { components, policy, router, moves, holds, bound, progress } = options;
  const sizes = places.map((name) =>
    name in kindIn ? components[kindIn[name as Seat]].size : tags[name as Tag].length,
  );
  const radix = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1));
  const board = new Tables(components);
  const digits = new Int32Array(places.length);
  const steps: Step[] = [];
  const roots: (Branch | Leaf | undefined)[] = moves.map(() => undefined);
  let evaluations = 0;

  const evaluate = (index: number): Leaf => {
    evaluations++;
    board.begin(digits);
    const move = moves[index]!;
    const done = perform(board, policy, router, move);
    if (!done) return { step: -1, delta: 0, blind: [] };
    const { run, opened } = done;
    const answer = run.answer?.code ?? null;
    const goal = goalOf(move, run.emitted, answer, opened);
    const seen = new Map(board.path.map(({ place, value }) => [place, value]));
    let delta = 0;
    const blind: { place: number; value: number }[] = [];
    for (let place = 0; place < places.length; place++) {
      const value = board.given(place);
      if (value === undefined) continue;
      const before = seen.get(place);
      if (before === undefined) blind.push({ place, value });
      else delta += (value - before) * radix[place]!;
    }
    return { step: steps.push({ move, answer, goal }) - 1, delta, blind };
  };

  const remember = (index: number, leaf: Leaf): void => {
    let put = (node: Branch | Leaf) => void (roots[index] = node);
    let at = roots[index];
    for (const { place, value } of board.path) {
      if (at === undefined) put((at = { place, next: [] }));
      const { next } = at as Branch;
      put = (node) => void (next[value] = node);
      at = next[value];
    }
    put(leaf);
  };

  board.begin(digits);
  const active = components.credential.readings.findIndex(
    (reading) => 'at' in reading && reading.at === 'active',
  );
  for (const seat of holds) board.write(seat, active);
  const start = places.reduce((sum, _, place) => sum + (board.given(place) ?? 0) * radix[place]!, 0);
  const found = new IndexOf();
  found.add(start);
  const first = new Int32List();
  const to = new Int32List();
  const step = new Int32List();
  for (let state = 0; state < found.size; state++) {
    if (found.size > bound) throw new BoundExceeded('attack', bound);
    if (progress && state % 16_384 === 0) progress(state);
    const code = found.key(state);
    for (let place = 0, rest = code; place < sizes.length; place++) {
      digits[place] = rest % sizes[place]!;
      rest = Math.floor(rest / sizes[place]!);
    }
    first.push(to.length);
    for (let index = 0; index < moves.length; index++) {
      let node = roots[index];
      while (node !== undefined && 'next' in node) node = node.next[digits[node.place]!];
      if (node === undefined) {
        node = evaluate(index);
        remember(index, node);
      }
      if (node.step < 0) continue;
      let next = code + node.delta;
      for (const { place, value } of node.blind) next += (value - digits[place]!) * radix[place]!;
      to.push(found.add(next));
      step.push(node.step);
    }
  }
  first.push(to.length);
  return {
    size: found.size,
    first: first.values(),
    to: to.values(),
    step: step.values(),
    steps,
    evaluations,
  };
}
