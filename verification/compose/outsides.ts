import { keyOf } from '../key.ts';
import { handle, type Place } from '../product/slots.ts';
import type { Step } from '../product/step.ts';
import type { Pairs } from './pairs.ts';
import type { Reached } from './product.ts';
import { isEffect } from './scene.ts';
import type { View } from './view.ts';

/** What a step of the other device is to this one, where it is anything. */
export interface Outside {
  readonly account: number;
  readonly to: number;
  readonly felt: number;
  /** As this device sees it, before it feels anything. */
  readonly step: Step;
  /** The states of the other device in which it can do that. */
  readonly mask: Uint32Array;
}

/** One of them as a step that this device sees. */
export interface Seen {
  readonly outside: Outside;
  readonly step: Step;
  readonly to: number;
  readonly mask: Uint32Array;
}

/** All that the other device does and this one notices: the account moves, or a machine of this device is told. */
export class Outsides {
  readonly #at: Outside[][];
  readonly #pairs: Pairs;
  readonly #reached: Reached;
  readonly #view: View;
  /** For each step of a device, what the account gets by it. */
  readonly #told: readonly string[];

  constructor(pairs: Pairs, reached: Reached, view: View) {
    this.#pairs = pairs;
    this.#reached = reached;
    this.#view = view;
    const { near, accounts } = pairs;
    const { told } = near;
    const names = told.map((events) => keyOf(events));
    this.#told = names;
    const { width } = reached.visited;
    this.#at = Array.from({ length: accounts }, () => []);
    const found = new Map<string, Outside>();
    for (let pair = 0; pair < pairs.pairs.size; pair++) {
      if (reached.depthOf[pair]! < 0) continue;
      const account = view.accountOf(pair);
      const device = view.deviceOf(pair);
      const { moves, leaves } = near;
      for (let move = moves.first[pair]!; move < moves.first[pair + 1]!; move++) {
        const to = moves.account[move]!;
        const felt = moves.felt[move]!;
        if (to === account && felt === 0) continue;
        const step = moves.step[move]!;
        const key = `${account} ${to} ${felt} ${names[step]}`;
        let outside = found.get(key);
        if (!outside) {
          const seen = this.#seen(leaves.steps[step]!, told[step]!, account, to);
          outside = { account, to, felt, step: seen, mask: new Uint32Array(width) };
          found.set(key, outside);
          this.#at[account]!.push(outside);
        }
        outside.mask[device >>> 5]! |= 1 << (device & 31);
      }
    }
  }

  #seen({ label }: Step, events: Step['events'], from: number, to: number): Step {
    const reading = (account: number) => this.#pairs.components.account.readings[account] as Place['account'];
    return {
      label,
      input: { label, origin: 'foreign', to: 'account', members: [{}], timer: events[0]?.type ?? 'nothing' },
      answer: null,
      events,
      effects: events.filter(isEffect).map((effect) => ({ context: handle.account, effect })),
      armed: [],
      before: { account: reading(from) },
      after: { account: reading(to) },
      adopts: false,
    };
  }

  /** What may happen outside of a pair, as steps. */
  of(pair: number): Seen[] {
    const device = this.#view.deviceOf(pair);
    return this.#at[this.#view.accountOf(pair)]!.map((outside) => ({
      outside,
      step: this.#view.withFelt(outside.step, outside.felt, device),
      to: this.#view.pairOf(outside.to, this.#pairs.feeling.after(outside.felt, device)),
      mask: outside.mask,
    }));
  }

  /** A step by which the other device, in that state, does it, and its state afterwards. */
  doneBy({ account, to, felt, step }: Outside, device: number): { label: string; device: number } {
    const { moves, leaves } = this.#pairs.near;
    const pair = this.#view.pairOf(account, device);
    const told = keyOf(step.events);
    for (let move = moves.first[pair]!; move < moves.first[pair + 1]!; move++) {
      const what = moves.step[move]!;
      if (moves.account[move] !== to || moves.felt[move] !== felt || this.#told[what] !== told) continue;
      return { label: leaves.steps[what]!.label, device: moves.device[move]! };
    }
    throw new RangeError('The other device cannot do that there.');
  }

  /** Whether the other device can be where it does that. */
  happens(pair: number, { mask }: Outside): boolean {
    const { words, width } = this.#reached.visited;
    for (let at = 0; at < width; at++) if ((words[pair * width + at]! & mask[at]!) !== 0) return true;
    return false;
  }
}
