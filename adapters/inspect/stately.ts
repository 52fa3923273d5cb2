import type { AnyEventObject, AnyMachineSnapshot } from 'xstate';
import { keyOfTransition } from '../../machines/vocabulary/transition-key.ts';
import type { Declared } from './allowance.ts';
import { configNames, isConfigOf } from './config.ts';
import { namesOf } from './names.ts';
import { createReception, type Reception } from './reception.ts';
import { outcomeIn, pictureOf, timersIn } from './snapshot.ts';
import { protocol, type StateValue, type Wire } from './wire.ts';

/** What `@statelyai/inspect` sends, as far as it is looked at. */
interface StatelyEvent {
  readonly type: string;
  readonly sessionId: string;
  readonly _version: string;
  readonly name?: unknown;
  readonly parentId?: unknown;
  readonly definition?: unknown;
  readonly createdAt?: unknown;
  readonly sourceId?: unknown;
  readonly event?: unknown;
  readonly snapshot?: unknown;
}

export function isStatelyEvent(raw: unknown): raw is StatelyEvent {
  const { type, sessionId, _version } = (raw ?? {}) as Partial<Record<keyof StatelyEvent, unknown>>;
  return (
    typeof type === 'string' &&
    type.startsWith('@xstate.') &&
    typeof sessionId === 'string' &&
    typeof _version === 'string'
  );
}

interface Session {
  readonly run: string;
  readonly declared: Declared | null;
  seq: number;
  screens: number;
  screen: string | null;
  before: AnyMachineSnapshot | null;
  /** The sessions of what it invoked, and the ids of the invocations. */
  readonly calls: Map<string, string>;
}

const mostSessions = 200;

/**
 * Reads what `@statelyai/inspect` sends, which is whole snapshots and events, as messages of our own, and lets in what a
 * reception lets in. `prefix` tells the runs of one source from those of another.
 */
export function createStatelyReception(machines: readonly Declared[], prefix: string): Reception {
  const reception = createReception(machines);
  const sessions = new Map<string, Session>();
  const parents = new Map<string, Session>();

  const begin = (raw: StatelyEvent, at: number): unknown[] => {
    const config = configNames(raw.definition);
    if (!config) return [];
    const declared = machines.find(({ machine }) => isConfigOf(machine, config)) ?? null;
    const run = `${prefix}${raw.sessionId}`;
    const fresh = { seq: 0, screens: 0, screen: null, before: null, calls: new Map<string, string>() };
    sessions.set(raw.sessionId, { ...fresh, run, declared });
    const oldest = sessions.keys().next().value;
    if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest);
    const hello = { type: 'hello', protocol, run, at };
    if (!declared) {
      const { id, states, events } = config;
      return [{ ...hello, machine: id, version: null, hash: null, states, events }];
    }
    const { hash } = namesOf(declared.machine);
    return [{ ...hello, machine: declared.name, version: declared.version ?? null, hash }];
  };

  const ask = (parent: Session, raw: StatelyEvent, at: number): unknown[] => {
    const call = String(raw.name);
    const service = parent.declared && namesOf(parent.declared.machine).calls.get(call);
    if (service === null || service === undefined) return [];
    parent.calls.set(raw.sessionId, call);
    parents.set(raw.sessionId, parent);
    return [{ type: 'asked', run: parent.run, seq: ++parent.seq, at, call, service }];
  };

  const answer = (session: Session, raw: StatelyEvent, at: number): unknown[] => {
    const call = session.calls.get(String(raw.sourceId));
    const service =
      call !== undefined && session.declared && namesOf(session.declared.machine).calls.get(call);
    if (!service) return [];
    session.calls.delete(String(raw.sourceId));
    const outcome = outcomeIn(raw.event as AnyEventObject);
    return [{ type: 'answered', run: session.run, seq: ++session.seq, at, call, service, outcome }];
  };

  const step = (session: Session, raw: StatelyEvent, at: number): unknown[] => {
    const { value, status = 'active', context, output } = (raw.snapshot ?? {}) as Partial<AnyMachineSnapshot>;
    const event = (raw.event ?? {}) as AnyEventObject;
    const told = session.declared ? tellMore(session, session.declared, event, { value, context }) : {};
    const head = { run: session.run, at };
    const taken = {
      type: 'step',
      ...head,
      seq: ++session.seq,
      event: eventOf(event),
      fired: [],
      value,
      status,
    };
    const over = { type: 'ended', ...head, seq: session.seq + 1, status: endOf(output, String(status)) };
    return [{ ...taken, ...told }, ...(status === 'active' ? [] : [over])];
  };

  const read = (raw: StatelyEvent): unknown[] => {
    const at = Number(raw.createdAt) || 0;
    if (raw.type === '@xstate.actor') {
      const parent = sessions.get(String(raw.parentId));
      return parent ? ask(parent, raw, at) : begin(raw, at);
    }
    const session = sessions.get(raw.sessionId);
    if (!session) return [];
    if (raw.type === '@xstate.event') return answer(session, raw, at);
    return raw.type === '@xstate.snapshot' ? step(session, raw, at) : [];
  };

  return {
    admit(raw) {
      const all: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
      return all.flatMap((one): Wire[] => (isStatelyEvent(one) ? reception.admit(read(one)) : []));
    },
    get dropped() {
      return reception.dropped;
    },
  };
}

/** An event with what it carries that is simple; the allowance decides of that. */
const eventOf = (event: AnyEventObject) => {
  const { type, problem, ...rest } = event;
  const told = Object.entries(rest).filter(([, value]) => typeof value !== 'object');
  return { type, ...(typeof problem === 'string' && { problem }), told: Object.fromEntries(told) };
};

const endOf = (output: unknown, status: string) =>
  String((output as { status?: unknown } | null | undefined)?.status ?? status);

/** What a declared machine says of a snapshot that came as JSON; nothing where it is none of its own. */
function tellMore(
  session: Session,
  declared: Declared,
  event: AnyEventObject,
  { value, context }: { value?: unknown; context?: unknown },
): object {
  const { machine } = declared;
  try {
    const now = machine.resolveState({ value: value as StateValue, context: context as object });
    const fired = session.before ? machine.getTransitionData(session.before, event).map(keyOfTransition) : [];
    session.before = now;
    const picture = pictureOf(declared, now);
    if (picture && picture.screen !== session.screen) session.screens++;
    session.screen = picture?.screen ?? null;
    return {
      fired,
      context: simpleOf(context as object),
      timers: timersIn(now),
      ...(picture && { view: { reveal: [], ...picture, key: `${picture.screen}-${session.screens}` } }),
    };
  } catch {
    session.before = null;
    return {};
  }
}

/** The values that an allowance may look at; nothing nested. */
const simpleOf = (context: object) =>
  Object.fromEntries(
    Object.entries(context).filter(([, value]) => value === null || typeof value !== 'object'),
  );
