import type { AuditEntry } from '../../machines/authority/audit.ts';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { type Client, ipHashOf } from './client.ts';
import { keyed } from './keys.ts';
import type { Parts } from './parts.ts';
import { randomId } from './random.ts';
import type { RequestError } from './request-error.ts';
import type { Scene } from './scene.ts';
import type { Handle } from './world.ts';

const outcomes = {
  LOGIN_BEGIN: 'event',
  LOGIN_STEP_OK: 'success',
  LOGIN_STEP_FAIL: 'failure',
  LOGIN_OK: 'success',
  LOGIN_FAIL: 'failure',
  LOGIN_CANCEL: 'event',
  LOGIN_EXPIRED: 'event',
  FNP_SENT: 'success',
  FNP_RESEND: 'success',
  FNP_EXPIRED: 'event',
  FNP_DEAD: 'failure',
  CODE_REPLAY: 'failure',
  SOFTPIN_SHOWN: 'success',
  SOFTPIN_BURNED: 'success',
  SOFTPIN_SUSPENDED: 'failure',
  BIO_ASSERT_OK: 'success',
  BIO_ASSERT_FAIL: 'failure',
  BIO_COUNTER_ANOMALY: 'failure',
  BIO_KEY_INVALIDATED: 'event',
  REAUTH_OK: 'success',
  REAUTH_FAIL: 'failure',
  CRED_ACTIVATED: 'success',
  CRED_REPLACED: 'event',
  CRED_SUSPENDED: 'event',
  CRED_REVOKED: 'event',
  LOCK_TEMP: 'failure',
  LOCK_ALERT: 'failure',
  LOCK_PERM: 'failure',
  UNLOCK: 'success',
  REMEMBER_SET: 'success',
  REMEMBER_CLEARED: 'event',
  RESET_BEGIN: 'event',
  RESET_STEP: 'success',
  RESET_OK: 'success',
  RESET_CONTACT: 'failure',
  PWD_CHANGED: 'success',
  PHONE_CHANGED: 'success',
  ACCOUNT_CLOSED: 'event',
  SESSION_START: 'success',
  SESSION_IDLE: 'event',
  SESSION_ABSOLUTE: 'event',
  SESSION_LOGOUT: 'event',
  SESSION_REVOKED: 'event',
  SIM_RISK: 'failure',
  DEVICE_ALTERED: 'failure',
  RATE_LIMITED: 'failure',
  INPUT_REJECTED: 'failure',
  NOTIFY_SENT: 'success',
  NOTIFY_FAILED: 'failure',
} as const satisfies Record<AuditEntry, AuditRecord['outcome']>;

/** What a record may know; the rest is `null`. */
type Circumstances = Partial<Omit<AuditRecord, 'id' | 'type' | 'outcome'>> & Pick<AuditRecord, 'at' | 'corr'>;

/** Appends one record (behaviour.md 9). */
export async function record(
  parts: Parts,
  rows: Rows,
  entry: AuditEntry,
  known: Circumstances,
): Promise<void> {
  const nothing = { actor: null, channel: null, deviceId: null, ipHash: null, txnId: null, reasonCode: null };
  const id = randomId(parts.random);
  await rows.audit.append({ ...nothing, ...known, id, type: entry, outcome: outcomes[entry] });
}

/** Who a record is about, when something happens in the name of `context`. */
export function circumstancesOf({ parts, world }: Scene, context: Handle): Partial<AuditRecord> {
  const { accountId, actor, channel, device, ipHash, txnId } = world.whoseOf(context);
  const name = actor ?? (accountId === null ? null : actorOf(parts, accountId));
  return { actor: name, channel, deviceId: device, ipHash, txnId };
}

/** The name of an account, or of an identifier without one, in the audit trail. */
export function actorOf({ keys }: Parts, subject: string): string {
  return keyed(keys, 'actor', subject);
}

/** Notes that a request was not understood: which call and which field, never what was in it. */
export async function recordRejection(
  parts: Parts,
  call: string,
  error: RequestError,
  client?: Client,
): Promise<void> {
  await parts.store.tx((rows) =>
    record(parts, rows, 'INPUT_REJECTED', {
      at: rows.now(),
      corr: randomId(parts.random, 8),
      reasonCode: error.path === '' ? call : `${call}.${error.path}`,
      ...(client && {
        channel: client.channel,
        deviceId: client.device,
        ipHash: ipHashOf(parts.keys, client),
      }),
    }),
  );
}
