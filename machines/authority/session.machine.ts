import { emit, setup } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, SessionEvent } from './event.ts';

/**
 * A session at the bank (R7, R10): unclaimed until its owner uses it, then alive until idle, old, or ended. Beside
 * that, its strong authentication is fresh for `reauth.freshness`, and again after a VERIFIKO with two elements.
 */
export function sessionMachine(policy: Policy) {
  return setup({
    types: {
      context: {} as Record<never, never>,
      events: {} as SessionEvent,
      emitted: {} as AuthorityEmitted,
    },
    guards: {
      wasGesture: ({ event }) => event.type === 'session.use' && event.gesture,
      wasFull: ({ event }) => event.type === 'session.reproved' && event.full,
    },
    actions: {
      replaceOthers: emit({ type: 'sessions.replaced' }),
      giveToken: emit({ type: 'token' }),
      dropEnrolment: emit({ type: 'enrolment.dropped' }),
      dropReauth: emit({ type: 'reauth.dropped' }),
      recordStart: emit({ type: 'audit', entry: 'SESSION_START' }),
      recordIdle: emit({ type: 'audit', entry: 'SESSION_IDLE' }),
      recordAge: emit({ type: 'audit', entry: 'SESSION_ABSOLUTE' }),
      recordLogout: emit({ type: 'audit', entry: 'SESSION_LOGOUT' }),
      recordRevocation: emit({ type: 'audit', entry: 'SESSION_REVOKED' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerEnded: emit({ type: 'answer', code: 'E_SESSION_ENDED' }),
    },
    delays: {
      'session.firstUse': milliseconds(policy, 'session.firstUse'),
      'session.idle': milliseconds(policy, 'session.idle'),
      'session.absolute': milliseconds(policy, 'session.absolute'),
      'reauth.freshness': milliseconds(policy, 'reauth.freshness'),
    },
  }).createMachine({
    id: 'session',
    initial: 'none',
    context: {},
    on: {
      'session.use': { actions: 'answerEnded' },
      'session.logout': { actions: 'answerEnded' },
    },
    states: {
      none: {
        on: { 'session.start': { target: 'alive', actions: ['replaceOthers', 'giveToken', 'recordStart'] } },
      },
      alive: {
        type: 'parallel',
        after: { 'session.absolute': { target: 'ended.absolute', actions: 'recordAge' } },
        on: {
          'session.logout': { target: 'ended.logout', actions: ['recordLogout', 'answerOk'] },
          'session.replaced': { target: 'ended.elsewhere', actions: 'recordRevocation' },
          'session.revoked': { target: 'ended.security', actions: 'recordRevocation' },
          'session.blocked': { target: 'ended.security', actions: 'recordRevocation' },
        },
        states: {
          use: {
            initial: 'unclaimed',
            states: {
              unclaimed: {
                after: {
                  'session.firstUse': { target: '#session.ended.security', actions: 'recordRevocation' },
                },
                on: {
                  'session.use': { target: 'active', actions: 'answerOk' },
                  'session.cancel': { target: '#session.ended.security', actions: 'recordRevocation' },
                },
              },
              active: {
                after: { 'session.idle': { target: '#session.ended.idle', actions: 'recordIdle' } },
                on: {
                  'session.use': [
                    { guard: 'wasGesture', target: 'active', reenter: true, actions: 'answerOk' },
                    { actions: 'answerOk' },
                  ],
                },
              },
            },
          },
          sca: {
            initial: 'fresh',
            on: {
              'session.reproved': [
                { guard: 'wasFull', target: '.fresh', actions: 'giveToken' },
                { actions: 'giveToken' },
              ],
            },
            states: {
              fresh: { after: { 'reauth.freshness': 'stale' } },
              stale: {},
            },
          },
        },
      },
      ended: {
        entry: ['dropEnrolment', 'dropReauth'],
        initial: 'security',
        states: { idle: {}, absolute: {}, logout: {}, elsewhere: {}, security: {} },
      },
    },
  });
}
