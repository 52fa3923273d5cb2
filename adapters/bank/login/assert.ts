import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Client } from '../client.ts';
import { keep } from '../credentials.ts';
import { carryOut, openScene } from '../engine.ts';
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
import { type Asked, recall, remember } from '../idempotency.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import { judgeAssertion } from '../proof/webauthn.ts';
import type { Read } from '../requests.ts';
import { digitsOf, tellLogin, tellStranger } from './answers.ts';
import { bind, type FirstTold, recordAltered, secondFact } from './bind.ts';
import { identify } from './identify.ts';
import { ownLogin } from './open.ts';

/**
 * A biometric key as first element (behaviour.md 6.3). Its verdict is told at once: nobody can guess a signature. It
 * is not counted as a failure, but rejected assertions of one credential are limited (`biometric.rejectsPerHour`).
 */
export function firstByAssertion(
  parts: Parts,
  client: Client,
  call: Read<'login.first'>,
  request: Asked,
): Promise<FirstTold> {
  return parts.store.tx(async (rows) => {
    const login = await ownLogin(rows, client, call.txn);
    if (!login) return tellStranger('first', rows.now());
    const before = await recall<FirstTold>(rows, request);
    if (before) return before;

    const identity = await identify(parts, rows, client, call);
    const { customer, credential, visible } = identity;
    const scene = await openScene(parts, rows, {
      login,
      visible,
      ...(customer && !customer.closed && { account: customer.id }),
      ...(credential && { credential }),
    });
    if (credential) scene.world.named.credential = credential.id;
    const unbound = { ...login };
    bind(parts, client, login, identity, { key: call.key, digest: request.digest, at: rows.now() });

    await recordAltered(scene, client, login);
    const requests = await requestsOf(rows, visible);
    const rejects = await rejectsOf(parts, rows, client, call);
    const codes = clientRateFact(requests, parts.policy);
    const facts = {
      customer: customerFact(customer),
      clientRate: rejects.isFull ? 'full' : codes,
      element: 'assertion',
    };
    const target = `login:${login.id}` as const;
    const { answer } = await carryOut(scene, target, { name: 'login.first', facts });
    if (answer) {
      const until = Math.max(
        rejects.isFull ? rejects.retryAt : 0,
        codes === 'full' ? retryAt(requests, parts.policy, rows.now()) : 0,
      );
      const told = await remember(
        rows,
        request,
        tellLogin(scene, 'first', login, answer, { retryAt: until, ...digitsOf(scene, call.second) }),
      );
      Object.assign(login, { ...unbound, machine: login.machine });
      await scene.world.flush(rows);
      return told;
    }

    await rows.sends.add(clientScope(visible), rows.now());
    const row = credential && scene.world.seats.credential.get(credential.id);
    const judged =
      row && !client.altered && (await judgeAssertion(parts, row, login.nonce, call.assertion ?? ''));
    const assertion = judged ? judged.assertion : 'wrong';
    const told = await ask(
      scene,
      target,
      {
        name: 'login.assert',
        facts: { assertion, second: secondFact(call.second), ...(await sendingFacts(scene, login)) },
      },
      (verdict) => tellLogin(scene, 'first', login, verdict, digitsOf(scene, call.second)),
    );
    if (assertion !== 'right') await rows.sends.add(rejectScope(client, call), rows.now());
    if (row && judged && told.ok) keep(scene, row, { signCount: judged.signCount });
    await remember(rows, request, told);
    await scene.world.flush(rows);
    return told;
  });
}

const rejectScope = ({ device }: Client, { credential }: Read<'login.first'>) =>
  `assertion:${device}/${credential ?? ''}`;

async function rejectsOf({ policy }: Parts, rows: Rows, client: Client, call: Read<'login.first'>) {
  const moments = await rows.sends.after(rejectScope(client, call), rows.now() - hour);
  return limitOf(moments, policy['biometric.rejectsPerHour'], hour);
}
