import type { CodeRow } from '../../machines/ports/bank/login-row.ts';
import { type Keys, keyed } from './keys.ts';
import { deadlineOf, isIn } from './machine-room.ts';
import type { Parts } from './parts.ts';
import { randomCode } from './random.ts';
import type { BankWorld } from './world.ts';

/** What is stored of a code: an HMAC that binds it to its transaction (R4). */
export function codeHash(keys: Keys, txn: string, code: string): string {
  return keyed(keys, 'code', txn, code);
}

/** Makes a new code for a login; the one before it becomes an earlier one. The caller must not keep it. */
export function newCode({ keys, policy, random }: Parts, row: CodeRow): string {
  const code = randomCode(random, policy['fnp.digits']);
  if (row.current !== null) row.earlier.push(row.current);
  row.current = codeHash(keys, row.id, code);
  return code;
}

/**
 * Brings the hashes in line with the machines after a step: a code that was not sent has none, and an ended
 * transaction has none at all.
 */
export function forgetCodes({ seats }: BankWorld): void {
  for (const row of seats.code.values()) {
    row.expiresAt = deadlineOf(row.machine, 'fnp.ttl') ?? row.expiresAt;
    if (isIn(row.machine, 'validity.none')) {
      row.current = null;
      row.earlier = [];
    } else if (row.current !== null && !(row.machine.context as { sent: boolean }).sent) {
      row.earlier.push(row.current);
      row.current = null;
    }
  }
}
