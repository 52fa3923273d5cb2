import type { AuditEntry } from '../../machines/authority/audit.ts';
import type { Effect } from '../../machines/authority/event.ts';
import type { Emission } from '../../machines/authority/run.ts';
import type { CredentialRow } from '../../machines/ports/bank/credential-row.ts';
import { milliseconds } from '../../machines/vocabulary/policy/index.ts';
import { circumstancesOf, record } from './audit.ts';
import { forgetCodes, newCode } from './codes.ts';
import { deadlineOf } from './machine-room.ts';
import { post } from './outbox.ts';
import { splitHandle } from './roles.ts';
import type { Scene } from './scene.ts';
import { clockTime, type TextParams } from './texts.ts';
import type { Handle } from './world.ts';

/** When and why effects came about. */
export interface Cause {
  /** ms. */
  at: number;
  /** For the audit trail only. */
  reason: string | null;
}

type Notice = Extract<Effect, { type: 'sms' }>;

/** Writes down what the authority decided: audit records, tokens, and messages for after the commit. */
export async function perform(
  scene: Scene,
  effects: readonly Emission<Handle>[],
  { at, reason }: Cause,
): Promise<void> {
  const { parts, rows, corr } = scene;
  const recorded = new Map<Handle, AuditEntry>();
  for (const { context, effect } of effects) {
    if (effect.type === 'audit') {
      recorded.set(context, effect.entry);
      const known = circumstancesOf(scene, context);
      await record(parts, rows, effect.entry, { ...known, at, corr, reasonCode: reason });
    }
    if (effect.type === 'token') renewToken(scene, context);
  }
  for (const { context, effect } of effects) {
    if (effect.type === 'sms') await message(scene, context, effect, { at, entry: recorded.get(context) });
  }
  forgetCodes(scene.world);
}

function renewToken({ world, tokenHash }: Scene, context: Handle): void {
  const session = world.sessionOf(context);
  if (!session || tokenHash === undefined) throw new Error(`${context} has no session to give a token.`);
  session.tokenHash = tokenHash;
}

/** When a notice came about, and what the audit trail says of it. */
interface Told {
  at: number;
  entry: AuditEntry | undefined;
}

async function message(scene: Scene, context: Handle, sms: Notice, told: Told): Promise<void> {
  const { parts, rows, world } = scene;
  const isOfCredential = sms.message === 'N_CRED_CHANGE';
  const account = isOfCredential ? credentialOf(scene, context).accountId : world.whoseOf(context).accountId;
  const customer = world.seats.customers.get(account ?? '');
  if (!customer) throw new Error(`${sms.message} has no one to go to.`);
  const isCode = sms.message === 'N_FNP';
  if (isCode) {
    await rows.sends.add(`account:${customer.id}`, told.at);
    await rows.sends.add(`phone:${customer.phoneIndex}`, told.at);
  }
  const { actor = null, txnId = null } = circumstancesOf(scene, context);
  const worthlessAt = isCode ? told.at + milliseconds(parts.policy, 'fnp.ttl') : null;
  const params = paramsOf(scene, context, sms, customer.id, told);
  await post(parts, rows, { customer, params, message: sms.message, worthlessAt, actor, txnId });
}

const accountChanges = {
  unlocked: 'unlocked',
  password: 'passwordChanged',
  phone: 'phoneChanged',
  closed: 'closed',
} as const;

/** How the texts name what was done to a credential. */
const turned: Readonly<Partial<Record<AuditEntry, string>>> = {
  CRED_ACTIVATED: 'activated',
  CRED_REPLACED: 'replaced',
  CRED_SUSPENDED: 'suspended',
  SOFTPIN_SUSPENDED: 'suspended',
  CRED_REVOKED: 'revoked',
};

function paramsOf(scene: Scene, context: Handle, sms: Notice, account: string, told: Told): TextParams {
  const time = clockTime(told.at);
  const { change } = sms;
  switch (sms.message) {
    case 'N_FNP':
      return newCodeParams(scene, context);
    case 'N_LOCK':
      return lockParams(scene, account);
    case 'N_ACCOUNT_CHANGE':
      return { change: change && change in accountChanges ? accountChanges[change as 'closed'] : '', time };
    case 'N_CRED_CHANGE': {
      const words = turned[told.entry ?? 'CRED_REVOKED'];
      return {
        option: credentialOf(scene, context).kind,
        change: words ?? (change === 'on' ? 'activated' : 'revoked'),
        time,
      };
    }
    default:
      return {};
  }
}

/** The credential that a notice is about. A decoy login does not know whose it is: the credential does. */
function credentialOf({ world }: Scene, context: Handle): CredentialRow {
  const handle = world.find('credential', context)[0];
  const row = handle && world.seats.credential.get(splitHandle(handle)[1]);
  if (!row) throw new Error(`${context} has no credential to tell of.`);
  return row;
}

function newCodeParams({ parts, world }: Scene, context: Handle): TextParams {
  const [kind, id] = splitHandle(context);
  const owner = kind === 'login' || kind === 'reauth' || kind === 'reset' ? world.seats[kind].get(id) : null;
  if (!owner) throw new Error(`${context} cannot have a code.`);
  const code = newCode(parts, world.codeOf(owner));
  const minutes = Math.floor(milliseconds(parts.policy, 'fnp.ttl') / 60_000);
  return { code, ref: owner.ref, purpose: kind, minutes, host: parts.host };
}

function lockParams({ parts, world }: Scene, account: string): TextParams {
  const row = world.seats.account.get(account);
  const until = row && deadlineOf(row.machine, 'lock.tempDurations');
  return until ? { time: clockTime(until), count: parts.policy['lock.maxFailures'] } : {};
}
