import type { RunContext } from '../code/context.ts';
import { type Rows, viewBy, waitingPicture } from '../code/picture.ts';
import { confirmReplace, endRows, reauthRow } from './ends.view.ts';
import type { smartFnpActivationMachine } from './smart-fnp-activation.machine.ts';

const validating = (context: RunContext, inner: unknown) => waitingPicture(context, inner, 'validating');

const rows = {
  creating: validating,
  enabling: validating,
  confirmingReplace: confirmReplace,
  verifying: reauthRow(1),
  takingBack: (context) => validating(context, null),
  ...endRows('validating', 'OK_SFNP_ON'),
} satisfies Rows<typeof smartFnpActivationMachine, RunContext>;

/** What the customer sees of `smartFnpActivation`. */
export const smartFnpActivationView = viewBy<RunContext>(rows);
