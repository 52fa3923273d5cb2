import type { Answer } from '../../../machines/authority/wiring.ts';
import type { ReauthRow } from '../../../machines/ports/bank/reauth-row.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { reauthMethods } from '../../../machines/ports/reauth.ts';
import { blockValues, codeValues, rateValues, tellOf } from '../answers.ts';
import { type Client, visibleKeyOf } from '../client.ts';
import { keyed, sha256 } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { randomRef } from '../random.ts';
import { freshCode, freshRow } from '../seats.ts';
import type { InSession, SessionScene } from '../session/session-call.ts';

/** The session's VERIFIKO, with a seat for its code; before the first one that is nowhere stored. */
export function seatReauth({ parts, rows, world, session }: SessionScene): ReauthRow {
  const { id } = session;
  const { seats } = world;
  if (!seats.code.has(id)) seats.code.set(id, freshCode(parts.machines, rows, id));
  const reauth = seats.reauth.get(id) ?? {
    ...freshRow(parts.machines, rows, 'reauth', id),
    ref: randomRef(parts.random),
    beginKey: null,
    beginDigest: null,
    begunAt: rows.now(),
  };
  seats.reauth.set(id, reauth);
  return reauth;
}

/** Under which name this client's requests for codes are counted in a session. */
export const rateKeyOf = ({ keys }: Parts, client: Client, { session }: SessionScene) =>
  visibleKeyOf(keys, client, `session:${session.accountId}`);

/** The session's next token: the same for a repeat of the key, and nowhere stored (P27, R6). */
export const nextToken = ({ keys }: Parts, { token, key }: InSession) =>
  keyed(keys, 'token', sha256(token), key);

/** The whole answer to a call of VERIFIKO, from the authority's finite part of it. */
export function tellReauth<M extends 'begin' | 'sendCode' | 'verify'>(
  scene: SessionScene,
  method: M,
  answer: Answer,
  more: { requests?: readonly number[]; retryAt?: number } = {},
): Outcome<(typeof reauthMethods)[M]> {
  const { requests = [], ...values } = more;
  return tellOf(reauthMethods[method], answer, {
    ...codeValues(scene, seatReauth(scene)),
    ...blockValues(scene, scene.session.accountId),
    ...rateValues(scene, requests),
    ...values,
  });
}
