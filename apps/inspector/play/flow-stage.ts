import { type AnyActorRef, type AnyMachineSnapshot, getStateNodes, type InspectionEvent } from 'xstate';
import { createFlow, type Flow, type StoredFlow } from '../../../machines/index.ts';
import { keyOfTransition } from '../../../machines/vocabulary/transition-key.ts';
import { payloadsOf } from '../../../verification/cover/data.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import { callLimit } from '../../drivers/clock.ts';
import { HeldServices, type TestedFlow, waitingFor } from '../../drivers/services.ts';
import { PlayClock } from './clock.ts';
import { decisive, type Moment, pathsIn, type PlayDeed, type Shown, type Stage } from './moment.ts';
import { settled } from './settled.ts';

interface Acted {
  readonly type: string;
  readonly params?: {
    readonly src?: unknown;
    readonly event?: { readonly type: string };
    readonly delay?: unknown;
  };
}
type Taken = Parameters<typeof keyOfTransition>[0];

/** What was typed before, where a later form is compared with it. */
type Typed = Readonly<Record<string, unknown>>;

/** A flow as an app runs it, whose services, clock and network are in somebody's hands. */
export class FlowStage implements Stage {
  readonly #flow: TestedFlow;
  readonly #machine: TestedFlow['machine'];
  readonly #services: HeldServices;
  clock = new PlayClock();
  #live: Flow<Record<string, never>, unknown> | null = null;
  #actor: AnyActorRef | null = null;
  #online = true;
  #follow: (online: boolean) => void = () => {};
  #open: string[] = [];
  /** Services that the machine started; one more call of the same socket is the gateway's repeat. */
  #started: string[] = [];
  #fired: string[] = [];
  #typed: Typed = {};
  #isDone = false;

  constructor(flow: TestedFlow) {
    this.#flow = waitingFor(flow);
    this.#machine = flow.machine;
    this.#services = new HeldServices(flow);
  }

  /** `from`: when it begins, ms, and what it goes on from, as `stored` gave it. */
  async begin(start: object | null, from: { now?: number; resume?: StoredFlow } = {}): Promise<Moment> {
    this.end();
    this.clock = new PlayClock(from.now);
    for (const name of this.#deadlinesIn(from.resume)) this.clock.expect(name);
    this.#services.forget();
    this.#open = [];
    this.#fired = [];
    this.#typed = {};
    this.#online = true;
    this.#isDone = false;
    const network = {
      online: () => this.#online,
      subscribe: (listener: (online: boolean) => void) => {
        this.#follow = listener;
        return () => {};
      },
    };
    this.#live = createFlow(this.#flow, {
      services: { ...this.#services.ports, network },
      clock: this.clock,
      timeoutMs: callLimit,
      ...(start && { input: start as never }),
      ...(from.resume && { resume: from.resume }),
      inspect: (event) => this.#note(event),
      report: () => {},
    }) as unknown as Flow<Record<string, never>, unknown>;
    this.#live.done.then(
      () => (this.#isDone = true),
      () => {},
    );
    await settled();
    return this.#moment(false);
  }

  /** What a stored flow waits for, in the order in which it is armed again: nobody tells of that. */
  #deadlinesIn(stored: StoredFlow | undefined): string[] {
    if (!stored) return [];
    const nodes = new Set(getStateNodes(this.#machine.root, stored.value as never));
    return [...nodes].flatMap(({ after }) => after.map(({ eventType }) => eventType));
  }

  /** What XState is about to do: a transition is taken, a service starts, a timer is set, whose name comes only here. */
  #note(event: InspectionEvent): void {
    if (event.type === '@xstate.actor' && String(event.actorRef.sessionId) === event.rootId) {
      this.#actor = event.actorRef as AnyActorRef;
    }
    if (event.type === '@xstate.microstep') {
      // oxlint-disable-next-line no-underscore-dangle
      for (const taken of event._transitions) this.#fired.push(keyOfTransition(taken as Taken));
    }
    if (event.type !== '@xstate.action') return;
    const { type, params } = event.action as unknown as Acted;
    if (type === 'xstate.spawnChild') this.#started.push(String(params?.src));
    if (type === 'xstate.raise' && params?.delay !== undefined) this.clock.expect(params.event?.type ?? '');
  }

