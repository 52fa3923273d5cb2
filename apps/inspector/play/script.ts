import { type ChartState, statesOf } from '../../../adapters/chart/index.ts';
import { payloadsOf } from '../../../verification/cover/data.ts';
import { sightOfView } from '../../../verification/cover/flow-model.ts';
import type { Deed, Sight, Suite } from '../../../verification/cover/schema.ts';
import { keyOf } from '../../../verification/key.ts';
import type { Journey } from '../../../verification/replay/journey.ts';
import { onMachines } from '../../../verification/replay/stamp.ts';
import { type MachineData, machineNamed } from '../data/machines.ts';
import { policy } from '../data/policy.ts';
import { type Moment, pathsIn } from './moment.ts';
import { shownOutput } from './sample.ts';
import { flowNamed, kindOf, machineCalled } from './stage-of.ts';

type Payload = Readonly<Record<string, unknown>>;

/** One step of a file. */
export interface ScriptStep {
  /** How the file tells it; `null` where it does not. */
  readonly text: string | null;
  /** What is done on the machine; `null` where the file is only shown. */
  readonly deed: Deed | null;
  /** What must be seen after it; `null` where the file does not say. */
  readonly sight: Sight | null;
  /** The machine it touches, and what is lit on its chart. */
  readonly machine: string;
  readonly active: readonly string[] | null;
  /** What the machine must decide by afterwards; `null` where the file does not say. */
  readonly context: Payload | null;
  readonly keys: readonly string[];
  readonly gives: readonly string[];
}

/** One way through a machine, as a file has it. */
export interface Story {
  readonly name: string;
  readonly start: Payload | null;
  readonly steps: readonly ScriptStep[];
}

/** A file that can be played step by step. */
export interface Script {
  readonly kind: 'suite' | 'trace' | 'shown' | 'attack';
  readonly machine: string;
  readonly title: string;
  readonly stories: readonly Story[];
  /** It was made of another version of the machine. */
  readonly isOther: boolean;
}

/** A suite as tests that can be played; `null` where it is of no machine of this build. */
export function scriptOfSuite(suite: Suite): Script | null {
  const { machine, deeds, sights, tests, start, criteria } = suite;
  if (!machineNamed(machine)) return null;
  const isWhole = tests.every(({ steps }) => steps.every((step) => deeds[step.do] && sights[step.see]));
  if (!isWhole) return null;
  const stories = tests.map((test): Story => ({
    name: test.name,
    start: start as Payload | null,
    steps: test.steps.map((step) => ({
      text: null,
      deed: deeds[step.do] ?? null,
      sight: sights[step.see] ?? null,
      machine,
      active: null,
      context: null,
      keys: [],
      gives: step.gives ?? [],
    })),
  }));
  const isOther = suite.kind === 'flow' && flowNamed(machine)?.version !== suite.version.number;
  return { kind: 'suite', machine, title: criteria.join(', '), stories, isOther };
}

const done = 'xstate.done.actor.';
const error = 'xstate.error.actor.';

/** What an event of a trace was, as something that can be done. */
function deedOf(machine: MachineData, event: Payload & { type: string }): Deed | null {
  const { type, ...rest } = event;
  const calls = statesOf(machine.chart).flatMap(({ invokes }) => invokes);
  const service = (id: string) => calls.find((call) => call.id === id)?.service ?? '';
  if (type.startsWith('xstate.after.')) return { timer: type };
  if (machine.kind === 'authority') return { send: event };
  if (type === 'flow.start') return { start: rest };
  if (type === 'network.lost' || type === 'network.found') {
    return { network: type === 'network.lost' ? 'lost' : 'found' };
  }
  if (type.startsWith(error)) {
    const { code = 'E_SERVICE' } = (event['error'] ?? {}) as { code?: string };
    return { fault: service(type.slice(error.length)), code };
  }
  if (type.startsWith(done)) {
    const socket = service(type.slice(done.length));
    const method = flowNamed(machine.name)?.services[socket];
    const output = (event['output'] ?? {}) as Payload;
    return {
      answer: socket,
      output: method ? shownOutput(method, output, Date.UTC(2026, 0, 15, 8, 41), policy) : output,
    };
  }
  return eventOf(machine.name, type, (event['problem'] ?? null) as string | null, rest);
}

/** What is held where a later form is compared with an earlier one. */
const held: Payload = { pin: '748291', newPin: '748291' };

/** An event in its class, with a payload that is of this class. */
function eventOf(flow: string, event: string, problem: string | null, carried: Payload): Deed | null {
  const declared = flowNamed(flow)?.events[event];
  if (!declared) return null;
  const told = Object.fromEntries(Object.entries(carried).filter(([name]) => name in (declared.told ?? {})));
  const known = { digits: undefined, held: (name: string) => held[name] };
  const [payload] = payloadsOf(declared, problem, told, known);
  return payload ? { event, problem, payload: { ...payload } } : null;
}

/** The states and the context that a trace says a step led to. */
function ledTo(leadsTo: string): Pick<ScriptStep, 'active' | 'context'> {
  try {
    const [value, context] = JSON.parse(leadsTo) as [unknown, Payload | undefined];
    return { active: pathsIn(value), context: context ?? null };
  } catch {
    return { active: null, context: null };
  }
}

