import type { AuditEntry } from '../../machines/authority/index.ts';
import type { Slot } from '../product/slots.ts';
import type { Numbered } from './read.ts';
import type { AuditRow } from './schema.ts';

/** The machine in whose name an entry is written; `null` for what the bank notes beside its machines. */
export type Owner = Extract<
  Slot,
  'login' | 'session' | 'account' | 'credential' | 'reauth' | 'enrolment' | 'reset'
>;

/** What kind of transaction a line belongs to: a session lives under the transaction of its login. */
type Phase = 'login' | 'session' | 'reset';

const fixed: { readonly [E in AuditEntry]?: Owner | null } = {
  BIO_ASSERT_OK: 'login',
  BIO_ASSERT_FAIL: 'login',
  CODE_REPLAY: 'login',
  BIO_KEY_INVALIDATED: 'credential',
  PWD_CHANGED: 'reauth',
  UNLOCK: 'account',
  PHONE_CHANGED: 'account',
  ACCOUNT_CLOSED: 'account',
  DEVICE_ALTERED: null,
  REMEMBER_SET: null,
  REMEMBER_CLEARED: null,
  INPUT_REJECTED: null,
  NOTIFY_SENT: null,
  NOTIFY_FAILED: null,
};
const byPrefix: Readonly<Record<string, Owner>> = {
  LOGIN: 'login',
  SESSION: 'session',
  CRED: 'credential',
  SOFTPIN: 'credential',
  REAUTH: 'reauth',
  RESET: 'reset',
  LOCK: 'account',
};

/** A code, a limit and a changed SIM belong to whoever's transaction it is. */
const shared: Readonly<Record<Phase, Owner>> = { login: 'login', session: 'reauth', reset: 'reset' };

/** Says of line after line in whose name it was written. */
export function ownership(): (row: AuditRow) => Owner | null {
  const phases = new Map<string, Phase>();
  return (row) => {
    const { type, txnId, reasonCode } = row;
    if (type === 'RESET_BEGIN' && txnId !== null) phases.set(txnId, 'reset');
    if (type === 'SESSION_START' && txnId !== null) phases.set(txnId, 'session');
    const named = fixed[type];
    if (named !== undefined) return named;
    const prefix = byPrefix[type.slice(0, type.indexOf('_'))];
    if (prefix) return prefix;
    if (txnId === null) return 'account';
    if (reasonCode?.startsWith('altered=')) return 'enrolment';
    if (reasonCode?.startsWith('customer=') && type !== 'FNP_SENT') return 'login';
    return shared[phases.get(txnId) ?? 'login'];
  };
}

export interface Owned extends Numbered<AuditRow> {
  readonly owner: Owner | null;
}