  async do(deed: PlayDeed): Promise<Moment> {
    if ('start' in deed) return this.begin(deed.start);
    const live = this.#running();
    this.#started = [];
    this.#fired = [];
    let refused = false;
    if ('event' in deed) {
      refused = !live.send(deed.event, deed.payload as never);
      if (!refused && deed.problem === null) this.#typed = { ...this.#typed, ...deed.payload };
    } else if ('network' in deed) {
      this.#online = deed.network === 'found';
      this.#follow(this.#online);
    } else if ('timer' in deed) {
      if (!this.clock.pass(deed.timer)) throw new Error(`The deadline ${deed.timer} does not run.`);
    } else if ('answer' in deed) this.#call(deed.answer).resolve(deed.output);
    else if ('fault' in deed) await this.#fail(deed.fault, deed.code);
    else throw new Error('A flow is sent nothing but what it declares.');
    await settled();
    return this.#moment(refused);
  }

  /** How it stands, without anything being done. */
  look(): Moment {
    this.#fired = [];
    return this.#moment(false);
  }

  /** The flow at rest, as an app keeps it. Throws where it waits for an answer. */
  stored(): StoredFlow {
    return this.#running().persist();
  }

  /** A call that fails is repeated once by the gateway, which fails as well. */
  async #fail(socket: string, code: string): Promise<void> {
    this.#call(socket).reject({ code });
    await settled();
    const { asked } = this.#services;
    if (this.#started.includes(socket) || !asked.includes(socket)) return;
    this.#services.asked = asked.filter((one) => one !== socket);
    this.#services.take(socket)?.reject({ code });
  }

  #call(socket: string) {
    const call = this.#open.includes(socket) ? this.#services.take(socket) : null;
    if (!call) throw new Error(`The service ${socket} is not asked.`);
    this.#open = this.#open.filter((one) => one !== socket);
    return call;
  }

  #running(): Flow<Record<string, never>, unknown> {
    if (this.#live === null) throw new Error('Nothing is played.');
    return this.#live;
  }

  #snapshot(): AnyMachineSnapshot | null {
    return (this.#actor?.getSnapshot() ?? null) as AnyMachineSnapshot | null;
  }

  #moment(refused: boolean): Moment {
    const gives = this.#services.asked.splice(0);
    const snapshot = this.#snapshot();
    const asking = new Set(Object.values((snapshot?.children ?? {}) as Record<string, Child>).map(srcOf));
    this.#open = [...new Set([...this.#open, ...gives])].filter((socket) => asking.has(socket));
    return {
      active: pathsIn(snapshot?.value),
      context: decisive(snapshot?.context),
      fired: this.#fired.splice(0),
      view: this.#running().view(),
      calls: this.#open.flatMap((socket) => {
        const method = this.#flow.services[socket];
        return method ? [{ socket, method }] : [];
      }),
      deadlines: this.clock.deadlines(),
      gives,
      refused,
      online: this.#online,
      done: this.#isDone,
      now: this.clock.now(),
    };
  }

  /** What the customer can do, once for each class in which the flow sees it. */
  offers(): readonly Deed[] {
    const snapshot = this.#snapshot();
    if (snapshot === null || snapshot.status !== 'active') return [];
    const digits = this.#running().view().data.digits;
    const known = { digits, held: (name: string) => this.#typed[name] };
    return Object.entries(this.#flow.events).flatMap(([event, declared]) =>
      [null, ...declared.problems].flatMap((problem) =>
        choices(declared.told ?? {}).flatMap((told): Deed[] => {
          if (!snapshot.can({ type: event, problem, ...told })) return [];
          const payload = payloadsOf(declared, problem, told, known)[0];
          return payload === undefined ? [] : [{ event, problem, payload: payload as never }];
        }),
      ),
    );
  }

  shown(): Shown {
    return { clock: this.clock, reveal: (name) => this.#live?.reveal(name) ?? null };
  }

  end(): void {
    this.#live?.stop();
    this.#live = null;
  }
}

interface Child {
  readonly src?: unknown;
}
const srcOf = ({ src }: Child) => String(src);

/** Every combination of told values. */
const choices = (told: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] =>
  Object.entries(told).reduce<Record<string, unknown>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
