import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy, loadPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
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

/** Values of the policy that are not the usual ones of tests, by key. */
export type Rules = Readonly<Record<string, unknown>>;

/**
 * Machines of the bank are tested under the smallest limits that still bite, unless `rules` says otherwise: more count no
 * other way. Throws `PolicyError`.
 */
function policyUnder(rules: Rules = {}): Policy {
  const { policy } = loadPolicy(rules);
  const given = Object.entries(policy).filter(([key]) => Object.hasOwn(rules, key));
  return { ...defaultPolicy, ...smallLimits, ...Object.fromEntries(given) };
}

const kinds = Object.keys(createAuthority(policyUnder()).machines) as Kind[];
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

/** Whether a machine is of the bank's authority, and so goes by its policy: flows have none. */
export const isOfAuthority = (name: string): boolean => kindCalled(name) !== undefined;

/** A machine by its name, one of `testable`; throws `RangeError` for another, and `PolicyError`. */
export function subjectNamed(name: string, rules?: Rules): Subject {
  const kind = kindCalled(name);
  if (kind === undefined) return flowSubject(flowCalled(name));
  return { ...authoritySubject(kind, policyUnder(rules), name), ...(rules && { rules }) };
}

/** The machine that tests of this name are about, as it executes. */
export function machineNamed(name: string, rules?: Rules): AnyStateMachine {
  const kind = kindCalled(name);
  const machine: unknown =
    kind === undefined ? flowCalled(name).machine : createAuthority(policyUnder(rules)).machines[kind];
  return machine as AnyStateMachine;
}

/** What plays the tests of a machine on that machine itself. `changed`: on another one in its place. */
export function driverNamed(name: string, changed?: AnyStateMachine, rules?: Rules): Driver {
  const kind = kindCalled(name);
  if (kind !== undefined) return new AuthorityDriver(kind, changed ?? machineNamed(name, rules));
  const flow = flowCalled(name);
  return new FlowDriver(changed ? { ...flow, machine: changed } : flow);
}

/** What plays a suite on its machine, under the rules that the suite was made under. Throws `RangeError`, `PolicyError`. */
export const driverFor = ({ machine, rules }: Pick<Suite, 'machine' | 'rules'>): Driver =>
  driverNamed(machine, undefined, rules);

/** What a machine of `testable` is called by `hyrje mutate`. */
export const mutationName = (name: string): string => kindCalled(name) ?? `flow:${name}`;

/**
 * A suite of the tests that single mutants ask for (`hyrje mutate --suites`): `machine` as it is called there, `ways` by
 * their inputs. Throws `RangeError` when the machine is another one now.
 */
export function wantedSuite(machine: string, ways: readonly (readonly string[])[], rules?: Rules): Suite {
  const [, flow] = /^flow:(.*)$/.exec(machine) ?? [];
  if (flow !== undefined) return wantedOfFlow(flowCalled(flow), ways);
  const kind = kinds.find((one) => one === machine);
  if (kind === undefined) throw new RangeError(`There is no machine "${machine}".`);
  return { ...wantedOfKind(kind, policyUnder(rules), calledKind(kind), ways), ...(rules && { rules }) };
}
