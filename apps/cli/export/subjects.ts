import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../../machines/authority/index.ts';
import { flows } from '../../../machines/index.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import {
  flowSubject,
  machineSubject,
  sliceSubject,
  twoDevicesSubject,
} from '../../../verification/export/promela/subjects.ts';
import type { Subject } from '../../../verification/export/promela/agreement.ts';
import { slices, type SliceName, type WalkableFlow } from '../../../verification/index.ts';

/** Something that can be exported, by the name under which it is asked for. */
export interface Exportable {
  readonly name: string;
  readonly what: string;
  /** The definition, where it is one machine. */
  readonly machine: AnyStateMachine | null;
  /** Its states and transitions. */
  readonly subject: () => Subject;
}

const twoDeviceSlices = ['authority', 'device'] as const;

/**
 * Everything that can be exported under a policy: flows, machines of the authority, slices of it. `session` is a flow as
 * well as a machine of the authority: the latter goes by `bank-session`.
 */
export function exportables(policy: Policy): Exportable[] {
  const { machines } = createAuthority(policy);
  const ofFlows = Object.entries(flows).map(([name, flow]): Exportable => ({
    name,
    what: 'a flow',
    machine: flow.machine as AnyStateMachine,
    subject: () => flowSubject(name, flow as unknown as WalkableFlow),
  }));
  const ofAuthority = (Object.keys(machines) as Kind[]).map((kind): Exportable => ({
    name: kind in flows ? `bank-${kind}` : kind,
    what: 'a machine of the authority',
    machine: machines[kind] as unknown as AnyStateMachine,
    subject: () => machineSubject(kind, policy),
  }));
  const ofSlices = (Object.keys(slices) as SliceName[]).map((name): Exportable => ({
    name: `slice/${name}`,
    what: 'a slice of the authority with one device',
    machine: null,
    subject: () => sliceSubject(name, policy, properties),
  }));
  const ofTwo = twoDeviceSlices.map((name): Exportable => ({
    name: `two-devices/${name}`,
    what: 'the account and two devices',
    machine: null,
    subject: () => twoDevicesSubject(name, policy, properties),
  }));
  return [...ofFlows, ...ofAuthority, ...ofSlices, ...ofTwo];
}
