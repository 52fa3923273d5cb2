import { type Allowance, allowanceOf, type Declared, namesOnly } from './allowance.ts';
import { namesOf } from './names.ts';
import { type RawWire, rawSchema } from './raw.ts';
import type { Hello, Wire } from './wire.ts';

/** What one source says, as far as the reader lets it in. */
export interface Reception {
  /** A message, or several, as parsed from JSON. Whatever is malformed, or of no run that said hello, is dropped. */
  admit(raw: unknown): Wire[];
  /** How many were dropped because nobody could read them. */
  readonly dropped: number;
}

/** Runs of one source that are remembered. */
const mostRuns = 500;

const allowances = new WeakMap<Declared, Allowance>();

/** Made once for each declaration. */
export function allowanceFor(declared: Declared): Allowance {
  const allowance = allowances.get(declared) ?? allowanceOf(declared);
  allowances.set(declared, allowance);
  return allowance;
}

type RawHello = Extract<RawWire, { type: 'hello' }>;

/** What a run may say: of this very machine all that it declares, of any other its names. */
function welcomed(raw: RawHello, machines: readonly Declared[]): { hello: Hello; allowance: Allowance } {
  const { states = [], events = [], app, ...told } = raw;
  const namesake = machines.find(({ name }) => name === raw.machine);
  if (namesake && namesOf(namesake.machine).hash === raw.hash) {
    const version = namesake.version ?? null;
    const hello = { ...told, version, standing: 'known' as const, ...(app !== undefined && { app }) };
    return { hello, allowance: allowanceFor(namesake) };
  }
  const standing = namesake ? 'otherBuild' : 'unknown';
  return { hello: { ...told, states, events, standing }, allowance: namesOnly(states, events) };
}

/** A message as its machine's allowance leaves it; `null` where nothing of it may stay. */
function allowed(raw: Exclude<RawWire, RawHello>, allowance: Allowance): Wire | null {
  if (raw.type === 'lost') return raw;
  if (raw.type === 'ended') return { ...raw, status: allowance.status(raw.status) };
  if (raw.type === 'asked' || raw.type === 'answered') {
    const service = allowance.service(raw.service);
    if (service === null) return null;
    const call = allowance.call(raw.call);
    if (raw.type === 'asked') return { ...raw, call, service };
    return { ...raw, call, service, outcome: allowance.outcome(service, raw.outcome) };
  }
  const { context, timers, view, ...step } = raw;
  const told = {
    context: context && allowance.context(context),
    timers: timers && allowance.timers(timers),
    view: view === undefined ? undefined : allowance.view(view),
  };
  return {
    ...step,
    event: allowance.event(raw.event),
    fired: allowance.fired(raw.fired),
    value: allowance.value(raw.value) ?? {},
    ...(told.context && { context: told.context }),
    ...(told.timers && { timers: told.timers }),
    ...(told.view && { view: told.view }),
  };
}

/** The door of a reader: what comes in is read by the reader's own declarations, whatever the source was. */
export function createReception(machines: readonly Declared[]): Reception {
  const runs = new Map<string, Allowance>();
  let dropped = 0;

  const unreadable = () => {
    dropped++;
    return null;
  };
  const admitOne = (raw: unknown): Wire | null => {
    const { data } = rawSchema.safeParse(raw);
    if (!data) return unreadable();
    if (data.type === 'hello') {
      const { hello, allowance } = welcomed(data, machines);
      runs.set(hello.run, allowance);
      const oldest = runs.keys().next().value;
      if (runs.size > mostRuns && oldest !== undefined) runs.delete(oldest);
      return hello;
    }
    if (data.type === 'lost' && data.run === null) return data;
    const allowance = runs.get(data.run ?? '');
    return allowance ? allowed(data, allowance) : unreadable();
  };

  return {
    admit(raw) {
      const all: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
      return all.map(admitOne).filter((message) => message !== null);
    },
    get dropped() {
      return dropped;
    },
  };
}
