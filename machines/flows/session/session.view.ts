import { action, none, type Rows, viewBy } from '../code/picture.ts';
import type { Picture } from '../view.ts';
import type { sessionMachine } from './session.machine.ts';
import type { SessionContext } from './session-family.ts';

const errorOf = ({ error: code }: SessionContext): Picture['error'] => (code === null ? null : { code });
const logout = action('session.logout', 'link');

/** The states of a session in use, as its view reads them. */
interface ActiveValue {
  use: unknown;
  account: unknown;
}

/** Says on a screen that nobody else gets in while the account is blocked, and for how long (behaviour.md R10). */
function withBlock(picture: Picture, { display: { deadlines } }: SessionContext): Picture {
  const { blockedUntil } = deadlines;
  return {
    ...picture,
    notices: [...picture.notices, 'W_ACCOUNT_BLOCKED'],
    timers: [...picture.timers, ...(blockedUntil ? [{ id: 'account' as const, ...blockedUntil }] : [])],
  };
}

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
    const { use, account } = inner as ActiveValue;
    const picture = warns.includes(use) ? warning(context, use !== 'warned') : home(context);
    return account === 'blocked' ? withBlock(picture, context) : picture;
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
