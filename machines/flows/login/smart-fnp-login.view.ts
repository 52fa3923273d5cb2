import type { StateValueFrom } from 'xstate';
import { codeRow } from './code-step.view.ts';
import { endingRows } from './first-step.view.ts';
import { scanRows } from './scan-step.view.ts';
import { smartFnpRow, smsRow } from './second-step.view.ts';
import { type Row, type StateId, viewOf } from './parts.view.ts';
import type { smartFnpLoginMachine } from './smart-fnp-login.machine.ts';

/** What the customer sees of `smartFnpLogin`. */
export const smartFnpLoginView = viewOf({
  ...scanRows,
  choosing: scanRows.leaving,
  validating: smartFnpRow,
  turning: smsRow,
  askingCode: codeRow,
  ...endingRows,
} satisfies Record<StateId<StateValueFrom<typeof smartFnpLoginMachine>>, Row>);
