import { clock } from './0003-clock.sql.ts';
import { confirm } from './0005-confirm.sql.ts';
import { marks } from './0001-marks.sql.ts';
import { stamp } from './0004-stamp.sql.ts';
import { settle } from './0006-settle.sql.ts';
import { credentials } from './0007-credentials.sql.ts';
import { settleAll } from './0008-settle.sql.ts';
import { devices } from './0010-devices.sql.ts';
import { machines } from './0009-machines.sql.ts';
import { retention } from './0011-retention.sql.ts';
import { tables } from './0002-tables.sql.ts';

/**
 * The schema's history, in order. What is in here was run somewhere: it is never changed, only added to. SQL stands in
 * modules because these work alike from source and from `dist`, where plain `tsc` copies no other files.
 */
export const migrations: readonly { name: string; sql: string }[] = [
  { name: '0001-marks', sql: marks },
  { name: '0002-tables', sql: tables },
  { name: '0003-clock', sql: clock },
  { name: '0004-stamp', sql: stamp },
  { name: '0005-confirm', sql: confirm },
  { name: '0006-settle', sql: settle },
  { name: '0007-credentials', sql: credentials },
  { name: '0008-settle', sql: settleAll },
  { name: '0009-machines', sql: machines },
  { name: '0010-devices', sql: devices },
  { name: '0011-retention', sql: retention },
];
