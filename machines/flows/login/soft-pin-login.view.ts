import type { StateValueFrom } from 'xstate';
import { codeRow } from './code-step.view.ts';
import { credentialsRows, endingRows, resetRow } from './first-step.view.ts';
import { scanRows } from './scan-step.view.ts';
import { smsRow, softPinRow } from './second-step.view.ts';
import { type Row, type StateId, viewOf } from './parts.view.ts';
import type { softPinLoginMachine } from './soft-pin-login.machine.ts';

/** What the customer sees of `softPinLogin`. */
export const softPinLoginView = viewOf({
  ...scanRows,
  ...credentialsRows,
  askingFirst: scanRows.leaving,
  choosing: scanRows.leaving,
  leaving: (context) => (context.first === 'biometric' ? scanRows : credentialsRows).leaving(context),
  askingPin: softPinRow,
  turning: smsRow,
  askingCode: codeRow,
  left: resetRow,
  ...endingRows,
} satisfies Record<StateId<StateValueFrom<typeof softPinLoginMachine>>, Row>);
