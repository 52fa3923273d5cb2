import type { RunContext } from '../code/context.ts';
import { action, cancel, none, type Rows, viewBy, waitingPicture } from '../code/picture.ts';
import type { deactivationMachine } from './deactivation.machine.ts';
import { endRows } from './ends.view.ts';

const { confirmed, done, cancelled, sessionEnded, turnedAway } = endRows('confirmOff', 'OK_OFF');

const rows = {
  asking: () => ({ ...none, screen: 'confirmOff', actions: [action('off.confirm'), cancel] }),
  erasing: () => ({ ...none, screen: 'confirmOff', busy: true }),
  revoking: (context, inner) =>
    waitingPicture(context, (inner as { called?: unknown }).called ?? inner, 'confirmOff'),
  confirmed,
  done,
  cancelled,
  sessionEnded,
  turnedAway,
} satisfies Rows<typeof deactivationMachine, RunContext>;

/** What the customer sees of `deactivation`. */
export const deactivationView = viewBy<RunContext>(rows);
