import type { InspectionEvent } from 'xstate';
import { createFlow, type Flow, type View } from '../../machines/index.ts';
import { type Deed, sightOfView } from '../../verification/index.ts';
import { callLimit, HandClock } from './clock.ts';
import type { Driver, Outcome } from './driver.ts';
import { SimulatedServices, type TestedFlow, waitingFor } from './services.ts';

interface Acted {
  readonly type: string;
  readonly params?: {
    readonly src?: unknown;
    readonly event?: { readonly type: string };
    readonly delay?: unknown;
  };
}

/** The promises of a call that was answered are all settled. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Plays tests on a flow as an app runs it, by `createFlow`: payloads go through its gateway, services answer as the
 * test says, a call that fails is failed again when it is repeated, and deadlines pass when the test says so.
 */
export class FlowDriver implements Driver {
  readonly #flow: TestedFlow;
  #live: Flow<Record<string, never>, unknown> | null = null;
  #clock = new HandClock();
  #services: SimulatedServices;
  #online = true;
  #follow: (online: boolean) => void = () => {};
  /** Services that the machine started; one more call of the same socket is the gateway's repeat. */
  #started: string[] = [];
  #isDone = false;

  constructor(flow: TestedFlow) {
    this.#flow = waitingFor(flow);
    this.#services = new SimulatedServices(flow);
  }

  async begin(start: object | null): Promise<void> {
    this.end();
    this.#clock = new HandClock();
    this.#services.forget();
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
      clock: this.#clock,
      timeoutMs: callLimit,
      input: start ?? undefined,
      inspect: (event) => this.#note(event),
      report: () => {},
    }) as unknown as Flow<Record<string, never>, unknown>;
    this.#live.done.then(
      () => (this.#isDone = true),
      () => {},
    );
    await settled();
  }

  /** What XState is about to do: it starts a service, or sets a timer, whose name comes only here. */
  #note(event: InspectionEvent): void {
    if (event.type !== '@xstate.action') return;
    const { type, params } = event.action as unknown as Acted;
    if (type === 'xstate.spawnChild') this.#started.push(String(params?.src));
    if (type === 'xstate.raise' && params?.delay !== undefined) this.#clock.expect(params.event?.type ?? '');
  }

  async do(deed: Deed): Promise<Outcome> {
    if ('start' in deed) {
      await this.begin(deed.start);
      return { gives: this.#services.asked.splice(0) };
    }
    const live = this.#running();
    this.#started = [];
    this.#services.asked = [];
    let refused = false;
    if ('event' in deed) {
      refused = !live.send(deed.event, deed.payload as never);
      if (refused) return { refused, gives: [] };
    } else if ('network' in deed) {
      this.#online = deed.network === 'found';
      this.#follow(this.#online);
    } else if ('timer' in deed) {
      if (!this.#clock.pass(deed.timer)) throw new Error(`The deadline ${deed.timer} does not run.`);
    } else if ('answer' in deed) this.#call(deed.answer).answer(deed.output);
    else if ('fault' in deed) {
      this.#call(deed.fault).fail({ code: deed.code });
      await settled();
      if (!this.#started.includes(deed.fault) && this.#services.asked.includes(deed.fault)) {
        this.#services.asked = this.#services.asked.filter((socket) => socket !== deed.fault);
        this.#services.take(deed.fault)?.fail({ code: deed.code });
      }
    } else throw new Error('A flow is sent nothing but what it declares.');
    await settled();
    return { ...('event' in deed && { refused }), gives: this.#services.asked.splice(0) };
  }

  #running(): Flow<Record<string, never>, unknown> {
    if (this.#live === null) throw new Error('No test has begun.');
    return this.#live;
  }

  #call(socket: string) {
    const call = this.#services.take(socket);
    if (!call) throw new Error(`The service ${socket} is not asked.`);
    return call;
  }

  see() {
    const view: View = this.#running().view();
    return { ...sightOfView(view), done: this.#isDone, armed: this.#clock.running() };
  }

  end(): void {
    this.#live?.stop();
    this.#live = null;
  }
}
