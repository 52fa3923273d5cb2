import { type AnyMachineSnapshot, createActor, type InspectionEvent, type Observer } from 'xstate';
import { plug } from './door/plug.ts';
import {
  heldIn,
  isAtRest,
  isWaiting,
  rearm,
  restore,
  type StoredFlow,
  StoredFlowError,
} from './door/stored.ts';
import { createVault } from './door/vault.ts';
import type { AnyEventDeclaration, FlowDefinition, PayloadOf } from './flows/definition.ts';
import type { View } from './flows/view.ts';
import { type Clock, deviceClock } from './ports/clock.ts';
import { alwaysOnline, type Network } from './ports/network.ts';

/** Why something sent to a flow did not reach its machine. Names the event only, never what it carried. */
export interface Refusal {
  code: 'E_REQUEST';
  event: string;
  reason: 'undeclared' | 'malformed' | 'notEnabled';
}

export interface FlowOptions<Ports extends object = object, Input = undefined> {
  /** Where the flow begins from: what the flow before it found out. */
  input?: Input;
  /** The adapters, by port name, and the network of the device. */
  services: Ports & { network?: Network };
  clock?: Clock;
  /** Longest wait for one call, in ms, 2–30 s; it is repeated once with the same key (behaviour.md 4.3). */
  timeoutMs?: number;
  /** xstate's inspection events. No secret is in them: none enters the machine. */
  inspect?: Observer<InspectionEvent> | ((event: InspectionEvent) => void);
  /** Told of everything that was refused at the door; a warning on the console when left out. */
  report?: (refusal: Refusal) => void;
  /** From `persist()` of an earlier run. Throws `StoredFlowError` when it is of another build. */
  resume?: StoredFlow;
  newKey?: () => string;
}

type Sent<Events, E extends keyof Events> =
  PayloadOf<Events[E]> extends Record<never, never>
    ? keyof PayloadOf<Events[E]> extends never
      ? []
      : [payload: PayloadOf<Events[E]>]
    : never;

export interface Flow<Events, Output> {
  /** Calls `listener` at once and at every change; returns how to stop. */
  subscribe(listener: (view: View) => void): () => void;
  view(): View;
  /** Whether it reached the machine. What is not declared, malformed or not enabled is refused and reported. */
  send<E extends keyof Events & string>(event: E, ...payload: Sent<Events, E>): boolean;
  /** A secret that the screen is there to show (`View.reveal`), while it lasts: in no view, snapshot or inspection event. */
  reveal(name: string): string | null;
  /** How the flow ended. A flow that was stopped never did. */
  done: Promise<Output>;
  /** The flow at rest. Throws `E_PENDING` while a call is unsettled, and when it is over. */
  persist(): StoredFlow;
  /** Leaves without ending: late answers are ignored, secrets wiped. */
  stop(): void;
}

const toldOf = ({ told = {} }: AnyEventDeclaration, payload: object) =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => Object.hasOwn(told, name)));

/** The developer's warning of behaviour.md case 23; it names the event only. */
// oxlint-disable-next-line no-console
const warn = ({ event, reason }: Refusal) => console.warn(`hyrje: "${event}" was refused: ${reason}.`);

/**
 * Runs a flow for a front end (architecture §4): what the customer does goes in through `send`, what is to be shown
 * comes out as a `View`, and the bank is asked through `services`.
 */
export function createFlow<
  Events extends Readonly<Record<string, AnyEventDeclaration>>,
  Output,
  Ports extends object,
  Input = undefined,
