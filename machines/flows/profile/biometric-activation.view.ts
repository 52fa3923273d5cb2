import type { RunContext } from '../code/context.ts';
import { type Rows, timer, viewBy, waitingPicture } from '../code/picture.ts';
import type { biometricActivationMachine } from './biometric-activation.machine.ts';
import { endRows, reauthRow } from './ends.view.ts';

const step = { at: 2, of: 2 };
const scan = (context: RunContext, inner: unknown) => waitingPicture(context, inner, 'scan', step);

const rows = {
  verifying: reauthRow(2),
  beginning: scan,
  creating: (context, inner) => ({
    ...scan(context, inner),
    timers: timer(context, 'scan', 'expiresAt'),
  }),
  finishing: scan,
  takingBack: (context) => scan(context, null),
  ...endRows('scan', 'OK_BIO_ON'),
} satisfies Rows<typeof biometricActivationMachine, RunContext>;

/** What the customer sees of `biometricActivation`. */
export const biometricActivationView = viewBy<RunContext>(rows);
