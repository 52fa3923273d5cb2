import { action, none, type Rows, viewBy } from '../code/picture.ts';
import type { Picture } from '../view.ts';
import type { sessionMachine } from './session.machine.ts';
import type { SessionContext } from './session-family.ts';

const errorOf = ({ error: code }: SessionContext): Picture['error'] => (code === null ? null : { code });
const logout = action('session.logout', 'link');

const home = (context: SessionContext, busy = false, stalled = false): Picture => ({
  ...none,
  screen: 'home',
  busy,
  actions: [...(stalled ? [action('call.retry', 'secondary')] : []), logout],
  error: errorOf(context),
});

function warning(context: SessionContext, busy: boolean): Picture {
  const { idleAt, warnAt } = context.display.deadlines;
  const durationMs = idleAt && warnAt ? idleAt.endsAt - warnAt.endsAt : 0;
  return {
    ...none,
    screen: 'idleWarning',
    busy,
    actions: [action('session.extend', 'primary', !busy), logout],
    error: errorOf(context),
    notices: ['W_SESSION_IDLE'],
    timers: idleAt ? [{ id: 'session', endsAt: idleAt.endsAt, durationMs }] : [],
  };
}

const warns: readonly unknown[] = ['warned', 'extending', 'asking'];

const rows = {
  beginning: (context, inner) => home(context, inner === 'asking', inner === 'stalled'),
  active: (context, inner) => {
    const { use } = inner as { use: unknown };
    return warns.includes(use) ? warning(context, use !== 'warned') : home(context);
  },
  loggingOut: (context) => ({ ...home(context, true), actions: [] }),
  ended: ({ display: { reason } }) => ({
    ...none,
    screen: 'sessionEnded',
    data: reason === null ? {} : { reason },
  }),
} satisfies Rows<typeof sessionMachine, SessionContext>;

/** What the customer sees of the session itself. */
export const sessionView = viewBy<SessionContext>(rows);
