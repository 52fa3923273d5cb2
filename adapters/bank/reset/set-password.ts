import { timingSafeEqual } from 'node:crypto';
import type { ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { resetMethods } from '../../../machines/ports/reset.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { openScene } from '../engine.ts';
import { type Asked, asked, recall, remember } from '../idempotency.ts';
import { sha256 } from '../keys.ts';
import { knownOf } from '../known.ts';
import { isIn } from '../machine-room.ts';
import { once } from '../once.ts';
import type { Parts } from '../parts.ts';
import { setPassword as writePassword } from '../password-change.ts';
import { mayBePassword, ruleOf } from '../password-rules.ts';
import type { Read } from '../requests.ts';
import { ownReset, tellReset, tellStranger } from './run.ts';

type Told = Outcome<typeof resetMethods.setPassword>;

/**
 * The new password, once for a grant (behaviour.md 6.11). No session begins (P55). Refused before it is hashed, and
 * before the grant is used up, when the policy does not allow it.
 */
export function setPassword(parts: Parts, client: Client, call: Read<'reset.setPassword'>): Promise<Told> {
  const request = asked(parts.keys, call.txn, 'reset.setPassword', call.key, call.token, call.newPassword);
  return parts.hasher.admit(async () => {
    const refused = await parts.store.tx((rows) => refusal(parts, rows, client, call, request));
    if (refused) return refused;
    const passwordHash = await parts.hasher.hash(call.newPassword);
    return parts.store.tx((rows) => write(parts, rows, client, call, request, passwordHash));
  });
}

/** Whether this is the grant of this reset. */
function isGranted({ grantHash }: ResetRow, grant: string): boolean {
  const given = Buffer.from(sha256(grant));
  return grantHash !== null && timingSafeEqual(given, Buffer.from(grantHash));
}

async function refusal(
  parts: Parts,
  rows: Rows,
  client: Client,
  { txn, token, newPassword }: Read<'reset.setPassword'>,
  request: Asked,
): Promise<Told | null> {
  const reset = await ownReset(rows, client, txn);
  if (!reset || !isGranted(reset, token)) return tellStranger('setPassword', rows.now());
  const before = await recall<Told>(rows, request);
  if (before) return before;
  const customer = await rows.customers.get(reset.accountId ?? '');
  if (!customer || !isIn(reset.machine, 'granted')) return null;
  if (mayBePassword(parts.policy, newPassword, knownOf(parts, customer))) return null;
  const refused = { ok: false, code: 'E_PWD_POLICY', ...ruleOf(parts.policy), serverNow: rows.now() };
  return remember(rows, request, tell(resetMethods.setPassword, refused));
}

async function write(
  parts: Parts,
  rows: Rows,
  client: Client,
  { txn, token }: Read<'reset.setPassword'>,
  request: Asked,
  passwordHash: string,
): Promise<Told> {
  const reset = await ownReset(rows, client, txn);
  if (!reset || !isGranted(reset, token)) return tellStranger('setPassword', rows.now());
  const scene = await openScene(parts, rows, { reset });
  const command = { name: 'reset.setPassword', facts: {} } as const;
  return once<Told>(scene, `reset:${reset.id}`, request, command, async (answer) => {
    const customer = scene.world.seats.customers.get(reset.accountId ?? '');
    if (answer.code === 'ok' && customer) await writePassword(rows, customer, passwordHash);
    return tellReset(scene, 'setPassword', reset, answer);
  });
}
