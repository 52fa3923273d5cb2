import type { Command } from '../../../machines/authority/run.ts';
import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { LoginRow } from '../../../machines/ports/bank/login-row.ts';
import { actorOf } from '../audit.ts';
import type { Client } from '../client.ts';
import { isActive, judgePin, tokenOf } from '../credentials.ts';
import { entryFacts } from '../facts.ts';
import type { Parts } from '../parts.ts';
import { provesDevice } from '../proof/device-signature.ts';
import { typedCode } from '../proof/one-time-code.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';

/** A command, and what follows for the credential when it is accepted. */
interface SecondCommand {
  command: Command;
  /** What an accepted code changes in its credential. */
  accepted: Partial<CredentialRow>;
}

/** What is asked of the authority with a second element, after everything of it was looked at. */
export function secondCommand(
  scene: Scene,
  client: Client,
  login: LoginRow,
  call: Read<'login.second'>,
  used: CredentialRow | undefined,
): SecondCommand {
  switch (call.method) {
    case 'sms':
      return { command: { name: 'login.second', facts: entryFacts(scene, login, call.code) }, accepted: {} };
    case 'smartFnp':
      return byKey(scene, client, login, call, used);
    case 'softPin':
      return byPin(scene, client, login, call, used);
    case 'softPinCode':
      return byTypedPin(scene, login, call, used);
  }
}

/**
 * Whether a credential is the identified customer's: the same in genuine logins and decoys. Another customer's login on the
 * same phone neither uses a credential nor counts against it.
 */
export function belongs(
  parts: Parts,
  { actor }: LoginRow,
  used: CredentialRow | undefined,
): used is CredentialRow {
  return used !== undefined && actor === actorOf(parts, used.accountId);
}

/** Alike in genuine logins and decoys: a Smart FNP that answers says nothing of the password (P22). */
function byKey(
  { parts }: Scene,
  client: Client,
  login: LoginRow,
  { proof }: Read<'login.second'>,
  used: CredentialRow | undefined,
): SecondCommand {
  const isUsable = belongs(parts, login, used) && !client.altered;
  const fits = isUsable && provesDevice(used.publicKey ?? '', { txn: login.id, nonce: login.nonce }, proof);
  return { command: { name: 'login.secondByKey', facts: { proof: fits ? 'right' : 'wrong' } }, accepted: {} };
}

function byPin(
  scene: Scene,
  client: Client,
  login: LoginRow,
  { at, code, proof }: Read<'login.second'>,
  used: CredentialRow | undefined,
): SecondCommand {
  const bound = { txn: login.id, nonce: login.nonce };
  const judged = judgePin(scene, used, { at, code, proof }, bound);
  const pin = belongs(scene.parts, login, used) && !client.altered ? judged.pin : 'wrong';
  const facts = { pin, clock: judged.clock, typed: false, saved: used?.saved ?? false };
  return { command: { name: 'login.secondByPin', facts }, accepted: { lastStep: judged.step ?? 0 } };
}

function byTypedPin(
  { parts, rows }: Scene,
  login: LoginRow,
  { code }: Read<'login.second'>,
  used: CredentialRow | undefined,
): SecondCommand {
  const isUsable = used !== undefined && used.accountId === login.accountId && isActive(used);
  const fitting = isUsable ? typedCode(parts.policy, tokenOf(parts, used), rows.now(), code) : null;
  const facts = {
    pin: fitting ? 'right' : 'wrong',
    clock: 'right',
    typed: true,
    saved: used?.saved ?? false,
  };
  const accepted = fitting ? { lastStep: fitting.step, drift: fitting.drift } : {};
  return { command: { name: 'login.secondByPin', facts }, accepted };
}
