import type { Outcome } from '../../../machines/ports/method.ts';
import type { reauthMethods } from '../../../machines/ports/reauth.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Client } from '../client.ts';
import { carryOut } from '../engine.ts';
import {
  clientRateFact,
  clientScope,
  passwordFact,
  requestsOf,
  retryAt,
  sendingFacts,
  simRiskFact,
} from '../facts.ts';
import { type Asked, recall, remember } from '../idempotency.ts';
import { sha256 } from '../keys.ts';
import { deadlineOf, isIn } from '../machine-room.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import { randomRef } from '../random.ts';
import { RequestError } from '../request-error.ts';
import type { Read } from '../requests.ts';
import { askedInSession, inSession } from '../session/session-call.ts';
import { nextToken, rateKeyOf, seatReauth, tellReauth } from './run.ts';

type Told = Outcome<typeof reauthMethods.begin>;
type Begun = { answer: Told } | { hash: string | null };

/**
 * VERIFIKO (R5): an attempt of the account's budget is reserved, the password is hashed outside of any transaction,
 * and the attempt is settled: the verdict while authentication is fresh, else alike and an FNP is asked for.
 */
export function begin(
  parts: Parts,
  client: Client,
  call: Read<'reauth.begin'>,
): Promise<Told & { token?: string }> {
  const request = askedInSession(parts, client, 'reauth.begin', call, call.password);
  return parts.hasher.admit(async () => {
    const begun = await parts.store.tx((rows) => reserve(parts, rows, client, call, request));
    if ('answer' in begun) return withToken(parts, call, begun.answer);
    const right = await parts.hasher.verify(call.password, begun.hash);
    const fact = passwordFact({ real: begun.hash !== null, right });
    return withToken(
      parts,
      call,
      await parts.store.tx((rows) => settle(parts, rows, client, call, request, fact)),
    );
  });
}

/** A verdict that the password was right renews the token; an answer that asks for a code does not. */
function withToken(parts: Parts, call: Read<'reauth.begin'>, told: Told): Told & { token?: string } {
  return told.ok && !told.needsCode ? { ...told, token: nextToken(parts, call) } : told;
}

async function reserve(
  parts: Parts,
  rows: Rows,
  client: Client,
  call: Read<'reauth.begin'>,
  request: Asked,
): Promise<Begun> {
  const before = await recall<Told>(rows, request);
  if (before) return { answer: before };
  const begun = await inSession(parts, rows, client, call.token, async (scene): Promise<Begun> => {
    const reauth = seatReauth(scene);
    const { passwordHash } = scene.customer;
    const hash = () => (isIn(reauth.machine, 'reservation.held') ? passwordHash : null);
    if (reauth.beginKey === call.key && isIn(reauth.machine, 'progress.checking')) {
      if (reauth.beginDigest !== request.digest) throw new RequestError('key');
      return { hash: hash() };
    }
    const scope = rateKeyOf(parts, client, scene);
    const requests = await requestsOf(rows, scope);
    const facts = {
      clientRate: clientRateFact(requests, parts.policy),
      simRisk: simRiskFact(scene.customer, rows.now(), parts.policy),
    };
    const { answer } = await carryOut(scene, `reauth:${reauth.id}`, { name: 'reauth.begin', facts });
    if (answer) {
      const checked = deadlineOf(reauth.machine, 'lock.reserveTtl') ?? 0;
      const until = Math.max(checked, retryAt(requests, parts.policy, rows.now()));
      return {
        answer: await remember(rows, request, tellReauth(scene, 'begin', answer, { retryAt: until })),
      };
    }
    Object.assign(reauth, {
      ref: randomRef(parts.random),
      beginKey: call.key,
      beginDigest: request.digest,
      begunAt: rows.now(),
    });
    return { hash: hash() };
  });
  return 'ok' in begun ? { answer: begun } : begun;
}

async function settle(
  parts: Parts,
  rows: Rows,
  client: Client,
  call: Read<'reauth.begin'>,
  request: Asked,
  password: 'right' | 'wrong',
): Promise<Told> {
  const before = await recall<Told>(rows, request);
  if (before) return before;
  return inSession<Told>(parts, rows, client, call.token, async (scene) => {
    const reauth = seatReauth(scene);
    scene.tokenHash = sha256(nextToken(parts, call));
    const owner = { id: reauth.id, accountId: scene.session.accountId };
    const facts = { password, ...(await sendingFacts(scene, owner)) };
    const command = { name: 'reauth.settle', facts } as const;
    const answered = await ask(scene, `reauth:${reauth.id}`, command, (answer) =>
      tellReauth(scene, 'begin', answer),
    );
    if (answered.ok && answered.needsCode) {
      await rows.sends.add(clientScope(rateKeyOf(parts, client, scene)), rows.now());
    }
    return remember(rows, request, answered);
  });
}
