import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../../machines/authority/index.ts';
import { flows } from '../../../machines/index.ts';
import { defaultPolicy } from '../../../machines/vocabulary/policy/table.ts';
import { smallLimits } from '../../../verification/product/slices.ts';
import type { TestedFlow } from '../../drivers/services.ts';
import { FlowStage } from './flow-stage.ts';
import { MachineStage } from './machine-stage.ts';
import type { Stage } from './moment.ts';

type Starts = readonly (Readonly<Record<string, unknown>> | undefined)[];

/** A flow by its name. */
export const flowNamed = (name: string): TestedFlow | undefined =>
  (flows as unknown as Readonly<Record<string, TestedFlow>>)[name];

/** What a flow may begin with; `null` for nothing. */
export function startsOf(name: string): readonly (Readonly<Record<string, unknown>> | null)[] {
  const { starts = [] } = (flowNamed(name) ?? {}) as { starts?: Starts };
  return starts.length === 0 ? [null] : starts.map((start) => start ?? null);
}

/** What a machine of the bank is called there: `bank-session` is its `session`. */
export const kindOf = (name: string): string => name.replace(/^bank-/, '');

/**
 * Something to play a machine on, by the machine's name; `null` for a machine that this build has not. Tests of the
 * bank's machines are made under the smallest limits that still bite.
 */
export function stageOf(name: string, isTested = false): Stage | null {
  const flow = flowNamed(name);
  if (flow) return new FlowStage(flow);
  const { machines } = createAuthority({ ...defaultPolicy, ...(isTested && smallLimits) });
  const kind = kindOf(name) as Kind;
  return Object.hasOwn(machines, kind) ? new MachineStage(kind, machines[kind] as never) : null;
}

/** The executing definition of a machine. */
export function machineCalled(name: string): AnyStateMachine | null {
  const flow = flowNamed(name);
  if (flow) return flow.machine;
  const { machines } = createAuthority(defaultPolicy);
  const kind = kindOf(name);
  return Object.hasOwn(machines, kind) ? (machines[kind as Kind] as never) : null;
}
