import { assign, raise, setup } from 'xstate';
import type { Ending } from '../../ports/answer.ts';
import { type FailureCode, failureCodes } from '../../vocabulary/failure.ts';
import { answerOn, codeOn, type Deadline, deadlinesIn, faultOn } from '../code/answer.ts';
import { socket, unpluggedDelay } from '../socket.ts';

const told = ['warnAt', 'idleAt', 'expiresAt', 'freshUntil', 'blockedUntil'] as const;
const deadlineNames = [...told, 'quietUntil'] as const;
type DeadlineName = (typeof deadlineNames)[number];

/** Of the time until the warning, the part in which a further gesture is not told to the bank. */
const quietShare = 1 / 8;

export interface SessionContext {
  online: boolean;
  error: FailureCode | null;
  /** What is shown or waited for and never decides. */
  display: {
    session: string | null;
    reason: Ending | null;
    deadlines: Partial<Record<DeadlineName, Deadline>>;
  };
}

export const sessionRange = { online: [false, true], error: [null, ...failureCodes] } satisfies {
  [K in keyof Omit<SessionContext, 'display'>]: readonly SessionContext[K][];
};

type SessionEvent =
  | { type: 'session.touched' }
  | { type: 'session.extend' }
  | { type: 'session.logout' }
  | { type: 'call.retry' }
  | { type: 'network.lost' }
  | { type: 'network.found' }
  | { type: 'deadlines.changed'; blocked: boolean };

/** What the session flow is made of: context, events, sockets, questions and verbs. */
export const sessionFamily = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as { session: string } | undefined,
  },
  actors: { 'session.refresh': socket('session.refresh'), 'session.logout': socket('session.logout') },
  guards: {
    isOffline: ({ context }) => !context.online,
    isAlive: ({ event }) => codeOn(event) === 'ok',
    accountIsBlocked: ({ event }) => event.type === 'deadlines.changed' && event.blocked,
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    forgetError: assign({ error: null }),
    noteOffline: assign({ error: 'E_OFFLINE' as const }),
    noteFault: assign({ error: ({ event }) => faultOn(event) }),
    noteDeadlines: assign(({ context, event }) => {
      const deadlines = deadlinesIn(answerOn(event), told);
      const { warnAt } = deadlines;
      const quiet = (warnAt?.durationMs ?? 0) * quietShare;
      const since = (warnAt?.endsAt ?? 0) - (warnAt?.durationMs ?? 0);
      return {
        error: null,
        display: {
          ...context.display,
          deadlines: { ...deadlines, quietUntil: { endsAt: since + quiet, durationMs: quiet } },
        },
      };
    }),
    /** A gesture that the bank is not told of. */
    letGo: () => {},
    changeDeadlines: raise(({ event }) => ({
      type: 'deadlines.changed' as const,
      blocked: answerOn(event)['blocked'] === true,
    })),
    noteEnding: assign({
      display: ({ context, event }) => ({
        ...context.display,
        reason: answerOn(event)['reason'] as Ending,
      }),
    }),
    endFor: assign({
      display: ({ context }, end: { reason: Ending }) => ({ ...context.display, reason: end.reason }),
    }),
  },
  delays: Object.fromEntries(deadlineNames.map((name) => [name, unpluggedDelay(name)])) as Record<
    DeadlineName,
    () => number
  >,
});

/** Notes why the session ended. */
export const endFor = (reason: Ending) => ({ type: 'endFor' as const, params: { reason } });
