import { columns as earlier } from './0005-confirm.sql.ts';
import { machineScans, reads as earlierReads, settleOf } from './0006-settle.sql.ts';

const machine = ['machine', 'due', 'updated_at'];

/** The columns of each table as they were when this was written; a later one is a later migration's. */
export const columns = {
  ...earlier,
  customers: [...earlier.customers, 'personal_number'],
  logins: [...earlier.logins, 'credential_id'],
  sessions: [...earlier.sessions, 'credentials'],
  credentials: [
    ...machine,
    'account_id',
    'device',
    'kind',
    'public_id',
    'public_key',
    'seed',
    'sign_count',
    'last_step',
    'drift',
    'saved',
    'ended',
  ],
  reauths: [...machine, 'ref', 'begin_key', 'begin_digest', 'begun_at'],
  enrolments: [...machine, 'kind', 'credential_id', 'challenge', 'seed'],
  recoveries: [...machine],
  resets: [
    ...machine,
    'channel',
    'device',
    'ip_hash',
    'nonce',
    'ref',
    'account_id',
    'visible_key',
    'actor',
    'begun_at',
    'credential_id',
    'grant_hash',
  ],
  handles: ['account_id', 'device', 'mask', 'used_at'],
};

const scans = machineScans;
export const reads = {
  ...earlierReads,
  credentials: { keys: ['public_id', 'account_id'], scans },
  reauths: { scans },
  enrolments: { scans },
  recoveries: { scans },
  resets: { live: ['device', 'account_id', 'visible_key'], scans },
  handles: {
    keys: ['account_id', 'device'],
    scans: { old: `where used_at < (key::jsonb ->> 0)::bigint order by used_at, id` },
  },
};

/** The end of a transaction, for the tables that came with credentials too. */
export const settleAll = settleOf(columns, reads);
