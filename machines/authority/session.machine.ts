import { emit, setup } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, SessionEvent } from './event.ts';

/** A session at the bank (R7, R10): unclaimed until its owner uses it, then alive until idle, old, or ended. */
export function sessionMachine(policy: Policy) {
  return setup({
    types: {
      context: {} as Record<never, never>,
      events: {} as SessionEvent,
      emitted: {} as AuthorityEmitted,
    },
    guards: { wasGesture: ({ event }) => event.type === 'session.use' && event.gesture },
    actions: {
      replaceOthers: emit({ type: 'sessions.replaced' }),
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
    },
  }).createMachine({
    id: 'session',
    initial: 'none',
    context: {},
    states: {
      none: { on: { 'session.start': { target: 'alive', actions: ['replaceOthers', 'recordStart'] } } },
      alive: {
        initial: 'unclaimed',
        after: { 'session.absolute': { target: 'ended', actions: 'recordAge' } },
        on: {
          'session.logout': { target: 'ended', actions: ['recordLogout', 'answerOk'] },
          'session.replaced': { target: 'ended', actions: 'recordRevocation' },
          'session.revoked': { target: 'ended', actions: 'recordRevocation' },
        },
        states: {
          unclaimed: {
            after: { 'session.firstUse': { target: '#session.ended', actions: 'recordRevocation' } },
            on: {
              'session.use': { target: 'active', actions: 'answerOk' },
              'session.cancel': { target: '#session.ended', actions: 'recordRevocation' },
            },
          },
          active: {
            after: { 'session.idle': { target: '#session.ended', actions: 'recordIdle' } },
            on: {
              'session.use': [
                { guard: 'wasGesture', target: 'active', reenter: true, actions: 'answerOk' },
                { actions: 'answerOk' },
              ],
            },
          },
        },
      },
      ended: {
        on: {
          'session.use': { actions: 'answerEnded' },
          'session.logout': { actions: 'answerEnded' },
        },
      },
    },
  });
}
