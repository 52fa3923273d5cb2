import type { Outcome } from '../../../machines/ports/method.ts';
import type { resetMethods } from '../../../machines/ports/reset.ts';
import type { ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { Client } from '../client.ts';
import { carryOut, openScene } from '../engine.ts';
import { clientRateFact, clientScope, entryFacts, requestsOf, sendingFacts } from '../facts.ts';
import { type Asked, asked } from '../idempotency.ts';
import { once } from '../once.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';
import { ownReset, type ResetMethod, tellReset, tellStranger } from './run.ts';

type Methods = typeof resetMethods;

/** Does `work` on a reset of this client's, in one transaction. */
function onReset<M extends ResetMethod>(
  parts: Parts,
  client: Client,
  txn: string,
  method: M,
  work: (scene: Scene, reset: ResetRow) => Promise<Outcome<Methods[M]>>,
): Promise<Outcome<Methods[M]>> {
  return parts.store.tx(async (rows) => {
    const reset = await ownReset(rows, client, txn);
    if (!reset) return tellStranger(method, rows.now());
    return work(await openScene(parts, rows, { reset }), reset);
  });
}

const askedIn = (
  { keys }: Parts,
  method: ResetMethod,
  { txn, key }: { txn: string; key: string },
  ...content: string[]
): Asked => asked(keys, txn, `reset.${method}`, key, ...content);

/** A new code of a reset; a decoy is answered alike and sends none. */
export function sendCode(parts: Parts, client: Client, call: Read<'reset.sendCode'>) {
  const request = askedIn(parts, 'sendCode', call);
  return onReset(parts, client, call.txn, 'sendCode', async (scene, reset) => {
    const { rows } = scene;
    const requests = await requestsOf(rows, reset.visibleKey);
    const facts = {
      clientRate: clientRateFact(requests, parts.policy),
      ...(await sendingFacts(scene, reset)),
    };
    return once(scene, `reset:${reset.id}`, request, { name: 'reset.sendCode', facts }, async (answer) => {
      if (answer.code === 'ok') await rows.sends.add(clientScope(reset.visibleKey), rows.now());
      return tellReset(scene, 'sendCode', reset, answer, { requests });
    });
  });
}

/** The FNP of a reset. Wrong ones count for the client and for the account's resets, never as its failures (R2). */
export function verify(parts: Parts, client: Client, call: Read<'reset.verify'>) {
  const request = askedIn(parts, 'verify', call, call.code);
  return onReset(parts, client, call.txn, 'verify', (scene, reset) => {
    const facts = entryFacts(scene, reset, call.code);
    return once(scene, `reset:${reset.id}`, request, { name: 'reset.verify', facts }, (answer) =>
      tellReset(scene, 'verify', reset, answer),
    );
  });
}

/** Gives a reset up (R7). A repeat finds it ended; to a stranger it looks the same. */
export async function cancel(
  parts: Parts,
  client: Client,
  { txn }: Read<'reset.cancel'>,
): Promise<Outcome<Methods['cancel']>> {
  await parts.store.tx(async (rows) => {
    const reset = await ownReset(rows, client, txn);
    if (!reset) return;
    const scene = await openScene(parts, rows, { reset });
    await carryOut(scene, `reset:${reset.id}`, { name: 'reset.cancel', facts: {} });
    await scene.world.flush(rows);
  });
  return { ok: true };
}
