import { emit, setup, stateIn } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, ReauthEvent } from './event.ts';
import { smsMayGo } from './login.parts.ts';

/** The session is over, or its account closed every path: told before anything else. */
const closed = [
  { guard: 'sessionIsEnded', actions: 'answerEnded' },
  { guard: 'accountIsBlocked', actions: 'answerBlocked' },
] as const;
const notAsked = [...closed, { actions: 'answerExpired' }] as const;

/** The session or the account closed while the password was checked: the run is over, the attempt still counts. */
const closedMeanwhile = [
  { ...closed[0], target: '#reauth.progress.none' },
  { ...closed[1], target: '#reauth.progress.none' },
] as const;

/** A stolen SIM must not prove anything; inside a session it may be said (behaviour.md 8). */
const riskySim = {
  guard: 'simIsTooRisky',
  target: '#reauth.progress.none',
  actions: ['recordRiskySim', 'answerSimRisk'],
} as const;

/**
 * VERIFIKO (R5), one a session: the password, and an FNP when the session's authentication is stale. While it is fresh
 * `settle` is the verdict; else right and wrong passwords are answered alike and `verify` is. Once proved it lets one
 * activation or change happen. The reservation of the check lives in a region of its own, as in a login.
 */
export function reauthMachine(policy: Policy) {
  return setup({
    types: {
      context: {} as Record<never, never>,
      events: {} as ReauthEvent,
      emitted: {} as AuthorityEmitted,
    },
    guards: {
      sessionIsEnded: ({ event }) => 'session' in event && event.session === 'ended',
      sessionIsStale: ({ event }) => 'session' in event && event.session === 'stale',
      accountIsBlocked: ({ event }) => 'accountBlocked' in event && event.accountBlocked,
      clientIsTooFast: ({ event }) => 'clientRate' in event && event.clientRate === 'full',
      checkIsUnderWay: stateIn({ reservation: 'held' }),
      staleWithRightPassword: ({ event }) =>
        event.type === 'reauth.settle' && event.password === 'right' && event.session === 'stale',
      passwordIsRight: ({ event }) => event.type === 'reauth.settle' && event.password === 'right',
      simIsRisky: ({ event }) => 'simRisk' in event && event.simRisk,
      simIsTooRisky: ({ event }) =>
        'simRisk' in event && event.simRisk && 'session' in event && event.session === 'stale',
      wasCompared: ({ event }) => event.type === 'owner.codeWrong' && event.compared,
    },
    actions: {
      reserve: emit({ type: 'account.reserveInSession' }),
      settle: emit({ type: 'account.settled' }),
      failReserved: emit({ type: 'account.failed', reserved: true, stranger: false, inSession: true }),
      failCompared: emit({ type: 'account.failed', reserved: false, stranger: false, inSession: true }),
      issueCode: emit(({ event }) => ({ type: 'code.issue' as const, sms: smsMayGo(event) })),
      issueNothing: emit({ type: 'code.issue', sms: false }),
      renewCode: emit(({ event }) => ({ type: 'code.resend' as const, sms: smsMayGo(event) })),
      renewNothing: emit({ type: 'code.resend', sms: false }),
      compareCode: emit(({ event }) => ({
        type: 'code.submit' as const,
        match: event.type === 'reauth.verify' ? event.match : ('none' as const),
      })),
      refuseCode: emit({ type: 'code.refuse' }),
      discardCode: emit({ type: 'code.discard' }),
      renewToken: emit({ type: 'session.reproved', full: false }),
      renewAuthentication: emit({ type: 'session.reproved', full: true }),
      endOtherSessions: emit({ type: 'otherSessions.revoked' }),
      outdateLogins: emit({ type: 'logins.outdated' }),
      recordRiskySim: emit({ type: 'audit', entry: 'SIM_RISK' }),
      recordRate: emit({ type: 'audit', entry: 'RATE_LIMITED' }),
      recordSuccess: emit({ type: 'audit', entry: 'REAUTH_OK' }),
      recordFailure: emit({ type: 'audit', entry: 'REAUTH_FAIL' }),
      recordChange: emit({ type: 'audit', entry: 'PWD_CHANGED' }),
      tellOfChange: emit({ type: 'sms', message: 'N_ACCOUNT_CHANGE', change: 'password' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerNotVerified: emit({ type: 'answer', code: 'E_REAUTH' }),
      answerRejected: emit({ type: 'answer', code: 'E_AUTH_GENERIC' }),
      answerSimRisk: emit({ type: 'answer', code: 'E_SIM_RISK' }),
      answerRate: emit({ type: 'answer', code: 'E_RATE' }),
      answerBlocked: emit({ type: 'answer', code: 'E_BLOCKED_TEMP' }),
      answerEnded: emit({ type: 'answer', code: 'E_SESSION_ENDED' }),
      answerExpired: emit({ type: 'answer', code: 'E_TXN_EXPIRED' }),
    },
    delays: {
      'lock.reserveTtl': milliseconds(policy, 'lock.reserveTtl'),
      'login.txnTtl': milliseconds(policy, 'login.txnTtl'),
      'reauth.freshness': milliseconds(policy, 'reauth.freshness'),
    },
  }).createMachine({
    id: 'reauth',
    type: 'parallel',
    context: {},
    states: {
      progress: {
        initial: 'none',
        on: {
          'reauth.begin': [
            ...closed,
            { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
            { guard: 'checkIsUnderWay', actions: ['recordRate', 'answerRate'] },
            riskySim,
            { target: '.checking', actions: 'reserve' },
          ],
          'reauth.settle': [...closed, { actions: 'answerNotVerified' }],
          'reauth.sendCode': notAsked,
          'reauth.verify': notAsked,
          'reauth.changePassword': [closed[0], { actions: 'answerNotVerified' }],
          'reauth.cancel': { target: '.none', actions: 'answerOk' },
          'reauth.blocked': '.none',
          'reauth.dropped': '.none',
        },
        states: {
          none: {},
          checking: {
            initial: 'reserving',
            after: { 'lock.reserveTtl': 'none' },
            on: {
              'reauth.settle': [
                ...closedMeanwhile,
                riskySim,
                { guard: 'sessionIsStale', target: 'asking.decoy', actions: ['issueNothing', 'answerOk'] },
                { target: 'none', actions: ['recordFailure', 'answerNotVerified'] },
              ],
            },
            states: {
              reserving: { on: { 'reauth.granted': 'verifying', 'reauth.denied': 'pretending' } },
              verifying: {
                on: {
                  'reauth.settle': [
                    ...closedMeanwhile,
                    riskySim,
                    {
                      guard: 'staleWithRightPassword',
                      target: '#reauth.progress.asking.genuine',
                      actions: ['issueCode', 'answerOk'],
                    },
                    {
                      guard: 'passwordIsRight',
                      target: '#reauth.progress.proved',
                      actions: ['recordSuccess', 'renewToken', 'answerOk'],
                    },
                  ],
                },
              },
              pretending: {},
            },
          },
          asking: {
            initial: 'decoy',
            exit: 'discardCode',
            after: { 'login.txnTtl': 'none' },
            states: {
              genuine: {
                on: {
                  'reauth.sendCode': [
                    { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
                    { actions: 'renewCode' },
                  ],
                  'reauth.verify': [
                    { guard: 'simIsRisky', actions: ['recordRiskySim', 'refuseCode'] },
                    { actions: 'compareCode' },
                  ],
                  'owner.codeRight': {
                    target: '#reauth.progress.proved',
                    actions: ['recordSuccess', 'renewAuthentication', 'answerOk'],
                  },
                  'owner.codeWrong': [
                    {
                      guard: 'wasCompared',
                      actions: ['recordFailure', 'failCompared', 'answerRejected'],
                    },
                    { actions: ['recordFailure', 'answerRejected'] },
                  ],
                },
              },
              decoy: {
                on: {
                  'reauth.sendCode': [
                    { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
                    { actions: 'renewNothing' },
                  ],
                  'reauth.verify': { actions: 'refuseCode' },
                  'owner.codeWrong': { actions: ['recordFailure', 'answerRejected'] },
                },
              },
            },
          },
          proved: {
            after: { 'reauth.freshness': 'none' },
            on: {
              'reauth.used': 'none',
              'reauth.changePassword': [
                closed[0],
                {
                  target: 'none',
                  actions: ['recordChange', 'tellOfChange', 'endOtherSessions', 'outdateLogins', 'answerOk'],
                },
              ],
            },
          },
        },
      },
      reservation: {
        initial: 'none',
        states: {
          none: { on: { 'reauth.granted': 'held' } },
          held: {
            after: { 'lock.reserveTtl': { target: 'none', actions: 'failReserved' } },
            on: {
              'reauth.settle': [
                { guard: 'passwordIsRight', target: 'none', actions: 'settle' },
                { target: 'none', actions: 'failReserved' },
              ],
              'reauth.blocked': 'none',
            },
          },
        },
      },
    },
  });
}
