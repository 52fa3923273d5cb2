import { entries, type KeyIn, type Policy } from './table.ts';

const millisecondsPer = { ms: 1, s: 1000, h: 3_600_000, days: 86_400_000 } as const;

/** A single duration of fixed length; `audit.retention` counts calendar months and is none. */
export type DurationKey = Exclude<KeyIn<keyof typeof millisecondsPer>, 'lock.tempDurations'>;

/** The duration at `key` in milliseconds, the unit of every delay in a machine. */
export function milliseconds(policy: Policy, key: DurationKey): number {
  return policy[key] * millisecondsPer[entries[key].unit];
}

/**
 * The moment (ms) before which an audit record is too old to be kept. Calendar months in UTC; where the month has no
 * such day its last one counts, so that nothing goes too early.
 */
export function retentionEnd(policy: Policy, now: number): number {
  const moment = new Date(now);
  const day = moment.getUTCDate();
  moment.setUTCDate(1);
  moment.setUTCMonth(moment.getUTCMonth() - policy['audit.retention']);
  const last = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate();
  return moment.setUTCDate(Math.min(day, last));
}

/** Length in milliseconds of the `nth` temporary block in a row, from 1: the last duration repeats (RTS 4(4)). */
export function blockMilliseconds(policy: Policy, nth: number): number {
  const durations = policy['lock.tempDurations'];
  const length = durations[Math.min(nth, durations.length) - 1] ?? durations[0];
  return length * millisecondsPer[entries['lock.tempDurations'].unit];
}
