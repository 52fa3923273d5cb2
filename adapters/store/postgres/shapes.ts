import {
  answerColumns,
  auditColumns,
  codeColumns,
  credentialColumns,
  customerColumns,
  enrolmentColumns,
  handleColumns,
  loginColumns,
  machineColumns,
  outboxColumns,
  reauthColumns,
  resetColumns,
  sendColumns,
  sessionColumns,
} from './schema.ts';
import { shapeOf } from './shape.ts';

/** Every table of the schema `hyrje`. */
export const shapes = {
  customers: shapeOf('customers', customerColumns, { clientNumber: 'all', personalNumberIndex: 'all' }),
  accounts: shapeOf('accounts', machineColumns),
  visibles: shapeOf('visibles', machineColumns),
  logins: shapeOf('logins', loginColumns, { device: 'live', accountId: 'live', visibleKey: 'live' }),
  codes: shapeOf('codes', codeColumns),
  sessions: shapeOf('sessions', sessionColumns, { tokenHash: 'all', loginId: 'all', accountId: 'live' }),
  credentials: shapeOf('credentials', credentialColumns, {
    publicId: 'all',
    accountId: 'all',
    device: 'all',
  }),
  reauths: shapeOf('reauths', reauthColumns),
  enrolments: shapeOf('enrolments', enrolmentColumns),
  recoveries: shapeOf('recoveries', machineColumns),
  resets: shapeOf('resets', resetColumns, { device: 'live', accountId: 'live', visibleKey: 'live' }),
  handles: shapeOf('handles', handleColumns, { accountId: 'all', device: 'all' }),
  answers: shapeOf('answers', answerColumns),
  sends: shapeOf('sends', sendColumns, { scope: 'all' }),
  audit: shapeOf('audit', auditColumns),
  outbox: shapeOf('outbox', outboxColumns),
};

/** The moments of one scope in a single row, with the stamps of all of its rows. */
export const momentsOf = {
  ...shapes.sends.indexes.scope,
  one: {
    ...shapes.sends.indexes.scope.one,
    name: 'sends.moments',
    text: `select json_agg(at) as moments, string_agg(xmin::text, ',' order by xmin::text) as stamp
      from hyrje.sends where scope = $1 having count(*) > 0`,
  },
};
