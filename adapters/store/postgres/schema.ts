import { z } from 'zod';
import { credentialKinds, type CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { CustomerRow } from '../../../machines/ports/bank/customer.ts';
import type { EnrolmentRow } from '../../../machines/ports/bank/enrolment-row.ts';
import type { HandleRow } from '../../../machines/ports/bank/handle-row.ts';
import type { CodeRow, LoginRow } from '../../../machines/ports/bank/login-row.ts';
import type { MachineRow, MachineState, MachineValue } from '../../../machines/ports/bank/machine-row.ts';
import type { OutboxRow } from '../../../machines/ports/bank/outbox.ts';
import type { ReauthRow } from '../../../machines/ports/bank/reauth-row.ts';
import type { AnswerRow, AuditRecord } from '../../../machines/ports/bank/records.ts';
import type { ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { SessionRow } from '../../../machines/ports/bank/session-row.ts';
import type { Row } from '../../../machines/ports/bank/table.ts';
import { elements } from '../../../machines/vocabulary/element.ts';
import { smsCodes } from '../../../machines/vocabulary/failure.ts';

/** One schema a column. A row that does not fit was not written by this store, and is refused. */
export type Columns<R> = { readonly [Name in keyof R & string]-?: z.ZodType<R[Name]> };

const text = z.string();
const optionalText = z.string().nullable();
/** ms */
const moment = z.int();
const optionalMoment = z.int().nullable();
const channel = z.enum(['app', 'web']);

const isValue = (value: unknown): value is MachineValue =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isValue));
const machine: z.ZodType<MachineState> = z.strictObject({
  machine: z.string(),
  version: z.int(),
  hash: z.string(),
  value: z.custom<MachineValue>(isValue),
  context: z.looseObject({}),
  deadlines: z.array(z.strictObject({ event: z.string(), at: z.number(), order: z.number() })),
});

const row: Columns<Row> = { id: text, version: z.int().positive() };

export const machineColumns: Columns<MachineRow> = {
  ...row,
  machine,
  due: optionalMoment,
  updatedAt: moment,
};

export const customerColumns: Columns<CustomerRow> = {
  ...row,
  clientNumber: text,
  personalNumber: text,
  personalNumberIndex: text,
  phone: text,
  phoneIndex: text,
  language: z.enum(['sq', 'en']),
  passwordHash: text,
  closed: z.boolean(),
  simChangedAt: optionalMoment,
};

export const loginColumns: Columns<LoginRow> = {
  ...machineColumns,
  channel,
  device: text,
  ipHash: text,
  nonce: text,
  ref: text,
  accountId: optionalText,
  visibleKey: optionalText,
  actor: optionalText,
  firstKey: optionalText,
  firstDigest: optionalText,
  firstAt: optionalMoment,
  credentialId: optionalText,
};

export const codeColumns: Columns<CodeRow> = {
  ...machineColumns,
  current: optionalText,
  earlier: z.array(text),
  expiresAt: moment,
};

export const sessionColumns: Columns<SessionRow> = {
  ...machineColumns,
  tokenHash: text,
  loginId: text,
  accountId: text,
  channel,
  device: text,
  ipHash: text,
  actor: text,
  elements: z.array(z.enum(elements)),
  credentials: z.array(text),
  startedAt: moment,
};

export const credentialColumns: Columns<CredentialRow> = {
  ...machineColumns,
  accountId: text,
  device: text,
  kind: z.enum(credentialKinds),
  publicId: text,
  publicKey: optionalText,
  seed: optionalText,
  signCount: z.int(),
  lastStep: z.int(),
  drift: z.int(),
  saved: z.boolean(),
  ended: z.boolean(),
};

export const reauthColumns: Columns<ReauthRow> = {
  ...machineColumns,
  ref: text,
  beginKey: optionalText,
  beginDigest: optionalText,
  begunAt: moment,
};

export const enrolmentColumns: Columns<EnrolmentRow> = {
  ...machineColumns,
  kind: z.enum(credentialKinds),
  credentialId: text,
  challenge: text,
  seed: optionalText,
};

export const resetColumns: Columns<ResetRow> = {
  ...machineColumns,
  channel,
  device: text,
  ipHash: text,
  nonce: text,
  ref: text,
  accountId: optionalText,
  visibleKey: text,
  actor: text,
  begunAt: moment,
  credentialId: optionalText,
  grantHash: optionalText,
};

export const handleColumns: Columns<HandleRow> = {
  ...row,
  accountId: text,
  device: text,
  mask: text,
  usedAt: moment,
};

export const answerColumns: Columns<AnswerRow> = {
  ...row,
  digest: text,
  answer: z.looseObject({}),
  at: moment,
};

export const outboxColumns: Columns<OutboxRow> = {
  ...row,
  message: z.enum(smsCodes),
  payload: optionalText,
  state: z.enum(['waiting', 'sent', 'dropped']),
  attempts: z.int(),
  nextAt: moment,
  worthlessAt: optionalMoment,
  actor: optionalText,
  txnId: optionalText,
  createdAt: moment,
};

export interface SendRow extends Row {
  scope: string;
  at: number;
}

export const sendColumns: Columns<SendRow> = { ...row, scope: text, at: moment };

export interface AuditRow extends AuditRecord, Row {
  /** In the order of writing. */
  number: number;
}

export const auditColumns: Columns<AuditRow> = {
  ...row,
  number: z.int(),
  at: moment,
  type: text,
  actor: optionalText,
  channel: channel.nullable(),
  deviceId: optionalText,
  ipHash: optionalText,
  txnId: optionalText,
  outcome: z.enum(['success', 'failure', 'event']),
  reasonCode: optionalText,
  corr: text,
};
