import type { ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import type { resetMethods } from '../../../machines/ports/reset.ts';
import { actorOf } from '../audit.ts';
import { bucketOf, type Client, ipHashOf, seatOf, visibleKeyOf } from '../client.ts';
import { openScene } from '../engine.ts';
import {
  clientRateFact,
  clientScope,
  customerFact,
  hour,
  limitOf,
  requestsOf,
  retryAt,
  sendingFacts,
} from '../facts.ts';
import { asked, recall, remember } from '../idempotency.ts';
import { customerOf } from '../login/identify.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import { randomId, randomRef } from '../random.ts';
import type { Read } from '../requests.ts';
import { freshCode, freshRow } from '../seats.ts';
import { tellReset } from './run.ts';

type Told = Outcome<typeof resetMethods.begin>;

/**
 * Begins a reset: for a number that is real, unknown, blocked or at risk the answer is the same (P21). What limits
 * an account is silent; what limits this client is shown.
 */
export function begin(parts: Parts, client: Client, call: Read<'reset.begin'>): Promise<Told> {
  const { key, identifier } = call;
  const request = asked(parts.keys, seatOf(client), 'reset.begin', key, identifier.value);
  return parts.store.tx(async (rows) => {
    const before = await recall<Told>(rows, request);
    if (before) return before;
    const customer = await customerOf(parts, rows, identifier);
    const isOpen = customer !== undefined && !customer.closed;
    const reset = insert(parts, rows, client, {
      accountId: isOpen ? customer.id : null,
      visibleKey: visibleKeyOf(parts.keys, client, identifier.value),
      actor: actorOf(parts, customer?.id ?? identifier.value),
    });
    const account = reset.accountId;
    const scene = await openScene(parts, rows, { reset, ...(account !== null && { account }) });
    scene.world.seats.code.set(reset.id, freshCode(parts.machines, rows, reset.id));

    const requests = await requestsOf(rows, reset.visibleKey);
    const codes = clientRateFact(requests, parts.policy);
    const clientScopeOfResets = `resets:${bucketOf(parts.keys, client)}`;
    const own = await limitIn(rows, clientScopeOfResets, parts.policy['reset.clientRate']);
    const ofAccount = await limitIn(rows, `resets:${account ?? ''}`, parts.policy['reset.accountRate']);
    const sending = await sendingFacts(scene, reset);
    const facts = {
      customer: customerFact(customer),
      clientRate: own.isFull ? 'full' : codes,
      ...sending,
      accountSends: ofAccount.isFull ? 'full' : sending.accountSends,
    };
    const told = await ask(scene, `reset:${reset.id}`, { name: 'reset.begin', facts }, async (answer) => {
      if (answer.code === 'ok') {
        await rows.sends.add(clientScope(reset.visibleKey), rows.now());
        await rows.sends.add(clientScopeOfResets, rows.now());
        if (account !== null) await rows.sends.add(`resets:${account}`, rows.now());
      }
      const until = Math.max(
        own.isFull ? own.retryAt : 0,
        codes === 'full' ? retryAt(requests, parts.policy, rows.now()) : 0,
      );
      return tellReset(scene, 'begin', reset, answer, { retryAt: until });
    });
    if (told.ok) await scene.world.flush(rows);
    return remember(rows, request, told);
  });
}

async function limitIn(rows: Rows, scope: string, most: number) {
  return limitOf(await rows.sends.after(scope, rows.now() - hour), most, hour);
}

function insert(
  { machines, random, keys, policy }: Parts,
  rows: Rows,
  client: Client,
  whose: Pick<ResetRow, 'accountId' | 'visibleKey' | 'actor'>,
): ResetRow {
  return {
    ...freshRow(machines, rows, 'reset', randomId(random)),
    ...whose,
    channel: client.channel,
    device: client.device,
    ipHash: ipHashOf(keys, client),
    nonce: randomId(random, policy['webauthn.challengeBytes']),
    ref: randomRef(random),
    begunAt: rows.now(),
    credentialId: null,
    grantHash: null,
  };
}
