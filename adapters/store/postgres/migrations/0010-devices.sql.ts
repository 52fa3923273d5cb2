import { machineScans, settleOf } from './0006-settle.sql.ts';
import { columns, reads as earlier } from './0008-settle.sql.ts';

const unused = `where not ended and updated_at <= (key::jsonb ->> 0)::bigint order by updated_at, id`;

export const reads = {
  ...earlier,
  credentials: { keys: ['public_id', 'account_id', 'device'], scans: { ...machineScans, unused } },
};

/**
 * Credentials are found by their device, and by how long they were not used. They go on in the credential machine of
 * version 2, which has one state more and the same ones.
 */
export const devices = `
  create index credentials_device on hyrje.credentials (device);
  create index credentials_unused on hyrje.credentials (updated_at, id) where not ended;
  update hyrje.credentials set
    version = version + 1,
    machine = machine || '{"version": 2, "hash": "57ffb49474747938"}'
  where machine ->> 'version' = '1';
  ${settleOf(columns, reads)}`;
