import {
  type AnyActor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type InspectionEvent,
} from 'xstate';
import { alphabetOf } from '../../../machines/authority/alphabet.ts';
import type { Kind } from '../../../machines/authority/index.ts';
import { keyOfTransition } from '../../../machines/vocabulary/transition-key.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import { PlayClock } from './clock.ts';
import { decisive, type Moment, pathsIn, type PlayDeed, type Stage } from './moment.ts';

interface Raised {
  readonly event?: { readonly type: string };
  readonly delay?: unknown;
}
type Taken = Parameters<typeof keyOfTransition>[0];
type Sent = Extract<Deed, { send: unknown }>['send'];

/** A machine of the bank's authority as a live actor, which is sent events and whose clock is in somebody's hands. */
export class MachineStage implements Stage {
  readonly #kind: Kind;
  readonly #machine: AnyStateMachine;
  #clock = new PlayClock();
  #actor: AnyActor | null = null;
  #fired: string[] = [];
  #emitted: string[] = [];

  constructor(kind: Kind, machine: AnyStateMachine) {
    this.#kind = kind;
    this.#machine = machine;
  }

  async begin(): Promise<Moment> {
    this.end();
    this.#clock = new PlayClock();
    this.#fired = [];
    this.#emitted = [];
    const actor = createActor(this.#machine, {
      clock: this.#clock,
      inspect: (event: InspectionEvent) => this.#note(event),
    } as never) as AnyActor;
    (actor as unknown as { on(type: '*', listen: (event: { type: string }) => void): void }).on(
      '*',
      (event) => this.#emitted.push(told(event)),
    );
    actor.start();
    this.#actor = actor;
    return this.#moment();
  }

  #note(event: InspectionEvent): void {
    if (event.type === '@xstate.microstep') {
      // oxlint-disable-next-line no-underscore-dangle
      for (const taken of event._transitions) this.#fired.push(keyOfTransition(taken as Taken));
    }
    if (event.type !== '@xstate.action') return;
    const { type, params } = event.action as unknown as { type: string; params?: Raised };
    if (type === 'xstate.raise' && params?.delay !== undefined) this.#clock.expect(params.event?.type ?? '');
  }

  async do(deed: PlayDeed): Promise<Moment> {
    this.#fired = [];
    if ('timer' in deed) {
      if (!this.#clock.pass(deed.timer)) throw new Error(`The deadline ${deed.timer} does not run.`);
    } else if ('send' in deed) this.#running().send(deed.send);
    else throw new Error('A machine of the bank is sent events, and its deadlines pass.');
    return this.#moment();
  }

  #running(): AnyActor {
    if (this.#actor === null) throw new Error('Nothing is played.');
    return this.#actor;
  }

  #moment(): Moment {
    const { value, context, status } = this.#running().getSnapshot() as AnyMachineSnapshot;
    return {
      active: pathsIn(value),
      context: decisive(context),
      fired: this.#fired.splice(0),
      view: null,
      calls: [],
      deadlines: this.#clock.deadlines(),
      gives: this.#emitted.splice(0),
      refused: false,
      online: true,
      done: status === 'done',
      now: this.#clock.now(),
    };
  }

  offers(): readonly Deed[] {
    const snapshot = this.#running().getSnapshot() as AnyMachineSnapshot;
    if (snapshot.status !== 'active') return [];
    return (alphabetOf(this.#kind) as readonly Sent[])
      .filter((event) => snapshot.can(event))
      .map((event) => ({ send: event }));
  }

  shown(): null {
    return null;
  }

  end(): void {
    this.#actor?.stop();
    this.#actor = null;
  }
}

/** An event on a line: its type, and what it carries. */
export function told({ type, ...rest }: { readonly type: string }): string {
  const carried = Object.entries(rest).map(([name, value]) => `${name}: ${String(value)}`);
  return carried.length === 0 ? type : `${type} (${carried.join(', ')})`;
}
