import * as z from 'zod/mini';
import { auditEntries } from '../../machines/authority/index.ts';

const line = z.int().check(z.positive());
const count = z.int().check(z.nonnegative());

/** What a log may begin with: of which machines it is. Without it, a log is taken as one of this build. */
export const headerSchema = z.strictObject({
  schema: z.literal('hyrje/log@1'),
  kind: z.enum(['audit', 'flow']),
  /** The flow; `authority` for an audit log. */
  name: z.string(),
  /** Of the machines, 16 hexadecimal digits. */
  hash: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** For an audit log: the values of the policy that are not the default ones. */
  policy: z.optional(z.record(z.string(), z.unknown())),
});

/** One line of the audit trail (behaviour.md 9), as the bank's audit port is given it; what decides nothing may be left out. */
export const auditRowSchema = z.looseObject({
  /** No two entries have the same. */
  id: z.optional(z.union([z.string(), z.number()])),
  type: z.enum(auditEntries),
  /** When it happened, ms. A deadline that is longer than the log is did not pass. */
  at: z.optional(z.number()),
  actor: z.nullable(z.string()),
  deviceId: z.nullable(z.string()),
  txnId: z.nullable(z.string()),
  /** Left out or not: where it is there, the facts or the timer that it names are compared. */
  reasonCode: z.optional(z.nullable(z.string())),
  /** The same for everything that one command did. */
  corr: z.string(),
});

/** One inspection event of XState, or what is left of it. */
export const flowLineSchema = z.looseObject({
  type: z.string(),
  event: z.optional(z.looseObject({ type: z.string() })),
  snapshot: z.optional(z.looseObject({ value: z.optional(z.unknown()), status: z.optional(z.string()) })),
});

/** The first line that no path explains. */
const misfit = z.strictObject({
  line,
  /** `true`: the line is the last one, and what must follow it is not there. */
  isEnd: z.boolean(),
  found: z.string(),
  /** What could have stood there; one line each. */
  expected: z.array(z.string()),
  /** The last line that fitted; `null` where none did. */
  lastFitting: z.nullable(line),
  /** Where the machines may have been then; a few of them. */
  states: z.array(z.string()),
  /** Who looked: the account and the device, or the flow, and the machines that were followed. */
  observer: z.string(),
});

/** What `hyrje conform --json` prints. */
export const conformSchema = z.strictObject({
  schema: z.literal('hyrje/conform@1'),
  file: z.string(),
  kind: z.enum(['audit', 'flow']),
  name: z.string(),
  fits: z.boolean(),
  lines: count,
  /** Lines that were compared. */
  judged: count,
  /** Lines that no machine writes, or that nobody follows. */
  passedOver: count,
  observers: count,
  /** What was left out of account. */
  abstraction: z.array(z.strictObject({ en: z.string(), sq: z.string() })),
  misfit: z.nullable(misfit),
});

export type LogHeader = z.infer<typeof headerSchema>;
export type AuditRow = z.infer<typeof auditRowSchema>;
export type FlowLine = z.infer<typeof flowLineSchema>;
export type Misfit = z.infer<typeof misfit>;
export type ConformReport = z.infer<typeof conformSchema>;
