import type { InspectionEvent } from 'xstate';
import { createFlow, type Flow, type View } from '../../machines/index.ts';
import { endOf } from '../../verification/cover/flow-deeds.ts';
import { sightOfView } from '../../verification/cover/flow-model.ts';
import type { Deed, Sight } from '../../verification/cover/schema.ts';
import { callLimit, HandClock } from './clock.ts';
import type { Driver, Outcome } from './driver.ts';
import {
  type Call,
  HeldServices,
  simulated,
  type TestedFlow,
  type Told,
  waitingFor,
  type World,
} from './services.ts';

interface Acted {
  readonly type: string;
  readonly params?: {
    readonly src?: unknown;
    readonly event?: { readonly type: string };
    readonly delay?: unknown;
  };
}

/** More turns of promises than it takes from the answer of a service to the next call of one. */
const manyTurns = 40;
/** The same, to the end of a flow that asks nothing. */
const fewTurns = 4;

const nextTurn = Promise.resolve();

async function settled(turns = manyTurns): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn;
}

/** A flow that runs, whichever it is. */
export type LiveFlow = Flow<Record<string, never>, unknown>;

/**
 * Plays tests on a flow as an app runs it, by `createFlow`: payloads go through its gateway, services answer as the
 * test says, a call that fails is failed again when it is repeated, and deadlines pass when the test says so.
 */
export class FlowDriver implements Driver {
  readonly #flow: TestedFlow;
  readonly #world: World;
  readonly #services: HeldServices;
  #live: LiveFlow | null = null;
  #clock = new HandClock();
  #online = true;
  #follow: (online: boolean) => void = () => {};
  /** Services that the machine started; one more call of the same socket is the gateway's repeat. */
  #started: string[] = [];
  #isDone = false;
  /** How the flow ended, until the test heard it. */
  #end: string | null = null;
  #sight: { view: View; armed: string; sight: Sight } | null = null;

  /** `world`: how calls come by their answers; by themselves, unless told. */
  constructor(flow: TestedFlow, world: World = simulated) {
    this.#flow = waitingFor(flow);
    this.#services = new HeldServices(flow);
    this.#world = world;
  }

  async plan(deeds: readonly Deed[]): Promise<void> {
    await this.#world.plan?.(toldIn(deeds));
  }

  async begin(start: Readonly<Record<string, unknown>> | null): Promise<void> {
    this.end();
    this.#clock = new HandClock();
    this.#services.forget();
    this.#online = true;
    this.#isDone = false;
    this.#end = null;
    await this.#world.begin?.(start);
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
    }) as unknown as LiveFlow;
    this.began(this.#live);
    this.#live.done.then(
      (output) => this.#ended(output),
      () => {},
    );
    await settled();
    this.#started = [];
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
      return { gives: this.#heard() };
    }
    this.#started = [];
    this.#services.asked = [];
    if ('event' in deed) {
      const isTaken = await this.send(deed.event, deed.payload);
      if (!isTaken) return { refused: true, gives: [] };
      await this.#settled();
      return { refused: false, gives: this.#heard() };
    }
    if ('network' in deed) {
      this.#online = deed.network === 'found';
      this.#follow(this.#online);
    } else if ('timer' in deed) {
      if (!this.#clock.pass(deed.timer)) throw new Error(`The deadline ${deed.timer} does not run.`);
    } else if ('answer' in deed) await this.#world.answer(this.#call(deed.answer), deed.output);
    else if ('fault' in deed) {
      await this.#world.fail(this.#call(deed.fault), deed.code);
      await settled();
      if (!this.#started.includes(deed.fault) && this.#services.asked.includes(deed.fault)) {
        this.#services.asked = this.#services.asked.filter((socket) => socket !== deed.fault);
        await this.#world.fail(this.#call(deed.fault), deed.code);
      }
    } else throw new Error('A flow is sent nothing but what it declares.');
    await ('answer' in deed || 'fault' in deed ? settled() : this.#settled());
    return { gives: this.#heard() };
  }

  #ended(output: unknown): void {
    this.#isDone = true;
    this.#end = endOf(this.#flow, output);
  }

  /** What was asked since the test last looked, and how the flow ended if it just did. */
  #heard(): string[] {
    const heard = [...this.#services.asked.splice(0), ...(this.#end === null ? [] : [this.#end])];
    this.#end = null;
    return heard;
  }

  /** What was started has been asked. */
  #settled(): Promise<void> {
    return settled(this.#started.length > 0 ? manyTurns : fewTurns);
  }

  /** A flow has begun: for whoever shows it. */
  protected began(flow: LiveFlow): void {
    void flow;
  }

  /** The deadlines that run, each with its length, ms. */
  protected waits(): readonly string[] {
    return this.#clock.lengths();
  }

  /** The calls that wait to be answered. */
  protected calls(): readonly Call[] {
    return this.#services.open;
  }

  /** What the customer does. Whether the flow took it. */
  protected send(event: string, payload: Readonly<Record<string, unknown>>): boolean | Promise<boolean> {
    return this.live().send(event, payload as never);
  }

  protected live(): LiveFlow {
    if (this.#live === null) throw new Error('No test has begun.');
    return this.#live;
  }

  #call(socket: string): Call {
    const call = this.#services.take(socket);
    if (!call) throw new Error(`The service ${socket} is not asked.`);
    return call;
  }

  see(): Sight {
    const view = this.live().view();
    const running = this.#clock.running();
    const armed = `${this.#isDone} ${running.join(' ')}`;
    if (this.#sight?.view === view && this.#sight.armed === armed) return this.#sight.sight;
    const sight = Object.freeze({ ...sightOfView(view), done: this.#isDone, armed: running });
    this.#sight = { view, armed, sight };
    return sight;
  }

  end(): void {
    this.#live?.stop();
    this.#live = null;
    this.#sight = null;
  }
}

/** What services are told in a test, in that order. */
function toldIn(deeds: readonly Deed[]): Told[] {
  let isOnline = true;
  return deeds.flatMap((deed): Told[] => {
    if ('network' in deed) isOnline = deed.network === 'found';
    if ('answer' in deed) return [{ socket: deed.answer, output: deed.output }];
    if ('fault' in deed) return [{ socket: deed.fault, code: deed.code, times: isOnline ? 2 : 1 }];
    return [];
  });
}
