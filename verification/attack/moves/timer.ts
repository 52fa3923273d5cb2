import type { Components } from '../../product/component.ts';
import { kindIn, passing, type Seat, seats } from '../board.ts';
import type { Move } from '../move.ts';

/** A deadline that ends. */
export const timerMove = (to: Seat, event: string): Move => ({
  deed: 'timer',
  by: 'clock',
  from: null,
  event,
  to,
  facts: {},
  needs: [],
  when: (board) => board.isArmed(to, event),
});

/** The deadlines of every machine, as moves of the clock. */
export const timersOf = (components: Components): readonly Move[] =>
  seats
    .filter((seat) => !passing.includes(seat))
    .flatMap((seat) => components[kindIn[seat]].timers.map((event) => timerMove(seat, event)));
