import type { AnyStateMachine, InspectionEvent } from 'xstate';
import { createAuthority } from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { onMachines } from '../replay/stamp.ts';
import type { LogHeader } from './schema.ts';

const differing = (policy: Policy) =>
  Object.fromEntries(
    Object.entries(policy).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaultPolicy[key as keyof Policy]),
    ),
  );

/** The first line of an audit log: the machines of this build, and what of the policy is not the default. */
export const auditHeader = (policy: Policy = defaultPolicy): LogHeader => ({
  schema: 'hyrje/log@1',
  kind: 'audit',
  name: 'authority',
  hash: onMachines('slice', 'authority', Object.values(createAuthority(policy).machines)).hash,
  policy: differing(policy),
});

/** The first line of the log of a flow. */
export const flowHeader = (name: string, machine: AnyStateMachine): LogHeader => ({
  schema: 'hyrje/log@1',
  kind: 'flow',
  name,
  hash: onMachines('flow', name, [machine]).hash,
});

/** Of an answer only what it decides: whether it is a success, its code, and what is true or false. */
const bare = (answer: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries((answer ?? {}) as object).filter(
      ([name, value]) => typeof value === 'boolean' || (name === 'code' && typeof value === 'string'),
    ),
  );

type Seen = InspectionEvent & { readonly event?: object; readonly snapshot?: object };

/**
 * For the option `inspect` of a flow: hands `write` one JSON line for each step of its machine: the event, what of an
 * answer decides, and where the machine is. No reference, no text of an answer and no secret is in it.
 */
export function recordFlow(write: (line: string) => void): (event: InspectionEvent) => void {
  return (seen) => {
    const { type, event, snapshot, actorRef, rootId } = seen as Seen;
    if (type !== '@xstate.snapshot' || actorRef.sessionId !== rootId) return;
    const { value, status } = snapshot as unknown as { value: unknown; status: string };
    const { output, error, actorId: _, input: __, ...rest } = event as Record<string, unknown>;
    const told = {
      ...rest,
      ...(output !== undefined && { output: bare(output) }),
      ...(error !== undefined && { error: bare(error) }),
    };
    write(JSON.stringify({ type, event: told, snapshot: { value, status } }));
  };
}
