import { statesOf } from '../../../adapters/chart/index.ts';
import { payloadsOf } from '../../../verification/cover/data.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import type { Journey } from '../../../verification/replay/journey.ts';
import { onMachines } from '../../../verification/replay/stamp.ts';
import { type MachineData, machineNamed } from '../data/machines.ts';
import { policy } from '../data/policy.ts';
import { scriptOfBoard } from './board/script.ts';
import { pathsIn } from './moment.ts';
import { shownOutput } from './sample.ts';
import { type Payload, type Script, type ScriptStep, stepWith } from './script.ts';
import { flowNamed, kindOf, machineCalled, stageOf } from './stage-of.ts';

const done = 'xstate.done.actor.';
const error = 'xstate.error.actor.';

/** What an event of a trace was, as something that can be done. */
export function deedOf(machine: MachineData, event: Payload & { type: string }): Deed | null {
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

/** A counterexample, an attack or another trace; `null` where it is of no machine of this build. */
export function scriptOfTrace(journey: Journey): Script | null {
  const { on, steps, property, claim, start } = journey;
  const title = [property, claim].filter(Boolean).join(': ');
  if (on.kind === 'slice') return scriptOfBoard(journey, title || on.name);
  const name = on.kind === 'machine' && on.name === 'session' ? 'bank-session' : on.name;
  const machine = machineNamed(name);
  if (!machine) return null;
  const played = steps.map((step) =>
    stepWith({
      text: step.text,
      deed: step.event ? deedOf(machine, step.event as Payload & { type: string }) : null,
      machine: name,
      ...ledTo(step.leadsTo),
      gives: step.gives,
    }),
  );
  const executing = machineCalled(name);
  const isOther = !executing || onMachines(on.kind, kindOf(name), [executing]).hash !== on.hash;
  const stories = [{ name: title || name, start: (start ?? null) as Payload | null, steps: played }];
  return { kind: 'trace', machine: name, title, stories, isOther, stage: () => stageOf(name) };
}
