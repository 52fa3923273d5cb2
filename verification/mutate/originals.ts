import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { FlowDefinition } from '../../machines/flows/definition.ts';
import type { WalkableFlow } from '../subjects.ts';
import type { Limit, Original } from './mutant.ts';

/** The limits that each machine of the authority reads. */
export const limitsOf: Readonly<Record<Kind, readonly Limit[]>> = {
  account: ['lock.maxFailures', 'lock.permanentAt'],
  visible: ['visible.maxRejections'],
  login: [],
  code: ['fnp.maxSendsPerTxn', 'fnp.maxWrongPerCode'],
  session: [],
  credential: ['softPin.pinMaxFailures'],
  reauth: [],
  enrolment: [],
  recovery: ['reset.maxWrong'],
  reset: [],
};

/** The machines of the authority, to be mutated. */
export function authorityOriginals(policy: Policy): Original[] {
  const { machines } = createAuthority(policy);
  return (Object.keys(machines) as Kind[]).map((name) => ({
    name,
    machine: machines[name],
    context: machines[name].config.context as unknown as Record<string, unknown>,
    limits: limitsOf[name],
  }));
}

export type MutableFlow = WalkableFlow & Pick<FlowDefinition, 'name' | 'view'>;

/** How a flow is called beside the machines of the authority, of which one has the name of a flow. */
export const flowName = ({ name }: Pick<MutableFlow, 'name'>): string => `flow:${name}`;

/** A flow, to be mutated. Flows have no limits of their own (architecture rule 7). */
export const flowOriginal = ({ name, machine, range }: MutableFlow): Original => ({
  name: flowName({ name }),
  machine,
  context: Object.fromEntries(Object.entries(range).map(([key, values]) => [key, values[0]])),
  limits: [],
});
