import type { Property } from '../../verification/property.ts';
import { codeProperties } from './code.ts';
import { countingProperties } from './counting.ts';
import { flowProperties } from './flow.ts';
import { lockProperties } from './lock.ts';
import { sessionProperties } from './session.ts';
import { silenceProperties } from './silence.ts';
import { transactionProperties } from './transaction.ts';

/** Everything that must hold (behaviour.md 10) and can be walked so far, in the order of the specification. */
export const properties: readonly Property[] = [
  ...sessionProperties,
  ...codeProperties,
  ...countingProperties,
  ...lockProperties,
  ...silenceProperties,
  ...transactionProperties,
  ...flowProperties,
].toSorted((a, b) => rank(a.id) - rank(b.id));

function rank(id: string): number {
  return (id.startsWith('P') ? 0 : 100) + Number(id.slice(1));
}
