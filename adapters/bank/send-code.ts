import type { loginMethods } from '../../machines/ports/login.ts';
import type { Outcome } from '../../machines/ports/method.ts';
import { tellLogin, tellStranger } from './answers.ts';
import type { Client } from './client.ts';
import { carryOut, openScene } from './engine.ts';
import { clientRateFact, clientScope, requestsOf, sendingFacts } from './facts.ts';
import { type Asked, recall, remember } from './idempotency.ts';
import { ownLogin } from './open.ts';
import type { Parts } from './parts.ts';
import type { Read } from './requests.ts';
import { toldNothing } from './seats.ts';

export type SendCodeTold = Outcome<typeof loginMethods.sendCode>;

/** A new code (R4); a decoy is answered alike and sends none. */
export function sendCode(
  parts: Parts,
  client: Client,
  call: Read<'sendCode'>,
  request: Asked,
): Promise<SendCodeTold> {
  return parts.store.tx(async (rows) => {
    const login = await ownLogin(rows, client, call.txn);
    if (!login) return tellStranger('sendCode', rows.now());
    const before = await recall<SendCodeTold>(rows, request);
    if (before) return before;
    const scene = await openScene(parts, rows, { login });
    const visible = login.visibleKey ?? toldNothing;
    const requests = await requestsOf(rows, visible);
    const facts = { clientRate: clientRateFact(requests, parts.policy), ...(await sendingFacts(scene, login)) };
    const { answer } = await carryOut(scene, `login:${login.id}`, { name: 'login.sendCode', facts });
    if (!answer) throw new Error(`The new code of ${login.id} was answered by nobody.`);
    if (answer.code === 'ok') await rows.sends.add(clientScope(visible), rows.now());
    await scene.world.flush(rows);
    return remember(rows, request, tellLogin(scene, 'sendCode', login, answer, { requests }));
  });
}
