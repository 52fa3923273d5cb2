import type { StateValueFrom } from 'xstate';
import { codeRow } from './code-step.view.ts';
import { credentialsRows, endingRows, resetRow } from './first-step.view.ts';
import { smsRow, webRow } from './second-step.view.ts';
import { type Row, type StateId, viewOf } from './parts.view.ts';
import type { internetBranchLoginMachine } from './internet-branch-login.machine.ts';

/** What the customer sees of `internetBranchLogin`. */
export const internetBranchLoginView = viewOf({
  ...credentialsRows,
  secondElement: webRow,
  turning: smsRow,
  askingCode: codeRow,
  left: resetRow,
  ...endingRows,
} satisfies Record<StateId<StateValueFrom<typeof internetBranchLoginMachine>>, Row>);
