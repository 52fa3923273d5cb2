import { BoundExceeded } from '../failure.ts';
import { TimeExceeded } from './failure.ts';
import type { Pairs } from './pairs.ts';
import { type Deeds, deedsOf } from './deeds.ts';
import { bitsIn, eachBit, Rows, turn } from './rows.ts';

/** Bounds of a walk: more states, or a longer one, are a failure. */
export interface Bounds {
  readonly states: number;
  readonly ms: number;
}

/** Every state of one account and two devices that can be reached. */
export interface Reached {
  readonly visited: Rows;
  readonly states: number;
  readonly transitions: number;
  /** The distance at which a pair was first met; −1 where it never was. */
  readonly depthOf: Int32Array;
  /** How many states are at each distance from the start. */
  readonly layers: readonly number[];
  readonly bytes: number;
  readonly ms: number;
}

export interface Walk {
  readonly bounds: Bounds;
  /** Called with the states at each distance, before the next one; `false` ends the walk. */
  readonly layer?: (depth: number, rows: Rows, dirty: readonly number[]) => boolean;
  readonly progress?: (states: number) => void;
}

/**
 * Walks the product breadth-first, a layer at a time and a word of states at a time. What one device does moves whole
 * rows, since the other device stays where it is or feels the same. Both devices are alike, so what the second one
 * does is the first one's, turned.
 */
export function reach(pairs: Pairs, { bounds, layer, progress }: Walk): Reached {
  const begun = performance.now();
  const deeds = deedsOf(pairs);
  const size = pairs.pairs.size;
  const visited = new Rows(size, pairs.devices.size);
  const { width } = visited;
  let now = new Rows(size, pairs.devices.size);
  let next = new Rows(size, pairs.devices.size);
  const depthOf = new Int32Array(size).fill(-1);
  const weights = weightsOf(pairs);
  const layers: number[] = [];
  const sideways = new Sideways(pairs, width);
  let states = 0;
  let transitions = 0;

  next.add(0, 0);
  let dirty = [0];
  while (dirty.length > 0) {
    const fresh: number[] = [];
    let met = 0;
    for (const row of dirty) {
      const from = row * width;
      let found = 0;
      for (let at = from; at < from + width; at++) {
        const word = next.words[at]! & ~visited.words[at]!;
        next.words[at] = word;
        if (word === 0) continue;
        visited.words[at]! |= word;
        found += bitsIn(word);
      }
      if (found === 0) continue;
      if (depthOf[row]! < 0) depthOf[row] = layers.length;
      met += found;
      transitions += found * weights[row]!;
      fresh.push(row);
    }
    if (met === 0) break;
    layers.push(met);
    states += met;
    progress?.(states);
    [now, next] = [next, now];
    if (states > bounds.states) throw new BoundExceeded(pairs.slice.name, bounds.states);
    const ms = performance.now() - begun;
    if (ms > bounds.ms) throw new TimeExceeded(pairs.slice.name, bounds.ms, states);
    if (layer?.(layers.length - 1, now, fresh) === false) break;
    dirty = advance(deeds, sideways, now, next, fresh);
    for (const row of fresh) now.words.fill(0, row * width, (row + 1) * width);
  }
  return {
    visited,
    states,
    transitions,
    depthOf,
    layers,
    bytes: 3 * visited.words.byteLength + depthOf.byteLength,
    ms: performance.now() - begun,
  };
}

/** For each pair, how many transitions a state counts for it: the account's own once, both devices' by symmetry. */
function weightsOf({ pairs, accounts, near, desk }: Pairs): Float64Array {
  return Float64Array.from({ length: pairs.size }, (_, pair) => {
    const account = pairs.key(pair) % accounts;
    const own = near.moves.first[pair + 1]! - near.moves.first[pair]!;
    return 2 * own + desk.moves.first[account + 1]! - desk.moves.first[account]!;
  });
}

/** One step of everybody from the states in `fresh`. Gives the rows that got something. */
function advance(
  { first, felt, to, feltBy }: Deeds,
  sideways: Sideways,
  now: Rows,
  next: Rows,
  fresh: readonly number[],
): number[] {
  const { width } = now;
  const places = new Int32Array(width);
  const values = new Int32Array(width);
  const image = new Uint32Array(width);
  const touched = sideways.touched;
  for (const row of fresh) {
    const from = row * width;
    let imagined = -1;
    let count = 0;
    for (let deed = first[row]!; deed < first[row + 1]!; deed++) {
      if (felt[deed] !== imagined) {
        imagined = felt[deed]!;
        let source = now.words;
        let base = from;
        if (imagined !== 0) {
          const after = feltBy[imagined]!;
          image.fill(0);
          eachBit(now.words, from, from + width, (bit) => {
            const there = after[bit]!;
            if (there < 0)
              throw new RangeError(`Device ${bit} feels what it was never asked about. Report it.`);
            image[there >>> 5]! |= 1 << (there & 31);
          });
          source = image;
          base = 0;
        }
        count = 0;
        for (let at = 0; at < width; at++) {
          if (source[base + at] === 0) continue;
          places[count] = at;
          values[count++] = source[base + at]!;
        }
      }
      const there = to[deed]! * width;
      touched[to[deed]!] = 1;
      for (let at = 0; at < count; at++) next.words[there + places[at]!]! |= values[at]!;
    }
  }
  return sideways.close(next);
}

/** What the second device does is what the first does, turned: closes a set of states under changing places. */
class Sideways {
  readonly touched: Uint8Array;
  readonly #rowOf: Int32Array[];

  constructor({ pairs, accounts, devices }: Pairs, width: number) {
    this.touched = new Uint8Array(pairs.size);
    this.#rowOf = Array.from({ length: accounts }, () => new Int32Array(width << 5).fill(-1));
    for (let pair = 0; pair < pairs.size; pair++) {
      this.#rowOf[pairs.key(pair) % accounts]![Math.floor(pairs.key(pair) / accounts)] = pair;
    }
    if (devices.size > width << 5) throw new RangeError('The rows are too short for the devices.');
  }

  close(rows: Rows): number[] {
    const { words, width } = rows;
    const upper = new Uint32Array(32);
    const lower = new Uint32Array(32);
    const take = (into: Uint32Array, at: Int32Array, block: number, word: number): boolean => {
      let any = 0;
      for (let line = 0; line < 32; line++) {
        const row = at[(block << 5) + line]!;
        any |= into[line] = row < 0 ? 0 : words[row * width + word]!;
      }
      return any !== 0;
    };
    const give = (bits: Uint32Array, at: Int32Array, block: number, word: number) => {
      turn(bits);
      for (let line = 0; line < 32; line++) {
        if (bits[line] === 0) continue;
        const row = at[(block << 5) + line]!;
        words[row * width + word]! |= bits[line]!;
        this.touched[row] = 1;
      }
    };
    for (const at of this.#rowOf) {
      for (let one = 0; one < width; one++) {
        for (let other = 0; other <= one; other++) {
          const isUpper = take(upper, at, one, other);
          const isLower = one !== other && take(lower, at, other, one);
          if (isUpper) give(upper, at, other, one);
          if (isLower) give(lower, at, one, other);
        }
      }
    }
    const dirty: number[] = [];
    for (let row = 0; row < this.touched.length; row++) {
      if (this.touched[row] === 1) dirty.push(row);
      this.touched[row] = 0;
    }
    return dirty;
  }
}
