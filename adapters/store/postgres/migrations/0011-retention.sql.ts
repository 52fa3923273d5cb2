import { settleOf } from './0006-settle.sql.ts';
import { columns } from './0008-settle.sql.ts';
import { reads } from './0010-devices.sql.ts';

const old = `where at < (key::jsonb ->> 0)::bigint order by at, id`;

/** Audit records are found by their age: those that are too old are forgotten. */
export const retention = `
  create index audit_at on hyrje.audit (at, id);
  ${settleOf(columns, { ...reads, audit: { scans: { ...reads.audit.scans, old } } })}`;
