import type { RunContext } from '../code/context.ts';
import { type Rows, viewBy, waitingPicture } from '../code/picture.ts';
import { endRows, reauthRow } from './ends.view.ts';
import { pinPicture } from './pin-step.view.ts';
import type { softPinChangeMachine } from './soft-pin-change.machine.ts';

const of = ({ what }: RunContext) => (what === 'pin' ? 4 : 2);
const waiting = (context: RunContext, inner: unknown) => waitingPicture(context, inner, 'validating');
const entry = (context: RunContext, screen: 'pin' | 'newPin' | 'confirmPin', submit: string, at: number) =>
  pinPicture(
    context,
    { screen, submit, name: screen === 'pin' ? 'pin' : 'newPin', step: { at, of: of(context) } },
    { canGoBack: screen === 'confirmPin' },
  );

const rows = {
  beginning: (context) => waiting(context, null),
  verifying: (context, inner) => reauthRow(of(context))(context, inner),
  learningRules: waiting,
  askingPin: (context) => entry(context, 'pin', 'pin.submit', 2),
  choosingPin: (context) => entry(context, 'newPin', 'pin.choose', 3),
  confirmingPin: (context) => entry(context, 'confirmPin', 'pin.confirm', 4),
  changing: waiting,
  saving: waiting,
  proving: (context, inner) => waiting(context, Object.values((inner ?? {}) as object)[0]),
  keeping: waiting,
  takingBack: (context) => ({ ...waiting(context, null), actions: [] }),
  ...endRows('validating'),
} satisfies Rows<typeof softPinChangeMachine, RunContext>;

/** What the customer sees of `softPinChange`. */
export const softPinChangeView = viewBy<RunContext>(rows);
