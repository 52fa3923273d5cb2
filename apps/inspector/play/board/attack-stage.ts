import {
  type AuthorityEvent,
  createAuthority,
  type Durable,
  type Kind,
} from '../../../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../../../machines/vocabulary/policy/table.ts';
import { passing, type Seat, seats } from '../../../../verification/attack/board.ts';
import { moveOf, startOf } from '../../../../verification/attack/journey.ts';
import { Live } from '../../../../verification/attack/live.ts';
import { customersEvents } from '../../../../verification/attack/perform.ts';
import { make } from '../../../../verification/attack/replay.ts';
import type { Journey } from '../../../../verification/replay/journey.ts';
import type { Astray, Moment, PlayDeed, Stage } from '../moment.ts';
import { seatAfter } from './seats.ts';
import { boardMoment, firedBy, Taken } from './watch.ts';

type Made = ReturnType<typeof createAuthority>;

/** The world of an attack, which tells what each machine takes. */
class WatchedLive extends Live {
  readonly #made: Made;
  taken?: Taken;

  constructor(authority: Made, holds: readonly Seat[]) {
    super(authority, holds);
    this.#made = authority;
  }

  override step(kind: Kind, state: Durable, event: AuthorityEvent) {
    const given = customersEvents[event.type as keyof typeof customersEvents] ?? event;
    this.taken?.step(firedBy(this.#made.machines[kind], state, given));
    return super.step(kind, state, event);
  }

  override write(seat: Seat, state: Durable): void {
    this.taken?.write(seat, state);
    super.write(seat, state);
  }
}

const shown = seats.filter((seat) => !passing.includes(seat));

/** An attack on live machines, by the bank's own router and its clock. */
export class AttackStage implements Stage {
  readonly #journey: Journey;
  readonly #authority: Made;
  readonly #taken = new Taken();
  #live: WatchedLive | null = null;

  constructor(journey: Journey) {
    this.#journey = journey;
    this.#authority = createAuthority({ ...defaultPolicy, ...journey.policy } as Policy);
  }

  async begin(): Promise<Moment> {
    this.#taken.begin();
    this.#live = new WatchedLive(this.#authority, startOf(this.#journey).holds);
    this.#live.taken = this.#taken;
    return this.#moment(this.#live, null);
  }

  #moment(live: Live, seat: string | null, some: Partial<Moment> = {}): Moment {
    const board = shown.map((one) => this.#taken.standing(one, live.read(one)));
    return boardMoment(board, seat, { now: live.now, ...some });
  }

  async do(deed: PlayDeed): Promise<Moment> {
    const live = this.#live;
    const { steps, end } = this.#journey;
    const at = 'step' in deed ? deed.step : -1;
    const step = steps[at];
    if (!live || !step) throw new Error('There is no such step.');
    const move = moveOf(startOf(this.#journey), step, live);
    if (!move) throw new Error(`Nobody can do this here: ${step.text}`);
    this.#taken.begin();
    const done = make(live, this.#authority, move);
    if (!done) throw new Error(`This cannot happen here: ${step.text}`);
    const [expected] = step.gives;
    const answer = done.answer === null ? undefined : `answer ${done.answer}`;
    const wins = { what: 'goal', expected: end, seen: done.goal ?? '–' };
    const gives = { what: 'answer', expected: expected ?? '–', seen: answer ?? '–' };
    const all: Astray[] = [gives, ...(at === steps.length - 1 ? [wins] : [])];
    const astray = all.find((one) => one.expected !== one.seen) ?? null;
    return this.#moment(live, seatAfter(move.to), { astray, done: done.goal === end });
  }

  offers = () => [];
  shown = () => null;
  end(): void {
    this.#live = null;
  }
}
