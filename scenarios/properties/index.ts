import { type SliceName, slices } from '../../verification/product/slices.ts';
import type { Property, SliceClaims } from '../../verification/property.ts';
import { auditProperties } from './audit.ts';
import { codeProperties } from './code.ts';
import { countingProperties } from './counting.ts';
import { contractClaims } from './contract/index.ts';
import { credentialProperties } from './credential.ts';
import { deskClaims } from './desk.ts';
import { deviceProperties } from './device.ts';
import { elementProperties } from './elements.ts';
import { enrolmentProperties } from './enrolment.ts';
import { flowProperties } from './flow.ts';
import { lifetimeProperties } from './lifetime.ts';
import { lockProperties } from './lock.ts';
import { outcomeProperties } from './outcome.ts';
import { recoveryProperties } from './recovery.ts';
import { sessionProperties } from './session.ts';
import { silenceProperties } from './silence.ts';
import { transactionProperties } from './transaction.ts';

/** Everything that must hold (behaviour.md 10), in the order of the specification; some of it is not walked, and says so. */
export const properties: readonly Property[] = [
  ...elementProperties,
  ...sessionProperties,
  ...lifetimeProperties,
  ...credentialProperties,
  ...enrolmentProperties,
  ...recoveryProperties,
  ...auditProperties,
  ...outcomeProperties,
  ...deviceProperties,
  ...codeProperties,
  ...countingProperties,
  ...lockProperties,
  ...silenceProperties,
  ...transactionProperties,
  ...flowProperties,
]
  .map((property) => extended(property, deskClaims[property.id] ?? {}))
  .map((property) => extended(property, contractClaims[property.id] ?? {}))
  .toSorted((a, b) => rank(a.id) - rank(b.id));

/** A property with more claims on the same slices. */
function extended(property: Property, more: SliceClaims): Property {
  const added = (Object.keys(slices) as SliceName[]).flatMap((name) => {
    const [one, other] = [property[name], more[name]];
    if (!other) return [];
    return [
      [name, (policy: Parameters<typeof other>[0]) => ({ ...one?.(policy), ...other(policy) })] as const,
    ];
  });
  return { ...property, ...Object.fromEntries(added) };
}

function rank(id: string): number {
  return (id.startsWith('P') ? 0 : 100) + Number(id.slice(1));
}
