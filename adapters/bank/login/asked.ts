import { type Asked, asked } from '../idempotency.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';

type Call = 'login.first' | 'login.sendCode' | 'login.second';

/** What is asked of a login, with the digest of all of its content. */
export function askedOf<C extends Call>({ keys }: Pick<Parts, 'keys'>, method: C, call: Read<C>): Asked {
  const { txn, key, ...content } = call;
  const fields = Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return asked(keys, txn, method, key, JSON.stringify(fields));
}
