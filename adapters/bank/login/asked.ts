import type { Near } from '../../../machines/ports/bank/store.ts';
import { type Asked, asked, idOf } from '../idempotency.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';

type Call = 'login.first' | 'login.sendCode' | 'login.second';

/** What is asked of a login, with the digest of all of its content. */
export function askedOf<C extends Call>({ keys }: Pick<Parts, 'keys'>, method: C, call: Read<C>): Asked {
  const { txn, key, ...content } = call;
  const fields = Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return asked(keys, txn, method, key, JSON.stringify(fields));
}

/** What a call of a login asks the store for first. */
export const nearOf = (request: Asked): Near => ({ login: request.scope, answer: idOf(request) });
