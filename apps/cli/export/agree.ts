import { defaultPolicy } from '../../../machines/vocabulary/policy/index.ts';
import { type Agreement, agreementOn, type Subject } from '../../../verification/export/promela/agreement.ts';
import { smallLimits } from '../../../verification/index.ts';
import { exportables } from './subjects.ts';

/** Products grow too large for a second engine under the policy itself; machines and flows are compared under it. */
const small = { ...defaultPolicy, ...smallLimits };

/** What is compared, each built when it is its turn. `two-devices/device` takes Spin minutes and is left to `only`. */
export function compared(only?: readonly string[]): { name: string; subject: () => Subject }[] {
  const whole = exportables(defaultPolicy).filter(({ machine }) => machine !== null);
  const products = exportables(small).filter(({ machine }) => machine === null);
  const all = [...whole, ...products];
  return only
    ? all.filter(({ name }) => only.includes(name))
    : all.filter(({ name }) => name !== 'two-devices/device');
}

/** Compares one after the other. Throws `SpinMissing` and `SpinFailed`. */
export async function agreements(
  of: ReturnType<typeof compared>,
  show: (stage: string, done: number, of: number) => void,
): Promise<Agreement[]> {
  const found: Agreement[] = [];
  for (const { name, subject } of of) {
    show(`agreement with Spin, ${name}`, found.length, of.length);
    found.push({ ...(await agreementOn(subject(), { hash: name.startsWith('two') ? 24 : 20 })), name });
  }
  return found;
}

const number = (value: number) => value.toLocaleString('en');
const steps = (length: number) => `${length} ${length === 1 ? 'step' : 'steps'}`;
const both = (one: string, other: string) => (one === other ? one : `${one} ≠ ${other}`);

/** The table, ours and Spin's in one field where they are the same. */
export const agreementRows = (found: readonly Agreement[]): string[][] => [
  ['WHAT', 'STATES', 'TRANSITIONS', 'INVARIANTS', 'SHORTEST WAY TO THE FARTHEST STATE', 'AGREES'],
  ...found.map(({ name, states, transitions, holds, length, agrees }) => [
    name,
    both(number(states.ours), number(states.spins)),
    both(number(transitions.ours), number(transitions.spins)),
    both(verdict(holds.ours, holds.of), verdict(holds.spins, holds.of)),
    both(steps(length.ours), length.spins === null ? 'not found' : steps(length.spins)),
    agrees ? 'yes' : 'NO',
  ]),
];

const verdict = (holds: boolean, of: number) =>
  of === 0 ? 'none' : holds ? `${of} ${of === 1 ? 'holds' : 'hold'}` : `of ${of} one is broken`;
