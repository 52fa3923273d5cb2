import type { CredentialRow } from '../../machines/ports/bank/credential-row.ts';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import type { HandleRow } from '../../machines/ports/bank/handle-row.ts';
import type { AccountRow, LoginRow } from '../../machines/ports/bank/login-row.ts';
import type { MachineState } from '../../machines/ports/bank/machine-row.ts';
import type { OutboxRow } from '../../machines/ports/bank/outbox.ts';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import type { ResetRow } from '../../machines/ports/bank/reset-row.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';

export const machine = (fail: number, ...ats: number[]): MachineState => ({
  machine: 'account',
  version: 1,
  hash: '0123456789abcdef',
  value: { open: 'clean' },
  context: { fail },
  deadlines: ats.map((at, order) => ({ event: 'xstate.after.x', at, order })),
});

export const account = (id: string, due: number | null = null, updatedAt = 0): AccountRow => {
  return { id, version: 0, machine: machine(0, ...(due === null ? [] : [due])), due, updatedAt };
};

export const login = (id: string, more: Partial<LoginRow> = {}): LoginRow => ({
  ...account(id, 1),
  channel: 'app',
  device: 'device',
  ipHash: 'ip',
  nonce: 'nonce',
  ref: 'AB12',
  accountId: null,
  visibleKey: null,
  actor: null,
  firstKey: null,
  firstDigest: null,
  firstAt: null,
  credentialId: null,
  ...more,
});

export const session = (id: string, more: Partial<SessionRow> = {}): SessionRow => ({
  ...account(id, 1),
  tokenHash: `hash of ${id}`,
  loginId: `login of ${id}`,
  accountId: 'a',
  channel: 'web',
  device: 'device',
  ipHash: 'ip',
  actor: 'actor',
  elements: ['K_pwd', 'P_sim'],
  credentials: [],
  startedAt: 0,
  ...more,
});

export const customer = (id: string): CustomerRow => ({
  id,
  version: 0,
  clientNumber: `number of ${id}`,
  personalNumber: 'sealed',
  personalNumberIndex: `index of ${id}`,
  phone: 'sealed',
  phoneIndex: 'index',
  language: 'en',
  passwordHash: 'hash',
  closed: false,
  simChangedAt: null,
});

export const letter = (id: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  version: 0,
  message: 'N_FNP',
  payload: 'sealed',
  state: 'waiting',
  attempts: 0,
  nextAt: 0,
  worthlessAt: null,
  actor: null,
  txnId: null,
  createdAt: 0,
  ...more,
});

export const line = (id: string): AuditRecord => ({
  id,
  at: 0,
  type: 'LOGIN_OK',
  actor: null,
  channel: 'app',
  deviceId: null,
  ipHash: null,
  txnId: null,
  outcome: 'success',
  reasonCode: null,
  corr: 'corr',
});

export const credential = (id: string, more: Partial<CredentialRow> = {}): CredentialRow => ({
  ...account(id),
  accountId: 'a',
  device: 'device',
  kind: 'smartFnp',
  publicId: `key of ${id}`,
  publicKey: 'spki',
  seed: null,
  signCount: 0,
  lastStep: -1,
  drift: 0,
  saved: false,
  ended: false,
  ...more,
});

export const reset = (id: string, more: Partial<ResetRow> = {}): ResetRow => ({
  ...account(id, 1),
  channel: 'app',
  device: 'device',
  ipHash: 'ip',
  nonce: 'nonce',
  ref: 'AB12',
  accountId: 'a',
  visibleKey: 'v',
  actor: 'actor',
  begunAt: 0,
  credentialId: null,
  grantHash: null,
  ...more,
});

export const handle = (id: string, more: Partial<HandleRow> = {}): HandleRow => ({
  id,
  version: 0,
  accountId: 'a',
  device: 'device',
  mask: '••••••300',
  usedAt: 5,
  ...more,
});
