import { handle, kindIn, type Place, ProductPlace, type Slot, slots } from '../product/slots.ts';
import type { Step } from '../product/step.ts';
import type { Pairs } from './pairs.ts';

/** What one device sees of the product: the account and itself, as the properties read them. */
export class View {
  readonly #pairs: Pairs;
  readonly #places: (Place | undefined)[] = [];
  readonly #pairAt = new Map<number, number>();
  readonly #felt = new Map<Step, Map<object, Step>>();

  constructor(pairs: Pairs) {
    this.#pairs = pairs;
    for (let pair = 0; pair < pairs.pairs.size; pair++) this.#pairAt.set(pairs.pairs.key(pair), pair);
  }

  pairOf(account: number, device: number): number {
    return this.#pairAt.get(account + this.#pairs.accounts * device)!;
  }

  accountOf(pair: number): number {
    return this.#pairs.pairs.key(pair) % this.#pairs.accounts;
  }

  deviceOf(pair: number): number {
    return Math.floor(this.#pairs.pairs.key(pair) / this.#pairs.accounts);
  }

  /** One place of a pair, the same object each time. */
  place(pair: number): Place {
    return (this.#places[pair] ??= this.#read(pair));
  }

  /** The value of each slot of a pair. */
  valueOf(pair: number, slot: Slot): number {
    const code = this.accountOf(pair) + this.#pairs.devices.key(this.deviceOf(pair));
    return this.#pairs.codes.digit(code, handle[slot]);
  }

  #read(pair: number): Place {
    const { components } = this.#pairs;
    return new ProductPlace(
      (slot) => components[kindIn[slot]].readings[this.valueOf(pair, slot)],
      pair,
      (of, slot) => components[kindIn[slot]].armed[this.valueOf(of, slot)]!,
    );
  }

  /** A step that leads from one pair to another while the other device feels `felt`; of the bank itself if no device can. */
  told(from: number, to: number, felt: number): string {
    const { near, desk, feeling } = this.#pairs;
    const { first, account, device, felt: feels, step } = near.moves;
    const wanted = this.accountOf(to);
    for (let move = first[from]!; move < first[from + 1]!; move++) {
      if (account[move] !== wanted || device[move] !== this.deviceOf(to) || feels[move] !== felt) continue;
      return near.leaves.steps[step[move]!]!.label;
    }
    const own = desk.moves;
    const place = this.accountOf(from);
    for (let move = own.first[place]!; move < own.first[place + 1]!; move++) {
      if (own.account[move] !== wanted || own.felt[move] !== felt) continue;
      if (feeling.after(felt, this.deviceOf(from)) !== this.deviceOf(to)) continue;
      return `${bank}: ${desk.leaves.steps[own.step[move]!]!.label}`;
    }
    throw new RangeError('No step leads from one pair to the other.');
  }

  /** A step as a line of a trace. */
  saidBy(who: string, text: string): string {
    return text.startsWith(bank) ? text : `${who}: ${text}`;
  }

  /** The account's own step from a pair, as this device sees it. */
  deskStep(move: number, pair: number): { step: Step; to: number } {
    const { desk, feeling } = this.#pairs;
    const felt = desk.moves.felt[move]!;
    const step = desk.leaves.steps[desk.moves.step[move]!]!;
    const to = this.pairOf(desk.moves.account[move]!, feeling.after(felt, this.deviceOf(pair)));
    return { step: this.withFelt(step, felt, this.deviceOf(pair)), to };
  }

  /** A step and what this device does about what it feels of it; the same object for the same. */
  withFelt(step: Step, felt: number, device: number): Step {
    if (felt === 0) return step;
    const { feeling, components } = this.#pairs;
    const reaction = feeling.reaction(felt, device);
    const known = this.#felt.get(step) ?? new Map<object, Step>();
    this.#felt.set(step, known);
    const slotOf = (slot: number) => slots[slot]!;
    const seen =
      known.get(reaction) ??
      ({
        ...step,
        events: [...step.events, ...reaction.events],
        effects: [...step.effects, ...reaction.effects],
        armed: [...step.armed, ...reaction.armed],
        after: {
          ...step.after,
          ...Object.fromEntries(
            reaction.given.map(({ slot, value }) => [
              slotOf(slot),
              components[kindIn[slotOf(slot)]].readings[value],
            ]),
          ),
        },
      } as Step);
    known.set(reaction, seen);
    return seen;
  }
}

const bank = 'the bank';
