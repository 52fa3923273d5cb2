import type { Facts } from '../../../machines/authority/facts.ts';
import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import type { resetMethods } from '../../../machines/ports/reset.ts';
import type { Client } from '../client.ts';
import { judgePin, keep, ownCredential } from '../credentials.ts';
import { openScene } from '../engine.ts';
import { asked } from '../idempotency.ts';
import { keyed, sha256 } from '../keys.ts';
import { once } from '../once.ts';
import type { Parts } from '../parts.ts';
import { judgeAssertion } from '../proof/webauthn.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';
import { ownReset, tellReset, tellStranger } from './run.ts';

type Told = Outcome<typeof resetMethods.secondElement>;

interface Judged {
  facts: Facts<'assertion' | 'pin' | 'saved' | 'clock'>;
  /** What a right one changes in its credential. */
  accepted: Partial<CredentialRow>;
}

/** The second, independent element of a reset, from the enrolled device (P54). A right one comes with the grant. */
export async function secondElement(
  parts: Parts,
  client: Client,
  call: Read<'reset.secondElement'>,
): Promise<Told & { token?: string }> {
  const { txn, key, credential = '', assertion = '', at = 0, code = '', proof = '' } = call;
  const content = [credential, assertion, String(at), code, proof];
  const request = asked(parts.keys, txn, 'reset.secondElement', key, ...content);
  const grant = keyed(parts.keys, 'token', 'grant', txn, key);
  const told = await parts.store.tx(async (rows): Promise<Told> => {
    const reset = await ownReset(rows, client, txn);
    if (!reset) return tellStranger('secondElement', rows.now());
    const held = await ownCredential(rows, client, null, credential);
    const scene = await openScene(parts, rows, { reset });
    const seat =
      held && held.accountId === reset.accountId ? scene.world.seats.credential.get(held.id) : undefined;
    const used = client.altered ? undefined : seat;
    if (used) scene.world.named.credential = used.id;
    const { facts, accepted } = await judge(scene, reset, call, used);
    return once<Told>(scene, `reset:${reset.id}`, request, { name: 'reset.prove', facts }, (answer) => {
      if (answer.code === 'ok' && used) {
        Object.assign(reset, { credentialId: used.id, grantHash: sha256(grant) });
        keep(scene, used, accepted);
      }
      return tellReset(scene, 'secondElement', reset, answer);
    });
  });
  return told.ok ? { ...told, token: grant } : told;
}

async function judge(
  scene: Scene,
  reset: ResetRow,
  { assertion, at, code = '', proof = '' }: Read<'reset.secondElement'>,
  used: CredentialRow | undefined,
): Promise<Judged> {
  const none = { assertion: 'none', pin: 'wrong', saved: true, clock: 'right' } as const;
  if (assertion !== undefined) {
    const isKey = used?.kind === 'biometric';
    const judged = isKey ? await judgeAssertion(scene.parts, used, reset.nonce, assertion) : null;
    const facts = { ...none, assertion: judged?.assertion ?? 'wrong' } as const;
    return { facts, accepted: judged ? { signCount: judged.signCount } : {} };
  }
  if (at === undefined || used?.kind !== 'softPin') return { facts: none, accepted: {} };
  const bound = { txn: reset.id, nonce: reset.nonce };
  const { pin, clock, step } = judgePin(scene, used, { at, code, proof }, bound);
  const accepted = step === null ? {} : { lastStep: step };
  return { facts: { assertion: 'none', pin, saved: used.saved, clock }, accepted };
}
