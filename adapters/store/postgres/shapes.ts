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
