import type { loginMethods } from '../../../machines/ports/login.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { tellLogin, tellStranger } from './answers.ts';
import type { Client } from '../client.ts';
import { openScene } from '../engine.ts';
import { clientRateFact, clientScope, requestsOf, sendingFacts } from '../facts.ts';
import { once } from '../once.ts';
import { askedOf, nearOf } from './asked.ts';
import { ownLogin } from './open.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { toldNothing } from '../seats.ts';

export type SendCodeTold = Outcome<typeof loginMethods.sendCode>;

/** A new code (R4); a decoy is answered alike and sends none. */
export function sendCode(parts: Parts, client: Client, call: Read<'login.sendCode'>): Promise<SendCodeTold> {
  const request = askedOf(parts, 'login.sendCode', call);
  return parts.store.tx(async (rows) => {
    const login = await ownLogin(rows, client, call.txn);
    if (!login) return tellStranger('sendCode', rows.now());
    const scene = await openScene(parts, rows, { login });
    const visible = login.visibleKey ?? toldNothing;
    const requests = await requestsOf(rows, visible);
    const facts = {
      clientRate: clientRateFact(requests, parts.policy),
      ...(await sendingFacts(scene, login)),
    };
    return once(scene, `login:${login.id}`, request, { name: 'login.sendCode', facts }, async (answer) => {
      if (answer.code === 'ok') await rows.sends.add(clientScope(visible), rows.now());
      return tellLogin(scene, 'sendCode', login, answer, { requests });
    });
  }, nearOf(request));
}
