import { describe, expect, it } from 'vitest';
import { defaultPolicy, retentionEnd } from '../../machines/vocabulary/policy/index.ts';

const endOf = (now: string, months: number) =>
  new Date(retentionEnd({ ...defaultPolicy, 'audit.retention': months }, Date.parse(now))).toISOString();

describe('the retention of audit records', () => {
  it.each([
    ['2026-11-22T10:20:30.456Z', 13, '2025-10-22T10:20:30.456Z'],
    ['2026-01-15T00:00:00.000Z', 13, '2024-12-15T00:00:00.000Z'],
    ['2026-11-22T00:00:00.000Z', 24, '2024-11-22T00:00:00.000Z'],
  ])('counts calendar months: %s minus %d', (now, months, moment) => {
    expect(endOf(now, months)).toBe(moment);
  });

  it.each([
    ['2026-03-31T12:00:00.000Z', 13, '2025-02-28T12:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', 12, '2027-02-28T12:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 13, '2025-11-30T23:59:59.999Z'],
  ])('lets nothing go too early where the month is shorter: %s minus %d', (now, months, moment) => {
    expect(endOf(now, months)).toBe(moment);
  });
});
