import {
  type AnyActor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type InspectionEvent,
} from 'xstate';
import { keyOf, type Deed, sightOfKind } from '../../verification/index.ts';
import type { Kind } from '../../machines/authority/index.ts';
import { HandClock } from './clock.ts';
import type { Driver, Outcome } from './driver.ts';

/** Plays tests on a machine of the bank's authority as a live actor, whose deadlines pass when the test says so. */
export class AuthorityDriver implements Driver {
  readonly #kind: Kind;
  readonly #machine: AnyStateMachine;
  #clock = new HandClock();
  #actor: AnyActor | null = null;
  #emitted: string[] = [];

  constructor(kind: Kind, machine: AnyStateMachine) {
    this.#kind = kind;
    this.#machine = machine;
  }

  begin(): void {
    this.end();
    this.#clock = new HandClock();
    this.#emitted = [];
    const actor = createActor(this.#machine, {
      clock: this.#clock,
      inspect: (event: InspectionEvent) => {
        if (event.type !== '@xstate.action') return;
        const { type, params } = event.action as unknown as { type: string; params?: Raised };
        if (type === 'xstate.raise' && params?.delay !== undefined)
          this.#clock.expect(params.event?.type ?? '');
      },
    } as never) as AnyActor;
    (actor as unknown as { on(type: '*', listen: (event: object) => void): void }).on('*', (event) =>
      this.#emitted.push(keyOf(event)),
    );
    actor.start();
    this.#actor = actor;
  }

  do(deed: Deed): Outcome {
    if ('timer' in deed) {
      if (!this.#clock.pass(deed.timer)) throw new Error(`The deadline ${deed.timer} does not run.`);
    } else if ('send' in deed) this.#running().send(deed.send);
    else throw new Error('A machine of the authority is sent events, and its deadlines pass.');
    return { gives: this.#emitted.splice(0) };
  }

  #running(): AnyActor {
    if (this.#actor === null) throw new Error('No test has begun.');
    return this.#actor;
  }

  see() {
    const { value, context, status } = this.#running().getSnapshot() as AnyMachineSnapshot;
    return {
      ...sightOfKind(this.#kind, { value, context }),
      done: status === 'done',
      armed: this.#clock.running(),
    };
  }

  end(): void {
    this.#actor?.stop();
    this.#actor = null;
  }
}

interface Raised {
  readonly event?: { readonly type: string };
  readonly delay?: unknown;
}
