import { createFlow, type Refusal, type View } from '../../../machines/index.ts';
import type { AnyEventDeclaration, FlowDefinition } from '../../../machines/flows/definition.ts';
import type { StoredFlow } from '../../../machines/door/stored.ts';
import { unseal } from '../../../machines/vocabulary/sealed.ts';
import { steppedClock } from '../../support/clock.ts';
import { goodAnswers } from './good-answers.ts';
import type { RunCall } from './run-call.ts';

export const bankStart = Date.UTC(2026, 2, 2, 9, 0, 0);

/** Long enough for every promise that can settle without a timer to settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
}

type Behaviour = (call: RunCall) => unknown;

interface RunOptions<Input> {
  input?: Input;
  online?: boolean;
  /** What services answer instead of the good answers, once each, in order. */
  script?: Readonly<Record<string, readonly Behaviour[]>>;
  resume?: StoredFlow;
}

export const refuses =
  (code: string, told: object = {}): Behaviour =>
  () => ({ ok: false, code, serverNow: bankStart, ...told });
export const answers =
  (told: object = {}): Behaviour =>
  () => ({ ok: true, serverNow: bankStart, ...told });
export const fails: Behaviour = () => {
  throw new Error('out of order');
};
export const hangs: Behaviour = () => new Promise(() => {});

/** A service whose answer the test gives when it likes. */
export function later(): { behaviour: Behaviour; answer(value: unknown): void } {
  let answer: (value: unknown) => void = () => {};
  const promise = new Promise((resolve) => {
    answer = resolve;
  });
  return { behaviour: () => promise, answer: (value) => answer(value) };
}

/** Any flow over services that do what they are told, a stepped clock, and a network that the test switches. */
export function run<
  Events extends Readonly<Record<string, AnyEventDeclaration>>,
  Output,
  Ports extends object,
  Input,
>(definition: FlowDefinition<Events, Output, Ports, Input>, options: RunOptions<Input> = {}) {
  const clock = steppedClock(bankStart);
  const calls: RunCall[] = [];
  const views: View[] = [];
  const reports: Refusal[] = [];
  const inspected: string[] = [];
  const script = new Map(Object.entries(options.script ?? {}).map(([name, those]) => [name, [...those]]));
  const network = { isOnline: options.online ?? true, listeners: new Set<(online: boolean) => void>() };
  const services: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(definition.services)) {
    const [port = '', method = ''] = name.split('.');
    services[port] ??= {};
    services[port][method] = async (request: object) => {
      const asked = request as Omit<RunCall, 'call' | 'opened'>;
      const secret = asked['secret'] as RunCall['secret'];
      const arrival = { ...asked, call: name, opened: secret ? { ...unseal(secret) } : {} } as RunCall;
      calls.push(arrival);
      const behaviour = script.get(name)?.shift();
      return behaviour ? behaviour(arrival) : goodAnswers(clock.now(), arrival)[name];
    };
  }
  let keys = 0;
  const flow = createFlow(definition, {
    clock,
    newKey: () => `key-${++keys}`,
    report: (refusal) => reports.push(refusal),
    inspect: (event) => inspected.push(JSON.stringify([event.type, 'event' in event ? event.event : null])),
    ...(options.input !== undefined && { input: options.input }),
    ...(options.resume && { resume: options.resume }),
    services: {
      ...services,
      network: {
        online: () => network.isOnline,
        subscribe: (listener: (online: boolean) => void) => {
          network.listeners.add(listener);
          return () => network.listeners.delete(listener);
        },
      },
    } as never,
  });
  flow.subscribe((view) => views.push(view));
  const send = flow.send as (event: string, payload?: object) => boolean;

  return {
    flow,
    clock,
    calls,
    views,
    reports,
    inspected,
    /** Sends, and waits for what comes of it; whether it reached the machine. */
    async send(event: string, payload?: object): Promise<boolean> {
      const reached = payload ? send(event, payload) : send(event);
      await settled();
      return reached;
    },
    /** Sends several events at once, as a double tap does. */
    async sendAll(...events: (readonly [event: string, payload?: object])[]): Promise<boolean[]> {
      const reached = events.map(([event, payload]) => (payload ? send(event, payload) : send(event)));
      await settled();
      return reached;
    },
    setOnline(online: boolean) {
      network.isOnline = online;
      for (const listener of network.listeners) listener(online);
    },
    view: () => flow.view(),
    screen: () => flow.view().screen,
    error: () => flow.view().error?.code ?? null,
    /** Every screen that was shown, in order, repetitions left out. */
    screens: () => views.flatMap(({ screen }, at) => (views[at - 1]?.screen === screen ? [] : [screen])),
    enabled: () => flow.view().actions.flatMap(({ enabled, event }) => (enabled ? [event] : [])),
    called: () => calls.map(({ call }) => call),
    callsOf: (name: string) => calls.filter(({ call }) => call === name),
    /** Everything that is kept or shown outside the vault and the services. */
    traces: () => JSON.stringify([views, inspected, reports]),
  };
}
