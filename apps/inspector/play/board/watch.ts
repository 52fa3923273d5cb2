import type { AnyStateMachine } from 'xstate';
import type { Durable } from '../../../../machines/authority/index.ts';
import { keyOfTransition } from '../../../../machines/vocabulary/transition-key.ts';
import { type Moment, momentWith, pathsIn, type Standing } from '../moment.ts';
import { machineOfSeat, seatAfter } from './seats.ts';

/** The transitions that a machine takes on an event, by key. */
export function firedBy(
  machine: AnyStateMachine,
  { value, context }: Durable,
  event: { type: string },
): string[] {
  const before = machine.resolveState({ value, context });
  return machine.getTransitionData(before, event).map(keyOfTransition);
}

/** What was taken in a step, by seat. */
export class Taken {
  readonly #fired = new Map<string, string[]>();
  /** As each came to stand: what is over may have been put back since. */
  readonly #states = new Map<string, Durable>();
  #last: readonly string[] = [];

  begin(): void {
    this.#fired.clear();
    this.#states.clear();
    this.#last = [];
  }

  /** A machine takes transitions; whose they are is known when its state is written. */
  step(keys: readonly string[]): void {
    this.#last = keys;
  }

  write(seat: string, state: Durable): void {
    const at = seatAfter(seat);
    this.#states.set(at, state);
    this.#fired.set(at, [...(this.#fired.get(at) ?? []), ...this.#last]);
    this.#last = [];
  }

  /** How a seat stands. `now`: its state where it was not written. */
  standing(seat: string, now: Durable): Standing {
    const fired = this.#fired.get(seat);
    const { value } = this.#states.get(seat) ?? now;
    return {
      seat,
      machine: machineOfSeat(seat),
      active: pathsIn(value),
      fired: fired ?? [],
      isTouched: fired !== undefined,
    };
  }
}

/** A moment of several machines, seen from one seat. */
export function boardMoment(
  board: readonly Standing[],
  seat: string | null,
  some: Partial<Moment> = {},
): Moment {
  const { active = [], fired = [] } = board.find((one) => one.seat === seat) ?? {};
  return momentWith({ board, seat, active, fired, ...some });
}
