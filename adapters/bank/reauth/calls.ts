import type { Outcome } from '../../../machines/ports/method.ts';
import type { reauthMethods } from '../../../machines/ports/reauth.ts';
import type { Client } from '../client.ts';
import { carryOut } from '../engine.ts';
import { clientRateFact, clientScope, entryFacts, requestsOf, sendingFacts } from '../facts.ts';
import { sha256 } from '../keys.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { askedInSession, inSession, onceInSession } from '../session/session-call.ts';
import { nextToken, rateKeyOf, seatReauth, tellReauth } from './run.ts';

/** A new code of VERIFIKO; a decoy is answered alike and sends none. */
export function sendCode(
  parts: Parts,
  client: Client,
  call: Read<'reauth.sendCode'>,
): Promise<Outcome<typeof reauthMethods.sendCode>> {
  const request = askedInSession(parts, client, 'reauth.sendCode', call);
  return onceInSession(parts, client, call.token, request, async (scene) => {
    const { id } = seatReauth(scene);
    const scope = rateKeyOf(parts, client, scene);
    const requests = await requestsOf(scene.rows, scope);
    const facts = {
      clientRate: clientRateFact(requests, parts.policy),
      ...(await sendingFacts(scene, { id, accountId: scene.session.accountId })),
    };
    return ask(scene, `reauth:${id}`, { name: 'reauth.sendCode', facts }, async (answer) => {
      if (answer.code === 'ok') await scene.rows.sends.add(clientScope(scope), scene.rows.now());
      return tellReauth(scene, 'sendCode', answer, { requests });
    });
  });
}

/** The verdict of a VERIFIKO that asked for a code; a right one renews the session's token (P27). */
export async function verify(
  parts: Parts,
  client: Client,
  call: Read<'reauth.verify'>,
): Promise<Outcome<typeof reauthMethods.verify> & { token?: string }> {
  const token = nextToken(parts, call);
  const request = askedInSession(parts, client, 'reauth.verify', call, call.code);
  const told = await onceInSession(parts, client, call.token, request, (scene) => {
    const { id } = seatReauth(scene);
    scene.tokenHash = sha256(token);
    const facts = entryFacts(scene, { id, accountId: scene.session.accountId }, call.code);
    return ask(scene, `reauth:${id}`, { name: 'reauth.verify', facts }, (answer) =>
      tellReauth(scene, 'verify', answer),
    );
  });
  return told.ok ? { ...told, token } : told;
}

/** Gives a VERIFIKO up. A repeat finds nothing to give up; to a stranger it looks the same. */
export async function cancel(
  parts: Parts,
  client: Client,
  { token }: Read<'reauth.cancel'>,
): Promise<Outcome<typeof reauthMethods.cancel>> {
  await parts.store.tx((rows) =>
    inSession(parts, rows, client, token, async (scene) => {
      const { id } = seatReauth(scene);
      await carryOut(scene, `reauth:${id}`, { name: 'reauth.cancel', facts: {} });
      return {};
    }),
  );
  return { ok: true };
}
