import type { Emission } from '../../machines/authority/run.ts';
import type { SmsCode } from '../../machines/vocabulary/failure.ts';
import { milliseconds } from '../../machines/vocabulary/policy/index.ts';
import { circumstancesOf, record } from './audit.ts';
import { forgetCodes, newCode } from './codes.ts';
import { deadlineOf } from './machine-room.ts';
import { post } from './outbox.ts';
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

/** Writes down what the authority decided: audit records, and messages for after the commit. */
export async function perform(
  scene: Scene,
  effects: readonly Emission<Handle>[],
  { at, reason }: Cause,
): Promise<void> {
  const { parts, rows, corr } = scene;
  for (const { context, effect } of effects) {
    if (effect.type === 'audit') {
      const known = circumstancesOf(scene, context);
      await record(parts, rows, effect.entry, { ...known, at, corr, reasonCode: reason });
    }
    if (effect.type === 'sms') await message(scene, context, effect.message, at);
  }
  forgetCodes(scene.world);
}

async function message(scene: Scene, context: Handle, sms: SmsCode, at: number): Promise<void> {
  const { parts, rows, world } = scene;
  const account = world.accountOf(context);
  const customer = account === null ? undefined : world.seats.customers.get(account);
  if (!customer) throw new Error(`${sms} has no one to go to.`);
  if (sms === 'N_FNP') {
    await rows.sends.add(`account:${customer.id}`, at);
    await rows.sends.add(`phone:${customer.phoneIndex}`, at);
  }
  const { actor = null, txnId = null } = circumstancesOf(scene, context);
  const worthlessAt = sms === 'N_FNP' ? at + milliseconds(parts.policy, 'fnp.ttl') : null;
  const params = paramsOf(scene, context, sms, customer.id, at);
  await post(parts, rows, { customer, params, message: sms, worthlessAt, actor, txnId });
}

function paramsOf(scene: Scene, context: Handle, sms: SmsCode, account: string, at: number): TextParams {
  if (sms === 'N_FNP') return newCodeParams(scene, context);
  if (sms === 'N_ACCOUNT_CHANGE') return { change: 'unlocked', time: clockTime(at) };
  return sms === 'N_LOCK' ? lockParams(scene, account) : {};
}

function newCodeParams({ parts, world }: Scene, context: Handle): TextParams {
  const login = world.loginOf(context);
  if (!login) throw new Error(`${context} is no login; it cannot have a code.`);
  const code = newCode(parts, world.codeOf(login));
  const minutes = Math.floor(milliseconds(parts.policy, 'fnp.ttl') / 60_000);
  return { code, ref: login.ref, purpose: 'login', minutes, host: parts.host };
}

function lockParams({ parts, world }: Scene, account: string): TextParams {
  const row = world.seats.account.get(account);
  const until = row && deadlineOf(row.machine, 'lock.tempDurations');
  return until ? { time: clockTime(until), count: parts.policy['lock.maxFailures'] } : {};
}
