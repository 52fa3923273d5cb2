import type { AuthorityEmitted, AuthorityEvent } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { BoundExceeded, BrokenPromise } from '../failure.ts';
import { IndexOf, Int32List } from '../grow.ts';
import type { Components } from '../product/component.ts';
import { inputsOf } from '../product/inputs.ts';
import { type Leaf, Leaves, Radix } from '../product/leaves.ts';
import type { Slice } from '../product/slice.ts';
import { kindIn, slots } from '../product/slots.ts';
import type { Input } from '../product/step.ts';
import { shared } from './elsewhere.ts';
import { Feeling } from './feeling.ts';
import type { PairRouter } from './router.ts';
import { NearScene } from './scene.ts';

/** Steps of each pair or of each account, in compressed rows. */
export interface Moves {
  readonly first: Int32Array;
  /** The account afterwards. */
  readonly account: Int32Array;
  /** The device afterwards; of the account's own steps 0. */
  readonly device: Int32Array;
  readonly felt: Int32Array;
  /** Index into the steps of `near`, or of `desk`. */
  readonly step: Int32Array;
}

/** What the account was told in a step, and what it said to that. */
type Told = readonly (AuthorityEvent | AuthorityEmitted)[];

/** What can be done on one side, and what it does. */
interface Side {
  readonly inputs: readonly Input[];
  readonly leaves: Leaves;
  readonly moves: Moves;
  /** For each step of the leaves. */
  readonly told: readonly Told[];
}

export interface Pairs {
  readonly slice: Slice;
  readonly policy: Policy;
  readonly components: Components;
  /** States of the account: codes below this. */
  readonly accounts: number;
  /** Codes of the device states, by index; each multiplied by `accounts`. */
  readonly devices: IndexOf;
  /** Pairs by index: `account + accounts * device`. */
  readonly pairs: IndexOf;
  readonly codes: Radix;
  readonly near: Side;
  /** The account's own steps: its deadlines, and the staff desk. */
  readonly desk: Side;
  readonly feeling: Feeling;
  /** Pairs in which a promise between machines is broken, and what cannot be done there: a product that reaches one fails. */
  readonly broken: ReadonlyMap<number, BrokenPromise>;
}

class MovesBuilder {
  readonly #lists = [new Int32List(), new Int32List(), new Int32List(), new Int32List(), new Int32List()];

  open(): void {
    this.#lists[0]!.push(this.#lists[1]!.length);
  }

  push(...row: [account: number, device: number, felt: number, step: number]): void {
    for (const [at, value] of row.entries()) this.#lists[at + 1]!.push(value);
  }

  build(): Moves {
    this.open();
    const [first, account, device, felt, step] = this.#lists.map((list) => list.values()) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    return { first, account, device, felt, step };
  }
}

/**
 * The system of the account and one device, closed under what another device of the same kind may do to it: computed
 * once with the authority's router, for every product of such devices. It holds every pair of such a product, and
 * perhaps pairs that no product reaches.
 */
export function pairsOf(options: {
  readonly slice: Slice;
  readonly policy: Policy;
  readonly components: Components;
  readonly router: PairRouter;
  readonly bound: number;
}): Pairs {
  const { slice, policy, components, router, bound } = options;
  const inputs = inputsOf(slice, components);
  const isDesk = ({ to, origin }: Input) =>
    shared.includes(to as never) && (origin === 'staff' || origin === 'timer');
  const own = slice.slots.filter((slot) => !shared.includes(slot));
  const codes = new Radix((slot) => components[kindIn[slot]].size, slice.slots);
  const accounts = components.account.size;
  const feeling = new Feeling({ components, own, router, codes });

  const sideOf = (wanted: (input: Input) => boolean, scene: NearScene) => {
    const chosen = inputs.filter(wanted);
    const told: Told[] = [];
    const tag = () => {
      told.push(scene.told);
      return feeling.indexOf(scene.felt);
    };
    const leaves = new Leaves({ scene, inputs: chosen, policy, router, radix: codes.radix, tag });
    return { inputs: chosen, leaves, told };
  };
  const near = sideOf((input) => !isDesk(input), new NearScene(components, slice.slots, own));
  const desk = sideOf(isDesk, new NearScene(components, [...shared], own));

  const { devices } = feeling;
  const pairs = new IndexOf();
  const digits = new Int32Array(slots.length);
  const nearMoves = new MovesBuilder();
  const spreads = Array.from({ length: accounts }, () => new Set<number>());
  const pairsAt: number[][] = Array.from({ length: accounts }, () => []);
  const reach = (account: number, device: number) => pairs.add(account + accounts * device);

  const broken = new Map<number, BrokenPromise>();
  const tried = (pair: number, find: () => Leaf): Leaf | null => {
    try {
      return find();
    } catch (cause) {
      if (!(cause instanceof BrokenPromise)) throw cause;
      broken.set(pair, cause);
      return null;
    }
  };

  /** What every pair of `account` may come to by what happens outside of its device. */
  const meet = (account: number, to: number, felt: number) => {
    const known = spreads[account]!;
    if ((account === to && felt === 0) || known.has(to + accounts * felt)) return;
    known.add(to + accounts * felt);
    for (const device of pairsAt[account]!) reach(to, feeling.after(felt, device));
  };

  const deskMoves = new MovesBuilder();
  for (let account = 0; account < accounts; account++) {
    deskMoves.open();
    codes.split(account, digits);
    for (let index = 0; index < desk.inputs.length; index++) {
      const leaf = desk.leaves.at(index, digits);
      if (leaf.step < 0) continue;
      const to = codes.after(account, digits, leaf) % accounts;
      deskMoves.push(to, 0, leaf.tag, leaf.step);
      meet(account, to, leaf.tag);
    }
  }

  devices.add(0);
  reach(0, 0);
  for (let pair = 0; pair < pairs.size; pair++) {
    if (pairs.size > bound) throw new BoundExceeded(slice.name, bound);
    const account = pairs.key(pair) % accounts;
    const device = Math.floor(pairs.key(pair) / accounts);
    const code = account + devices.key(device);
    codes.split(code, digits);
    nearMoves.open();
    for (let index = 0; index < near.inputs.length; index++) {
      const leaf = tried(pair, () => near.leaves.at(index, digits));
      if (leaf === null || leaf.step < 0) continue;
      const after = codes.after(code, digits, leaf);
      const to = after % accounts;
      const there = devices.add(after - to);
      nearMoves.push(to, there, leaf.tag, leaf.step);
      reach(to, there);
      meet(account, to, leaf.tag);
    }
    pairsAt[account]!.push(device);
    for (const spread of spreads[account]!) {
      reach(spread % accounts, feeling.after(Math.floor(spread / accounts), device));
    }
  }
  return {
    slice,
    policy,
    components,
    accounts,
    devices,
    pairs,
    codes,
    near: { ...near, moves: nearMoves.build() },
    desk: { ...desk, moves: deskMoves.build() },
    feeling,
    broken,
  };
}
