import { blockMilliseconds, milliseconds, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { type Place, type Slot, slots } from '../product/slots.ts';
import type { Input } from '../product/step.ts';

/** A deadline that runs in a place. */
export interface Deadline {
  readonly slot: Slot;
  readonly timer: string;
}

/** How long a timer takes, ms: one length, but for those that grow. */
export interface Length {
  readonly least: number;
  readonly most: number;
}

/** How long each deadline of a product takes, and those that run in a place, always in the same order. */
export class Deadlines {
  readonly #lengths: ReadonlyMap<string, Length>;

  constructor(inputs: readonly Input[], policy: Policy) {
    this.#lengths = new Map(
      inputs.flatMap(({ to, timer, delay }) =>
        timer === undefined || delay === undefined
          ? []
          : [[`${to} ${timer}`, lengthOf(delay, policy)] as const],
      ),
    );
  }

  lengthOf({ slot, timer }: Deadline): Length {
    const length = this.#lengths.get(`${slot} ${timer}`);
    if (!length) throw new RangeError(`The deadline ${timer} in ${slot} is no input of the product.`);
    return length;
  }

  /** Without those that the product leaves out. */
  in(place: Place): Deadline[] {
    return slots.flatMap((slot) =>
      place
        .armed(slot)
        .filter((timer) => this.#lengths.has(`${slot} ${timer}`))
        .map((timer) => ({ slot, timer })),
    );
  }
}

function lengthOf(delay: string, policy: Policy): Length {
  if (delay !== 'lock.tempDurations') {
    const ms = milliseconds(policy, delay as Parameters<typeof milliseconds>[1]);
    return { least: ms, most: ms };
  }
  const blocks = policy[delay].map((_, index) => blockMilliseconds(policy, index + 1));
  return { least: Math.min(...blocks), most: Math.max(...blocks) };
}
