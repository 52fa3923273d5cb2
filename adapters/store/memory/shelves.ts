import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { CustomerRow } from '../../../machines/ports/bank/customer.ts';
import type { EnrolmentRow } from '../../../machines/ports/bank/enrolment-row.ts';
import type { HandleRow } from '../../../machines/ports/bank/handle-row.ts';
import type { AccountRow, CodeRow, LoginRow, VisibleRow } from '../../../machines/ports/bank/login-row.ts';
import type { OutboxRow } from '../../../machines/ports/bank/outbox.ts';
import type { ReauthRow } from '../../../machines/ports/bank/reauth-row.ts';
import type { AnswerRow, AuditRecord } from '../../../machines/ports/bank/records.ts';
import type { RecoveryRow, ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { SessionRow } from '../../../machines/ports/bank/session-row.ts';
import type { Row } from '../../../machines/ports/bank/table.ts';
import { Shelf } from './shelf.ts';

interface SendRow extends Row {
  scope: string;
  at: number;
}

interface AuditRow extends Row {
  record: AuditRecord;
}

/** Of a live row, what it is found by. */
const live = <R extends { due: number | null }>(valueOf: (row: R) => string | null) => {
  return (row: R) => (row.due === null ? null : valueOf(row));
};

/** All tables of a store in memory. */
export function createShelves() {
  return {
    customers: new Shelf<CustomerRow>({
      clientNumber: (row) => row.clientNumber,
      personalNumber: (row) => row.personalNumberIndex,
    }),
    accounts: new Shelf<AccountRow>(),
    visibles: new Shelf<VisibleRow>(),
    logins: new Shelf<LoginRow>({
      device: live((row: LoginRow) => row.device),
      account: live((row: LoginRow) => row.accountId),
      visible: live((row: LoginRow) => row.visibleKey),
    }),
    codes: new Shelf<CodeRow>(),
    sessions: new Shelf<SessionRow>({
      token: (row) => row.tokenHash,
      login: (row) => row.loginId,
      account: live((row: SessionRow) => row.accountId),
    }),
    credentials: new Shelf<CredentialRow>({
      publicId: (row) => row.publicId,
      account: (row) => (row.ended ? null : row.accountId),
      device: (row) => (row.ended ? null : row.device),
    }),
    reauths: new Shelf<ReauthRow>(),
    enrolments: new Shelf<EnrolmentRow>(),
    recoveries: new Shelf<RecoveryRow>(),
    resets: new Shelf<ResetRow>({
      device: live((row: ResetRow) => row.device),
      account: live((row: ResetRow) => row.accountId),
      visible: live((row: ResetRow) => row.visibleKey),
    }),
    handles: new Shelf<HandleRow>({ account: (row) => row.accountId, device: (row) => row.device }),
    answers: new Shelf<AnswerRow>(),
    sends: new Shelf<SendRow>({ scope: (row) => row.scope }),
    audit: new Shelf<AuditRow>(),
    outbox: new Shelf<OutboxRow>({ waiting: (row) => (row.state === 'waiting' ? 'yes' : null) }),
  };
}

export type Shelves = ReturnType<typeof createShelves>;