>(
  definition: FlowDefinition<Events, Output, Ports, Input>,
  options: FlowOptions<Ports, Input>,
): Flow<Events, Output> {
  const { services, clock = deviceClock, report = warn, newKey = () => crypto.randomUUID() } = options;
  const network = services.network ?? alwaysOnline;
  const vault = createVault(newKey);
  const machine = plug(definition.machine, definition.services, services, {
    vault,
    online: () => network.online(),
    clock,
    timeoutMs: options.timeoutMs ?? 10_000,
  });
  const actor = createActor(machine, {
    clock: {
      setTimeout: (run, delay) => clock.setTimeout(run, delay),
      clearTimeout: (id) => clock.clearTimeout(id),
    },
    ...(options.input !== undefined && { input: options.input }),
    ...(options.inspect && { inspect: options.inspect }),
    ...(options.resume && { snapshot: restore(definition, machine, options.resume) }),
  });

  const listeners = new Set<(view: View) => void>();
  const kept: Record<string, string> = {};
  let screens = 0;
  let shown: View | undefined;
  /** `shown` as JSON. */
  let written = '';

  const look = (snapshot: AnyMachineSnapshot): View => {
    const picture = definition.view(snapshot);
    if (picture.screen !== shown?.screen) screens++;
    const fields = picture.fields.map((field) => {
      const value = kept[field.name];
      return value === undefined ? field : { ...field, value };
    });
    const next: View = { reveal: [], ...picture, fields, key: `${picture.screen}-${screens}` };
    const text = JSON.stringify(next);
    if (shown && text === written) return shown;
    written = text;
    return next;
  };

  const change = (snapshot: AnyMachineSnapshot) => {
    if (snapshot.status !== 'active' || isWaiting(snapshot)) vault.keepOnly(heldIn(snapshot));
    if (snapshot.status !== 'active') for (const name of Object.keys(kept)) delete kept[name];
    const next = look(snapshot);
    if (next === shown) return;
    shown = next;
    for (const listener of listeners) listener(next);
  };

  const done = new Promise<Output>((resolve, reject) => {
    actor.subscribe({
      next: change,
      error: reject,
      complete: () => {
        leave();
        const { status, output } = actor.getSnapshot();
        if (status === 'done') resolve(output as Output);
      },
    });
  });
  done.catch(() => {});

  const follow = (online: boolean) => actor.send({ type: online ? 'network.found' : 'network.lost' });
  const unfollow = network.subscribe(follow);
  const leave = () => {
    unfollow();
    vault.keepOnly([]);
  };

  actor.start();
  if (options.resume) rearm(actor, machine);
  if (!network.online()) follow(false);
  else if (options.resume) follow(true);
  change(actor.getSnapshot());

  const refuse = (event: string, reason: Refusal['reason']) => {
    report({ code: 'E_REQUEST', event, reason });
    return false;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(shown as View);
      return () => listeners.delete(listener);
    },
    view: () => shown as View,
    send(event, ...[payload = {}]) {
      const declared = Object.hasOwn(definition.events, event) ? definition.events[event] : undefined;
      if (!declared) return refuse(String(event), 'undeclared');
      const parsed = declared.payload.safeParse(payload);
      if (!parsed.success) return refuse(event, 'malformed');
      const known = { digits: shown?.data.digits, held: vault.look };
      const problem = declared.problemOf(parsed.data as never, known);
      const sent = { type: event, problem, ...toldOf(declared, parsed.data as object) };
      const snapshot = actor.getSnapshot();
      if (snapshot.status !== 'active' || !snapshot.can(sent)) return refuse(event, 'notEnabled');
      for (const name of declared.kept) kept[name] = (parsed.data as Record<string, string>)[name] ?? '';
      if (problem === null && event !== 'call.retry') {
        vault.offer(Object.keys(payload).length ? (parsed.data as object) : null);
      }
      actor.send(sent);
      vault.withdraw(heldIn(actor.getSnapshot()).length > 0);
      return true;
    },
    done,
    reveal(name) {
      const secret = shown?.reveal.includes(name) ? vault.look(name) : undefined;
      return typeof secret === 'string' ? secret : null;
    },
    persist() {
      const snapshot = actor.getSnapshot() as AnyMachineSnapshot;
      if (!isAtRest(snapshot)) {
        throw new StoredFlowError('E_PENDING', 'Only a flow that waits for its customer can be stored.');
      }
      const { value, context } = snapshot;
      return structuredClone({ flow: definition.name, version: definition.version, value, context });
    },
    stop() {
      leave();
      actor.stop();
    },
  };
}
