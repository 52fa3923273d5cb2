import type { Rows } from '../../machines/ports/bank/store.ts';
import { type Keys, keyed } from './keys.ts';
import { RequestError } from './request-error.ts';

/** One request under one idempotency key (R6). */
export interface Asked {
  /** Where the key is valid: a transaction, or for `open` a device. */
  scope: string;
  method: string;
  key: string;
  /** Keyed, because a request may hold a secret. */
  digest: string;
}

/** What is asked, with the digest of its content. */
export function asked(keys: Keys, scope: string, method: string, key: string, ...content: string[]): Asked {
  return { scope, method, key, digest: keyed(keys, 'digest', scope, method, ...content) };
}

/** The id of the answer to a request. */
export const idOf = ({ scope, method, key }: Asked) => `${scope}/${method}/${key}`;

/**
 * The answer given before, with the moment of this repeat: a client reads all other moments against it (R12). Throws `RequestError` when
 * the same key came with other content.
 */
export async function recall<A extends object>(rows: Rows, request: Asked): Promise<A | undefined> {
  const row = await rows.answers.get(idOf(request));
  if (row && row.digest !== request.digest) throw new RequestError('key');
  return (
    row && ({ ...row.answer, ...('serverNow' in row.answer && { serverNow: rows.now() }) } as unknown as A)
  );
}

export async function remember<A extends object>(rows: Rows, request: Asked, answer: A): Promise<A> {
  const { digest } = request;
  await rows.answers.put({ id: idOf(request), version: 0, digest, answer: { ...answer }, at: rows.now() });
  return answer;
}