const slotKinds: Readonly<Record<string, string>> = {
  session: 'bank-session',
  older: 'bank-session',
  other: 'credential',
  fresh: 'login',
  freshCode: 'code',
  freshSession: 'bank-session',
  freshCredential: 'credential',
  freshReset: 'reset',
};
const machineOfSlot = (slot: string): string => {
  const name = slotKinds[slot] ?? (/^(phone|own|web)/.test(slot) ? 'credential' : slot);
  return machineNamed(name) ? name : 'login';
};

/** The transitions of a chart that an input may take. */
const keysFor = (chart: ChartState, command: string | undefined, timer: string | undefined): string[] =>
  statesOf(chart)
    .flatMap(({ transitions }) => transitions)
    .filter(({ event, key }) => event === command || (timer !== undefined && key.includes(` ${timer} `)))
    .map(({ key }) => key);

/** How a slot is called where a state of several machines is told on a line. */
const calledThere: Readonly<Record<string, string>> = { 'bank-session': 'session', reauth: 'VERIFIKO' };

/** The states of a machine that a line names: `login begun; code live, 0 wrong` is `live` of the code. */
function activeOnLine(machine: MachineData, line: string): string[] | null {
  const called = calledThere[machine.name] ?? machine.name;
  const part = line.split('; ').find((one) => one.startsWith(`${called} `));
  const word = part?.slice(called.length + 1).match(/^[\w-]+/)?.[0];
  const found = statesOf(machine.chart).filter(({ key, path }) => path !== '' && key === word);
  return found.length === 0 ? null : found.map(({ path }) => path);
}

/** What a step does that is told and not played. */
interface ToldStep {
  readonly text: string;
  /** The slot or seat that it touches. */
  readonly to: string;
  readonly command: string | undefined;
  readonly timer: string | undefined;
  readonly gives: readonly string[];
  /** Where it led, on a line; empty where that is not told. */
  readonly leadsTo: string;
}

function shownStep({ text, to, command, timer, gives, leadsTo }: ToldStep): ScriptStep {
  const machine = machineOfSlot(to);
  const known = machineNamed(machine);
  const keys = known ? keysFor(known.chart, command, timer) : [];
  const active = known ? activeOnLine(known, leadsTo) : null;
  return { text, deed: null, sight: null, machine, active, context: null, keys, gives };
}

/** A way that is only shown: its steps, and what each touches. */
export function scriptShown(kind: 'shown' | 'attack', title: string, told: readonly ToldStep[]): Script {
  const steps = told.map(shownStep);
  const stories = [{ name: title, start: null, steps }];
  return { kind, machine: steps[0]?.machine ?? 'login', title, stories, isOther: false };
}

/** A counterexample, an attack or another trace; `null` where it is of no machine of this build. */
export function scriptOfTrace(journey: Journey): Script | null {
  const { on, steps, property, claim, start } = journey;
  const title = [property, claim].filter(Boolean).join(': ');
  if (on.kind === 'slice') {
    const told = steps.map(({ text, input, event, gives, leadsTo }) => ({
      text,
      to: input?.to ?? 'login',
      command: input?.command ?? input?.deliver?.[0]?.[0] ?? event?.type,
      timer: input?.timer,
      gives,
      leadsTo,
    }));
    return scriptShown(on.name === 'attack' ? 'attack' : 'shown', title || on.name, told);
  }
  const name = on.kind === 'machine' && on.name === 'session' ? 'bank-session' : on.name;
  const machine = machineNamed(name);
  if (!machine) return null;
  const played = steps.map((step): ScriptStep => ({
    text: step.text,
    deed: step.event ? deedOf(machine, step.event as Payload & { type: string }) : null,
    sight: null,
    machine: name,
    ...ledTo(step.leadsTo),
    keys: [],
    gives: step.gives,
  }));
  const executing = machineCalled(name);
  const isOther = !executing || onMachines(on.kind, kindOf(name), [executing]).hash !== on.hash;
  const stories = [{ name: title || name, start: (start ?? null) as Payload | null, steps: played }];
  return { kind: 'trace', machine: name, title, stories, isOther };
}

/** Where what was played differs from what the file says. */
export interface Astray {
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
}

const differing = (what: string, expected: unknown, seen: unknown): Astray[] =>
  keyOf(expected) === keyOf(seen)
    ? []
    : [{ what, expected: JSON.stringify(expected ?? null), seen: JSON.stringify(seen ?? null) }];

/** The first difference between a step of a file and what came of it. */
export function astray(step: ScriptStep, moment: Moment): Astray | null {
  if (step.active) {
    const found = differing('state', step.active.toSorted(), moment.active.toSorted());
    if (found[0]) return found[0];
  }
  for (const [name, expected] of Object.entries(step.context ?? {})) {
    const found = differing(name, expected, moment.context[name]);
    if (found[0]) return found[0];
  }
  if (!step.sight) return null;
  const seen: Record<string, unknown> = {
    ...(moment.view && sightOfView(moment.view)),
    done: moment.done,
    armed: moment.deadlines.map(({ name }) => name).toSorted(),
  };
  const { sight } = step;
  return Object.keys(seen).flatMap((what) => differing(what, sight[what], seen[what]))[0] ?? null;
}
