import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import { passwordMethods } from '../../machines/ports/password.ts';
import type { Outcome } from '../../machines/ports/method.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { tell, tellOf } from './answers.ts';
import type { Client } from './client.ts';
import { type Asked, recall, remember } from './idempotency.ts';
import { knownOf } from './known.ts';
import { isIn } from './machine-room.ts';
import { ask } from './once.ts';
import type { Parts } from './parts.ts';
import { mayBePassword, ruleOf } from './password-rules.ts';
import { seatReauth } from './reauth/run.ts';
import type { Read } from './requests.ts';
import { askedInSession, inSession, isAlive, type SessionScene } from './session/session-call.ts';

type Told = Outcome<typeof passwordMethods.change>;

/**
 * Another password, under a VERIFIKO (behaviour.md 6.13). Refused before it is hashed, and before the VERIFIKO is
 * used up, when the policy does not allow it.
 */
export function changePassword(parts: Parts, client: Client, call: Read<'password.change'>): Promise<Told> {
  const { token, newPassword } = call;
  const request = askedInSession(parts, client, 'password.change', call, newPassword);
  const inTx = (work: (scene: SessionScene) => Promise<Told | null>) =>
    parts.store.tx(
      async (rows) =>
        (await recall<Told>(rows, request)) ??
        inSession(parts, rows, client, token, async (scene) => ({ told: await work(scene) })),
    );
  return parts.hasher.admit(async () => {
    const refused = await inTx((scene) => refusal(parts, scene, newPassword, request));
    const before = tellable(refused);
    if (before) return before;
    const passwordHash = await parts.hasher.hash(newPassword);
    const done = tellable(await inTx((scene) => change(scene, passwordHash, request)));
    if (!done) throw new Error('A new password was neither refused nor set.');
    return done;
  });
}

const tellable = (outcome: Told | { told: Told | null }): Told | null =>
  'told' in outcome ? outcome.told : outcome;

async function refusal(
  parts: Parts,
  scene: SessionScene,
  newPassword: string,
  request: Asked,
): Promise<Told | null> {
  const reauth = seatReauth(scene);
  if (!isAlive(scene.session) || !isIn(reauth.machine, 'progress.proved'))
    return change(scene, null, request);
  if (mayBePassword(parts.policy, newPassword, knownOf(parts, scene.customer))) return null;
  const refused = { ok: false, code: 'E_PWD_POLICY', ...ruleOf(parts.policy), serverNow: scene.rows.now() };
  return remember(scene.rows, request, tell(passwordMethods.change, refused));
}

async function change(scene: SessionScene, passwordHash: string | null, request: Asked): Promise<Told> {
  const { rows, customer } = scene;
  const { id } = seatReauth(scene);
  const command = { name: 'reauth.changePassword', facts: {} } as const;
  const told = await ask(scene, `reauth:${id}`, command, (answer) =>
    tellOf(passwordMethods.change, answer, { serverNow: rows.now() }),
  );
  if (told.ok) await setPassword(rows, customer, passwordHash);
  return remember(rows, request, told);
}

/** Writes a new password's hash. Throws when there is none, which is a defect. */
export async function setPassword(
  rows: Rows,
  customer: CustomerRow,
  passwordHash: string | null,
): Promise<void> {
  if (passwordHash === null) throw new Error('A password was granted that was not hashed.');
  await rows.customers.put({ ...customer, passwordHash });
}
