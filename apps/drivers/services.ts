import { type AnyStateMachine, fromPromise } from 'xstate';
import type { AnyEventDeclaration, FlowDefinition } from '../../machines/flows/definition.ts';
import type { Method } from '../../machines/ports/method.ts';

/** A call of a port method that waits for the test to answer it. */
export interface Call {
  readonly socket: string;
  /** What the flow sends along, secrets sealed. */
  readonly request: object;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/** How calls come by the answers that a test tells. What it gives is over when the flow has its answer. */
export interface World {
  /** What the next test is going to be told, in that order. */
  plan?(answers: readonly Told[]): void | Promise<void>;
  begin?(start: Readonly<Record<string, unknown>> | null): void | Promise<void>;
  answer(call: Call, output: object): void | Promise<void>;
  fail(call: Call, code: string): void | Promise<void>;
}

/** What a service is to answer; `times`: a call that fails is repeated once, unless the network is gone. */
export type Told = { readonly socket: string } & (
  { readonly output: object } | { readonly code: string; readonly times: 1 | 2 }
);

/** Services that answer by themselves, in memory. */
export const simulated: World = {
  answer: ({ resolve }, output) => resolve(output),
  fail: ({ reject }, code) => reject({ code }),
};

/** The services of a flow, which answer when a test says so. */
export class HeldServices {
  readonly ports: object;
  /** The sockets that were asked since the test last looked. */
  asked: string[] = [];
  #calls: Call[] = [];

  constructor({ services }: Pick<FlowDefinition, 'services'>) {
    const ports: Record<string, Record<string, (request: object) => Promise<unknown>>> = {};
    for (const socket of Object.keys(services)) {
      const [port = '', method = ''] = socket.split('.');
      (ports[port] ??= {})[method] = (request) => {
        this.asked.push(socket);
        return new Promise((resolve, reject) => this.#calls.push({ socket, request, resolve, reject }));
      };
    }
    this.ports = ports;
  }

  /** The calls that wait. */
  get open(): readonly Call[] {
    return this.#calls;
  }

  /** The last call of a socket, which is then no longer open. Calls before it were given up. */
  take(socket: string): Call | null {
    const call = this.#calls.findLast((one) => one.socket === socket) ?? null;
    this.#calls = this.#calls.filter((one) => one.socket !== socket);
    return call;
  }

  forget(): void {
    this.#calls = [];
    this.asked = [];
  }
}

/** What a flow plugs into its machine. */
interface Plugged {
  readonly actors: Readonly<Record<string, { readonly config: (given: never) => PromiseLike<unknown> }>>;
  readonly delays: Readonly<Record<string, (...given: readonly unknown[]) => number>>;
}

/**
 * A machine that is plugged once for all the flows that run on it one after the other: to make it takes longer than
 * most tests.
 */
function pluggedOnce(machine: AnyStateMachine, sockets: readonly string[]): AnyStateMachine {
  let now: Plugged = { actors: {}, delays: {} };
  const actors = sockets.map((name) => [
    name,
    fromPromise<unknown>(
      (given) =>
        now.actors[name]?.config(given as never) ?? Promise.reject(new Error(`${name} is not plugged in.`)),
    ),
  ]);
  const delays = Object.keys(machine.implementations.delays).map((name) => [
    name,
    (...given: readonly unknown[]) => now.delays[name]?.(...given) ?? 0,
  ]);
  const made = machine.provide({ actors: Object.fromEntries(actors), delays: Object.fromEntries(delays) });
  const provide = (plugged: Plugged) => {
    now = plugged;
    return made;
  };
  return { provide, implementations: machine.implementations } as unknown as AnyStateMachine;
}

/** A flow whose calls all wait: those that nobody waits for elsewhere are answered by tests as well. */
export const waitingFor = <F extends FlowDefinition>(flow: F): F => ({
  ...flow,
  machine: pluggedOnce(flow.machine, Object.keys(flow.services)),
  services: Object.fromEntries(
    Object.entries(flow.services).map(([socket, method]) => [
      socket,
      Object.fromEntries(
        Object.entries(method).filter(([name]) => name !== 'bestEffort'),
      ) as unknown as Method,
    ]),
  ),
});

export type TestedFlow = FlowDefinition<Readonly<Record<string, AnyEventDeclaration>>>;
