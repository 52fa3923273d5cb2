import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import { open, personalNumberOf, phoneOf } from './cipher.ts';
import type { Parts } from './parts.ts';
import type { Known } from './password-rules.ts';

/** What is known of a customer, opened: for looking at, never for keeping. */
export function knownOf({ keys }: Pick<Parts, 'keys'>, customer: CustomerRow): Known {
  const { id, clientNumber, personalNumber } = customer;
  return {
    clientNumber,
    personalNumber: personalNumber && open(keys, personalNumberOf(id), personalNumber),
    phone: open(keys, phoneOf(id), customer.phone),
  };
}

/** What a screen may show of a client number: its last three digits (GDPR minimisation). */
export const maskOf = ({ clientNumber }: Pick<CustomerRow, 'clientNumber'>) =>
  `••••••${clientNumber.slice(-3)}`;
