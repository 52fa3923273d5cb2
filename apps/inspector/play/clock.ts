import type { Clock } from '../../../machines/index.ts';
import { HandClock } from '../../drivers/clock.ts';

/** A morning in Tirana. */
const morning = Date.UTC(2026, 0, 15, 8, 41);

/** A clock that stands still until a deadline passes: then it moves on to that. */
export class PlayClock extends HandClock {
  #now: number;

  /** `now`: where it stands at first, ms. */
  constructor(now = morning) {
    super();
    this.#now = now;
  }

  override now(): number {
    return this.#now;
  }

  protected override reach(at: number): void {
    this.#now = Math.max(this.#now, at);
  }
}

/** The time as a screen shows it: it stands still, so that nothing ticks. */
export const still = (clock: PlayClock): Clock => ({
  now: () => clock.now(),
  setTimeout: () => 0,
  clearTimeout: () => {},
});
