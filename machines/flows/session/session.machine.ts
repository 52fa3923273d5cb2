import type { Ending } from '../../ports/answer.ts';
import { endFor, sessionFamily } from './session-family.ts';

/** Asks the bank how long the session lasts; `gesture`: because the customer did something (P26). */
const refreshing = (gesture: boolean, silent: 'toWarning' | 'toRest' | 'toEnd') =>
  sessionFamily.createStateConfig({
    invoke: {
      id: 'refresh',
      src: 'session.refresh',
      input: ({ context }) => ({ session: context.display.session, gesture }),
      onDone: [
        { guard: 'isAlive', target: 'resting', actions: ['noteDeadlines', 'changeDeadlines'] },
        { target: '#ended', actions: 'noteEnding' },
      ],
      onError: {
        toRest: { target: 'resting' },
        toWarning: { target: 'warned', actions: 'noteFault' as const },
        toEnd: { target: '#ended', actions: endFor('idle') },
      }[silent],
    },
  });

/**
 * The session as the app has it (behaviour.md R10, 6.12). The bank decides how long it lasts: it is asked at the
 * session's deadlines, and told of the customer's gestures, which alone put off the idle end.
 */
export const sessionMachine = sessionFamily.createMachine({
  id: 'session',
  context: ({ input }) => ({
    online: true,
    error: null,
    display: { session: input?.session ?? null, reason: null, deadlines: {} },
  }),
  initial: 'beginning',
  on: {
    'network.lost': { actions: 'disconnect' },
    'network.found': { actions: 'connect' },
    'session.touched': { actions: 'letGo' },
    'session.logout': '.loggingOut',
  },
  states: {
    beginning: {
      initial: 'asking',
      states: {
        asking: {
          invoke: {
            id: 'refresh',
            src: 'session.refresh',
            input: ({ context }) => ({ session: context.display.session, gesture: false }),
            onDone: [
              { guard: 'isAlive', target: '#active', actions: ['noteDeadlines', 'changeDeadlines'] },
              { target: '#ended', actions: 'noteEnding' },
            ],
            onError: { target: 'stalled', actions: 'noteFault' },
          },
        },
        stalled: {
          on: {
            'call.retry': [
              { guard: 'isOffline', actions: 'noteOffline' },
              { target: 'asking', actions: 'forgetError' },
            ],
          },
        },
      },
    },
    active: {
      id: 'active',
      type: 'parallel',
      after: { expiresAt: { target: '#ended', actions: endFor('absolute') } },
      states: {
        authentication: {
          initial: 'fresh',
          on: { 'deadlines.changed': '.renewed' },
          states: { renewed: { always: 'fresh' }, fresh: { after: { freshUntil: 'stale' } }, stale: {} },
        },
        account: {
          initial: 'open',
          on: { 'deadlines.changed': [{ guard: 'accountIsBlocked', target: '.told' }, { target: '.open' }] },
          states: { open: {}, told: { always: 'blocked' }, blocked: { after: { blockedUntil: 'open' } } },
        },
        use: {
          initial: 'resting',
          states: {
            resting: {
              initial: 'quiet',
              after: { warnAt: { target: 'warned' } },
              states: {
                quiet: { after: { quietUntil: 'listening' } },
                listening: {
                  on: {
                    'session.touched': [{ guard: 'isOffline', actions: 'letGo' }, { target: '#touching' }],
                  },
                },
              },
            },
            touching: { id: 'touching', ...refreshing(true, 'toRest') },
            warned: {
              after: {
                idleAt: [
                  { guard: 'isOffline', target: '#ended', actions: endFor('idle') },
                  { target: 'asking' },
                ],
              },
              on: {
                'session.extend': [
                  { guard: 'isOffline', actions: 'noteOffline' },
                  { target: 'extending', actions: 'forgetError' },
                ],
              },
            },
            extending: refreshing(true, 'toWarning'),
            asking: refreshing(false, 'toEnd'),
          },
        },
      },
    },
    loggingOut: {
      on: { 'session.logout': 'loggingOut' },
      invoke: {
        id: 'logout',
        src: 'session.logout',
        input: ({ context }) => ({ session: context.display.session }),
        onDone: { target: 'ended', actions: endFor('logout') },
        onError: { target: 'ended', actions: endFor('logout') },
      },
    },
    ended: {
      id: 'ended',
      type: 'final',
      output: ({ context }) => ({ status: 'ended', reason: context.display.reason }),
    },
  },
  output: ({ event }) => event.output as SessionOutput,
});

/** How a session ended, and why. */
export interface SessionOutput {
  status: 'ended';
  reason: Ending;
}
