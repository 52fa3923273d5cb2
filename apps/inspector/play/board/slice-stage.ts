import {
  type AuthorityEvent,
  createAuthority,
  type Durable,
  type Kind,
  run,
  runTimer,
} from '../../../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../../../machines/vocabulary/policy/table.ts';
import { act, type Router } from '../../../../verification/product/act.ts';
import { answeredLabel } from '../../../../verification/product/leaves.ts';
import { foreignEvents } from '../../../../verification/product/scene.ts';
import type { Slice } from '../../../../verification/product/slice.ts';
import { handle, slotAt } from '../../../../verification/product/slots.ts';
import { tellPlace } from '../../../../verification/product/tell.ts';
import { inputOf } from '../../../../verification/replay/authority.ts';
import type { Journey } from '../../../../verification/replay/journey.ts';
import { LiveStage } from '../../../../verification/replay/stage.ts';
import type { Moment, PlayDeed, Stage } from '../moment.ts';
import { seatAfter } from './seats.ts';
import { boardMoment, firedBy, Taken } from './watch.ts';

type Made = ReturnType<typeof createAuthority>;

/** The stage of a replay, which tells what each machine takes. */
class WatchedStage extends LiveStage {
  readonly #authority: Made;
  /** Made by the first machine that begins, which is before this class is. */
  taken?: Taken;

  constructor(authority: Made, slice: Slice) {
    super(authority, slice.slots, slice.timeless ?? []);
    this.#authority = authority;
  }

  override step(kind: Kind, state: Durable, event: AuthorityEvent) {
    this.taken?.step(firedBy(this.#authority.machines[kind], state, foreignEvents[event.type] ?? event));
    return super.step(kind, state, event);
  }

  override write(at: number, state: Durable): void {
    this.taken?.write(slotAt(at), state);
    super.write(at, state);
  }
}

const router = { run, runTimer } as unknown as Router<Durable>;

/** A trace of a part of the authority, on the machines as the bank runs them, by the bank's own router. */
export class SliceStage implements Stage {
  readonly #journey: Journey;
  readonly #slice: Slice;
  readonly #policy: Policy;
  #stage: WatchedStage | null = null;
  readonly #taken = new Taken();

  constructor(journey: Journey, slice: Slice) {
    this.#journey = journey;
    this.#slice = slice;
    this.#policy = { ...defaultPolicy, ...journey.policy } as Policy;
  }

  async begin(): Promise<Moment> {
    this.#taken.begin();
    this.#stage = new WatchedStage(createAuthority(this.#policy), this.#slice);
    this.#stage.taken = this.#taken;
    return this.#moment(this.#stage, null);
  }

  #moment(stage: LiveStage, seat: string | null, some: Partial<Moment> = {}): Moment {
    const board = this.#slice.slots.map((slot) => this.#taken.standing(slot, stage.read(handle[slot])));
    return boardMoment(board, seat, some);
  }

  async do(deed: PlayDeed): Promise<Moment> {
    const stage = this.#stage;
    const at = 'step' in deed ? deed.step : -1;
    const step = this.#journey.steps[at];
    if (!stage || !step) throw new Error('There is no such step.');
    const input = inputOf(this.#slice, at + 1, step);
    this.#taken.begin();
    stage.begin();
    const done = act(stage, this.#policy, router, input);
    if (!done) throw new Error(`${step.text} cannot happen here.`);
    stage.begin();
    const differences = [
      { what: 'answer', expected: step.text, seen: answeredLabel(input.label, done.run.answer) },
      { what: 'state', expected: step.leadsTo, seen: tellPlace(this.#slice, stage.place()) },
    ];
    const astray = differences.find(({ expected, seen }) => expected !== seen) ?? null;
    return this.#moment(stage, seatAfter(input.to), { astray });
  }

  offers = () => [];
  shown = () => null;
  end(): void {
    this.#stage = null;
  }
}
