import { not } from 'xstate';
import type { MutantsOf } from './shape.ts';
import { withRows, wordOf } from './shape.ts';
import { sitesOf } from '../site.ts';
import type { Row } from '../drawing.ts';

const changing =
  (operator: 'negate-guard' | 'drop-guard', change: (row: Row) => Row, told: string): MutantsOf =>
  (original) =>
    sitesOf(original.machine).flatMap((site) =>
      site.rows.flatMap((row, index) => {
        if (row.guard === undefined) return [];
        const changed = change(row);
        const rows = site.rows.map((one, at) => (at === index ? changed : one));
        const sentence = `the guard ${wordOf(row.guard)} ${told}`;
        const diff = { before: row, after: changed };
        return [withRows(original, site, rows, { operator, number: index, sentence, diff })];
      }),
    );

export const negateGuard = changing(
  'negate-guard',
  (row) => ({ ...row, guard: not(row.guard as never) }),
  'is negated',
);

export const dropGuard = changing(
  'drop-guard',
  (row) => {
    const changed = { ...row };
    delete changed.guard;
    return changed;
  },
  'is left out',
);
