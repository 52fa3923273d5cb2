import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import {
  authoritySubject,
  flowSubject,
  smallLimits,
  type Subject,
  type Suite,
  type TestableFlow,
} from '../../verification/index.ts';
import { AuthorityDriver } from './authority.ts';
import { wantedOfFlow, wantedOfKind } from '../../verification/mutate/index.ts';
import type { Driver } from './driver.ts';
import { FlowDriver } from './machine.ts';
import type { TestedFlow } from './services.ts';

/** Machines of the bank are tested under the smallest limits that still bite: more count no other way. */
const policy: Policy = { ...defaultPolicy, ...smallLimits };
const kinds = Object.keys(createAuthority(policy).machines) as Kind[];
/** `session` is a flow as well as a machine of the authority: the latter goes by `bank-session`. */
const calledKind = (kind: Kind): string => (kind in flows ? `bank-${kind}` : kind);
const kindCalled = (name: string): Kind | undefined => kinds.find((kind) => calledKind(kind) === name);

/** Every machine that tests can be made of: the flows, then the authority's. */
export const testable: readonly string[] = [...Object.keys(flows), ...kinds.map(calledKind)];

/** A flow by its name; throws `RangeError` for another, and for a machine of the authority. */
export function flowCalled(name: string): TestableFlow & TestedFlow {
  const flow = (flows as unknown as Readonly<Record<string, TestableFlow & TestedFlow>>)[name];
  if (flow === undefined)
    throw new RangeError(`There is no machine "${name}". There are ${testable.join(', ')}.`);
  return flow;
}

/** A machine by its name, one of `testable`; throws `RangeError` for another. */
export function subjectNamed(name: string): Subject {
  const kind = kindCalled(name);
  if (kind !== undefined) return authoritySubject(kind, policy, name);
  return flowSubject(flowCalled(name));
}

/** The machine that tests of this name are about, as it executes. */
export function machineNamed(name: string): AnyStateMachine {
  const kind = kindCalled(name);
  const machine: unknown =
    kind === undefined ? flowCalled(name).machine : createAuthority(policy).machines[kind];
  return machine as AnyStateMachine;
}

/** What plays the tests of a machine on that machine itself. `changed`: on another one in its place. */
export function driverNamed(name: string, changed?: AnyStateMachine): Driver {
  const kind = kindCalled(name);
  if (kind !== undefined) {
    const machine = createAuthority(policy).machines[kind] as unknown as AnyStateMachine;
    return new AuthorityDriver(kind, changed ?? machine);
  }
  const flow = flowCalled(name);
  return new FlowDriver(changed ? { ...flow, machine: changed } : flow);
}

/**
 * A suite of the tests that single mutants ask for (`hyrje mutate --suites`): `machine` as it is called there, `ways` by
 * their inputs. Throws `RangeError` when the machine is another one now.
 */
export function wantedSuite(machine: string, ways: readonly (readonly string[])[]): Suite {
  const [, flow] = /^flow:(.*)$/.exec(machine) ?? [];
  if (flow !== undefined) return wantedOfFlow(flowCalled(flow), ways);
  const kind = kinds.find((one) => one === machine);
  if (kind === undefined) throw new RangeError(`There is no machine "${machine}".`);
  return wantedOfKind(kind, policy, calledKind(kind), ways);
}
