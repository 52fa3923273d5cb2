import type { RunContext } from '../code/context.ts';
import { type Rows, viewBy, waitingPicture } from '../code/picture.ts';
import { confirmReplace, endRows, reauthRow } from './ends.view.ts';
import { pinPicture, saveBox } from './pin-step.view.ts';
import type { softPinActivationMachine } from './soft-pin-activation.machine.ts';

const last = { at: 3, of: 3 };
const validating = (context: RunContext, inner: unknown) =>
  waitingPicture(context, inner, 'validating', last);

const rows = {
  verifying: reauthRow(3),
  learningRules: (context, inner) => waitingPicture(context, inner, 'validating', { at: 2, of: 3 }),
  choosingPin: (context) =>
    pinPicture(context, { screen: 'newPin', submit: 'pin.choose', name: 'pin', step: { at: 2, of: 3 } }),
  confirmingPin: (context) =>
    pinPicture(
      context,
      { screen: 'confirmPin', submit: 'pin.confirm', name: 'pin', step: last },
      { fields: [saveBox], canGoBack: true },
    ),
  beginning: validating,
  confirmingReplace: confirmReplace,
  wrapping: validating,
  finishing: validating,
  takingBack: (context) => validating(context, null),
  ...endRows('validating', 'OK_SPIN_ON'),
} satisfies Rows<typeof softPinActivationMachine, RunContext>;

/** What the customer sees of `softPinActivation`. */
export const softPinActivationView = viewBy<RunContext>(rows);
