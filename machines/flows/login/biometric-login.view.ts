import type { StateValueFrom } from 'xstate';
import { codeRow } from './code-step.view.ts';
import { endingRows } from './first-step.view.ts';
import { scanRows } from './scan-step.view.ts';
import { type Row, type StateId, viewOf } from './parts.view.ts';
import type { biometricLoginMachine } from './biometric-login.machine.ts';

/** What the customer sees of `biometricLogin`. */
export const biometricLoginView = viewOf({
  ...scanRows,
  askingCode: codeRow,
  ...endingRows,
} satisfies Record<StateId<StateValueFrom<typeof biometricLoginMachine>>, Row>);
