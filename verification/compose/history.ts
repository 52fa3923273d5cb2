import type { Trace } from '../graph.ts';
import { tellPlace } from '../product/tell.ts';
import type { Deeds } from './deeds.ts';
import { deedsOf } from './deeds.ts';
import { shared } from './elsewhere.ts';
import type { Pairs } from './pairs.ts';
import { type Bounds, reach } from './product.ts';
import type { Rows } from './rows.ts';
import type { View } from './view.ts';

/** States to look for: pairs, and of each what the other device may be (any, or one of a mask). */
export type Goal = ReadonlyMap<number, Uint32Array | null>;

interface State {
  readonly row: number;
  readonly column: number;
}

/** A way to a state of the product. */
export interface Way extends State {
  readonly steps: readonly string[];
}

/**
 * Finds shortest ways by walking the product again, layer by layer, until the goal is met; then back, from layer to
 * layer. Layers are kept for the next goal.
 */
export class History {
  readonly #pairs: Pairs;
  readonly #bounds: Bounds;
  readonly #layers: Map<number, Uint32Array>[] = [];
  readonly #view: View;
  #isWhole = false;
  #before: readonly { readonly row: number; readonly felt: number }[][] | null = null;
  #deeds: Deeds;

  constructor(pairs: Pairs, view: View, bounds: Bounds) {
    this.#pairs = pairs;
    this.#bounds = bounds;
    this.#view = view;
    this.#deeds = deedsOf(pairs);
  }

  /** A shortest way to a state of the goal; `null` where there is none. */
  wayTo(goal: Goal): Way | null {
    const depth = this.#layers.findIndex((layer) => meets(layer, goal) !== null);
    if (depth >= 0) return this.#back(depth, meets(this.#layers[depth]!, goal)!);
    if (this.#isWhole) return null;
    this.#isWhole = true;
    const known = this.#layers.length;
    reach(this.#pairs, {
      bounds: this.#bounds,
      layer: (at, rows, dirty) => {
        if (at < known) return true;
        const layer = layerOf(rows, dirty);
        this.#layers.push(layer);
        this.#isWhole = meets(layer, goal) === null;
        return this.#isWhole;
      },
    });
    const last = this.#layers.length - 1;
    return this.#isWhole ? null : this.#back(last, meets(this.#layers[last]!, goal)!);
  }

  #back(depth: number, goal: State): Way {
    const { pairs, accounts } = this.#pairs;
    this.#before ??= beforeOf(this.#deeds, pairs.size);
    const rowOf = (account: number, device: number) => this.#view.pairOf(account, device);
    const steps: { who: string; text: string }[] = [];
    let at = goal;
    /** Whether the first device of `at` is the second one of the goal. */
    let flipped = false;
    for (let layer = depth - 1; layer >= 0; layer--) {
      const account = pairs.key(at.row) % accounts;
      const turned: State = {
        row: rowOf(account, at.column),
        column: Math.floor(pairs.key(at.row) / accounts),
      };
      const one = this.#previous(layer, at);
      const found = one ?? this.#previous(layer, turned)!;
      if (!one) flipped = !flipped;
      const to = one ? at : turned;
      steps.push({
        who: flipped ? 'device 2' : 'device 1',
        text: this.#view.told(found.row, to.row, found.felt),
      });
      at = { row: found.row, column: found.column };
    }
    return {
      ...goal,
      steps: steps.toReversed().map(({ who, text }) => this.#view.saidBy(who, text)),
    };
  }

  #previous(layer: number, { row, column }: State): { row: number; column: number; felt: number } | null {
    for (const { row: from, felt } of this.#before![row]!) {
      const words = this.#layers[layer]!.get(from);
      if (!words) continue;
      const after = this.#deeds.feltBy[felt]!;
      for (let device = 0; device < this.#pairs.devices.size; device++) {
        if (after[device] !== column || ((words[device >>> 5]! >>> (device & 31)) & 1) === 0) continue;
        return { row: from, column: device, felt };
      }
    }
    return null;
  }

  /** A way as it is shown; `last` is what is done at its end. */
  told(
    { row, column, steps }: Way,
    last?: { readonly text: string; readonly row: number; readonly column: number },
  ): Trace {
    const end = last ?? { row, column };
    const account = this.#pairs.pairs.key(end.row) % this.#pairs.accounts;
    const { slice } = this.#pairs;
    const far = { ...slice, slots: slice.slots.filter((slot) => !shared.includes(slot)) };
    const there = this.#view.place(this.#view.pairOf(account, end.column));
    return {
      steps: last ? [...steps, last.text] : steps,
      path: [],
      end: `device 1: ${tellPlace(slice, this.#view.place(end.row))}; device 2: ${tellPlace(far, there)}`,
    };
  }
}

function layerOf({ words, width }: Rows, dirty: readonly number[]): Map<number, Uint32Array> {
  return new Map(dirty.map((row) => [row, words.slice(row * width, (row + 1) * width)]));
}

function meets(layer: Map<number, Uint32Array>, goal: Goal): State | null {
  for (const [row, mask] of goal) {
    const words = layer.get(row);
    if (!words) continue;
    for (let at = 0; at < words.length; at++) {
      const word = words[at]! & (mask ? mask[at]! : -1);
      if (word !== 0) return { row, column: (at << 5) + 31 - Math.clz32(word & -word) };
    }
  }
  return null;
}

function beforeOf({ first, felt, to }: Deeds, size: number): { row: number; felt: number }[][] {
  const before: { row: number; felt: number }[][] = Array.from({ length: size }, () => []);
  for (let row = 0; row < size; row++) {
    for (let deed = first[row]!; deed < first[row + 1]!; deed++) {
      before[to[deed]!]!.push({ row, felt: felt[deed]! });
    }
  }
  return before;
}
