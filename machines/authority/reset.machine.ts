import { and, emit, setup } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, ResetEvent } from './event.ts';
import { smsMayGo } from './login.parts.ts';

const askedTooMuch = [
  { guard: 'clientIsBlocked', actions: 'answerBlocked' },
  { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
] as const;
const rejecting = ['recordStep', 'countRejection', 'answerRejected'] as const;
const contacting = ['recordContact', 'answerContact'] as const;

/**
 * A forgotten password (behaviour.md 6.11): number, FNP, a second element of the enrolled device, a new password.
 * `genuine` and `decoy` answer alike; a decoy sends nothing and never gets past its code. It opens no session.
 */
export function resetMachine(policy: Policy) {
  return setup({
    types: {
      context: {} as Record<never, never>,
      events: {} as ResetEvent,
      emitted: {} as AuthorityEmitted,
    },
    guards: {
      clientIsBlocked: ({ event }) => 'clientBlocked' in event && event.clientBlocked,
      clientIsTooFast: ({ event }) => 'clientRate' in event && event.clientRate === 'full',
      mayBeReset: ({ event }) =>
        event.type === 'reset.begin' &&
        event.customer === 'known' &&
        !event.accountBlocked &&
        !event.resetClosed &&
        !event.simRisk,
      simIsRisky: ({ event }) => event.type === 'reset.verify' && event.simRisk,
      wasCompared: ({ event }) => event.type === 'owner.codeWrong' && event.compared,
      clockIsSkewed: ({ event }) =>
        event.type === 'reset.prove' && event.assertion === 'none' && event.clock === 'skewed',
      counterIsAnomalous: ({ event }) =>
        event.type === 'reset.prove' &&
        event.credential === 'active' &&
        event.assertion === 'anomalous' &&
        policy['webauthn.counterPolicy'] === 'reject',
      assertionIsRight: ({ event }) =>
        event.type === 'reset.prove' &&
        event.credential === 'active' &&
        (event.assertion === 'right' || event.assertion === 'anomalous'),
      pinIsAsked: ({ event }) =>
        event.type === 'reset.prove' &&
        event.credential === 'active' &&
        event.assertion === 'none' &&
        !event.saved &&
        policy['reset.allowSoftPin'],
      pinIsRight: ({ event }) => event.type === 'reset.prove' && event.pin === 'right',
    },
    actions: {
      supersedeOthers: emit({ type: 'rivalResets.superseded' }),
      issueCode: emit(({ event }) => ({ type: 'code.issue' as const, sms: smsMayGo(event) })),
      issueNothing: emit({ type: 'code.issue', sms: false }),
      renewCode: emit(({ event }) => ({ type: 'code.resend' as const, sms: smsMayGo(event) })),
      renewNothing: emit({ type: 'code.resend', sms: false }),
      compareCode: emit(({ event }) => ({
        type: 'code.submit' as const,
        match: event.type === 'reset.verify' ? event.match : ('none' as const),
      })),
      refuseCode: emit({ type: 'code.refuse' }),
      discardCode: emit({ type: 'code.discard' }),
      countRejection: emit({ type: 'visible.rejected' }),
      failCompared: emit({ type: 'recovery.failed' }),
      succeed: emit({ type: 'recovery.succeeded' }),
      countPin: emit({ type: 'credential.pinFailed' }),
      forgivePin: emit({ type: 'credential.pinPassed' }),
      suspendCredential: emit({ type: 'credential.suspend', forGood: true }),
      suspendOthers: emit({ type: 'otherCredentials.suspended' }),
      endSessions: emit({ type: 'sessions.revoked' }),
      outdateLogins: emit({ type: 'logins.outdated' }),
      recordBegin: emit({ type: 'audit', entry: 'RESET_BEGIN' }),
      recordStep: emit({ type: 'audit', entry: 'RESET_STEP' }),
      recordSuccess: emit({ type: 'audit', entry: 'RESET_OK' }),
      recordContact: emit({ type: 'audit', entry: 'RESET_CONTACT' }),
      recordAnomaly: emit({ type: 'audit', entry: 'BIO_COUNTER_ANOMALY' }),
      recordRiskySim: emit({ type: 'audit', entry: 'SIM_RISK' }),
      recordRate: emit({ type: 'audit', entry: 'RATE_LIMITED' }),
      tellOfChange: emit({ type: 'sms', message: 'N_ACCOUNT_CHANGE', change: 'password' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerRejected: emit({ type: 'answer', code: 'E_AUTH_GENERIC' }),
      answerBlocked: emit({ type: 'answer', code: 'E_BLOCKED_TEMP' }),
      answerRate: emit({ type: 'answer', code: 'E_RATE' }),
      answerClock: emit({ type: 'answer', code: 'E_CLOCK' }),
      answerContact: emit({ type: 'answer', code: 'M_CONTACT' }),
      answerExpired: emit({ type: 'answer', code: 'E_TXN_EXPIRED' }),
      answerSuperseded: emit({ type: 'answer', code: 'E_TXN_SUPERSEDED' }),
    },
    delays: {
      'login.txnTtl': milliseconds(policy, 'login.txnTtl'),
      'reset.grantTtl': milliseconds(policy, 'reset.grantTtl'),
    },
  }).createMachine({
    id: 'reset',
    context: {},
    initial: 'none',
    on: {
      'reset.begin': { actions: 'answerSuperseded' },
      'reset.sendCode': { actions: 'answerExpired' },
      'reset.verify': { actions: 'answerExpired' },
      'reset.prove': { actions: 'answerExpired' },
      'reset.setPassword': { actions: 'answerExpired' },
      'reset.cancel': { actions: 'answerOk' },
    },
    states: {
      none: {
        on: {
          'reset.begin': [
            ...askedTooMuch,
            {
              guard: 'mayBeReset',
              target: 'begun.asking.genuine',
              actions: ['supersedeOthers', 'recordBegin', 'issueCode', 'answerOk'],
            },
            {
              target: 'begun.asking.decoy',
              actions: ['supersedeOthers', 'recordBegin', 'issueNothing', 'answerOk'],
            },
          ],
        },
      },
      begun: {
        initial: 'asking',
        after: { 'login.txnTtl': 'ended.expired' },
        on: {
          'reset.cancel': { target: 'ended.cancelled', actions: 'answerOk' },
          'reset.superseded': 'ended.superseded',
          'reset.blocked': 'ended.expired',
        },
        states: {
          asking: {
            initial: 'decoy',
            exit: 'discardCode',
            states: {
              genuine: {
                on: {
                  'reset.sendCode': [...askedTooMuch, { actions: 'renewCode' }],
                  'reset.verify': [
                    askedTooMuch[0],
                    { guard: 'simIsRisky', actions: ['recordRiskySim', 'refuseCode'] },
                    { actions: 'compareCode' },
                  ],
                  'owner.codeRight': {
                    target: '#reset.begun.proving',
                    actions: ['recordStep', 'answerOk'],
                  },
                  'owner.codeWrong': [
                    { guard: 'wasCompared', actions: ['failCompared', ...rejecting] },
                    { actions: rejecting },
                  ],
                  'reset.blocked': 'decoy',
                  'reset.closed': 'decoy',
                },
              },
              decoy: {
                on: {
                  'reset.sendCode': [...askedTooMuch, { actions: 'renewNothing' }],
                  'reset.verify': [askedTooMuch[0], { actions: 'refuseCode' }],
                  'owner.codeWrong': { actions: rejecting },
                  'reset.blocked': 'decoy',
                },
              },
            },
          },
          proving: {
            on: {
              'reset.prove': [
                { guard: 'clockIsSkewed', actions: 'answerClock' },
                {
                  guard: 'counterIsAnomalous',
                  target: '#reset.ended.contact',
                  actions: ['recordAnomaly', 'suspendCredential', 'endSessions', 'answerContact'],
                },
                {
                  guard: 'assertionIsRight',
                  target: '#reset.granted',
                  actions: ['recordStep', 'answerOk'],
                },
                {
                  guard: and(['pinIsAsked', 'pinIsRight']),
                  target: '#reset.granted',
                  actions: ['forgivePin', 'recordStep', 'answerOk'],
                },
                {
                  guard: 'pinIsAsked',
                  target: '#reset.ended.contact',
                  actions: ['countPin', ...contacting],
                },
                { target: '#reset.ended.contact', actions: contacting },
              ],
            },
          },
        },
      },
      granted: {
        after: { 'reset.grantTtl': 'ended.expired' },
        on: {
          'reset.setPassword': {
            target: 'ended.done',
            actions: [
              'recordSuccess',
              'tellOfChange',
              'succeed',
              'endSessions',
              'outdateLogins',
              'suspendOthers',
              'answerOk',
            ],
          },
          'reset.cancel': { target: 'ended.cancelled', actions: 'answerOk' },
          'reset.superseded': 'ended.superseded',
          'reset.blocked': 'ended.expired',
        },
      },
      ended: {
        initial: 'expired',
        states: {
          expired: {},
          cancelled: {},
          contact: {},
          done: {},
          superseded: {
            on: {
              'reset.sendCode': { actions: 'answerSuperseded' },
              'reset.verify': { actions: 'answerSuperseded' },
              'reset.prove': { actions: 'answerSuperseded' },
              'reset.setPassword': { actions: 'answerSuperseded' },
            },
          },
        },
      },
    },
  });
}
