import { assign, emit, setup } from 'xstate';
import type { Element } from '../vocabulary/element.ts';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, LoginEvent } from './event.ts';

export interface LoginContext {
  /** The password was verified in this transaction. */
  knowledge: boolean;
  /** A rejection of this transaction was told to the client, and so counted by `visible`. */
  told: boolean;
}

/** This client's screen became blocked while the password was checked: told alike for right and wrong ones (R2). */
const blockedMeanwhile = {
  guard: 'clientIsBlocked',
  target: '#login.progress.ended.rejected',
  actions: ['recordStepFailure', 'recordFailure', 'answerBlocked'],
} as const;

/**
 * A login transaction (R3): `open → first → second`, one verdict. `genuine` and `decoy` answer alike; only a genuine
 * one sends an SMS, counts failures and can be accepted. The reservation of a password check lives in a region of its
 * own, because leaving the transaction does not take back an attempt (R2).
 */
export function loginMachine(policy: Policy) {
  const stepwise = policy['verdict.mode'] === 'stepwise';

  return setup({
    types: { context: {} as LoginContext, events: {} as LoginEvent, emitted: {} as AuthorityEmitted },
    guards: {
      clientIsBlocked: ({ event }) => 'clientBlocked' in event && event.clientBlocked,
      clientIsTooFast: ({ event }) => 'clientRate' in event && event.clientRate === 'full',
      customerIsKnown: ({ event }) => event.type === 'login.first' && event.customer === 'known',
      passwordIsRight: ({ event }) => event.type === 'login.settle' && event.password === 'right',
      verdictIsStepwise: () => stepwise,
      simIsRisky: ({ event }) => event.type === 'login.second' && event.simRisk,
      wasCompared: ({ event }) => event.type === 'login.codeWrong' && event.compared,
      wasToldBefore: ({ context }) => context.told,
    },
    actions: {
      proveKnowledge: assign({ knowledge: true }),
      forgetKnowledge: assign({ knowledge: false }),
      rememberTold: assign({ told: true }),
      forgetTransaction: assign({ knowledge: false, told: false }),
      reserve: emit({ type: 'account.reserve' }),
      settle: emit({ type: 'account.settled' }),
      failReserved: emit({ type: 'account.failed', reserved: true, stranger: true }),
      failCompared: emit({ type: 'account.failed', reserved: false, stranger: false }),
      succeed: emit({ type: 'account.succeeded' }),
      forgive: emit({ type: 'visible.succeeded' }),
      countRejection: emit({ type: 'visible.rejected' }),
      supersedeOthers: emit({ type: 'rivals.superseded' }),
      issueCode: emit(({ event }) => ({ type: 'code.issue' as const, sms: smsMayGo(event) })),
      issueNothing: emit({ type: 'code.issue', sms: false }),
      renewCode: emit(({ event }) => ({ type: 'code.resend' as const, sms: smsMayGo(event) })),
      renewNothing: emit({ type: 'code.resend', sms: false }),
      compareCode: emit(({ event }) => ({
        type: 'code.submit' as const,
        match: event.type === 'login.second' ? event.match : ('none' as const),
      })),
      refuseCode: emit({ type: 'code.refuse' }),
      discardCode: emit({ type: 'code.discard' }),
      openSession: emit(({ context }) => ({
        type: 'session.start' as const,
        elements: [...(context.knowledge ? (['K_pwd'] as const) : []), 'P_sim'] as Element[],
      })),
      withdrawSession: emit({ type: 'session.cancel' }),
      recordRiskySim: emit({ type: 'audit', entry: 'SIM_RISK' }),
      recordBegin: emit({ type: 'audit', entry: 'LOGIN_BEGIN' }),
      recordStep: emit({ type: 'audit', entry: 'LOGIN_STEP_OK' }),
      recordStepFailure: emit({ type: 'audit', entry: 'LOGIN_STEP_FAIL' }),
      recordSuccess: emit({ type: 'audit', entry: 'LOGIN_OK' }),
      recordFailure: emit({ type: 'audit', entry: 'LOGIN_FAIL' }),
      recordCancel: emit({ type: 'audit', entry: 'LOGIN_CANCEL' }),
      recordExpiry: emit({ type: 'audit', entry: 'LOGIN_EXPIRED' }),
      recordReplay: emit({ type: 'audit', entry: 'CODE_REPLAY' }),
      recordRate: emit({ type: 'audit', entry: 'RATE_LIMITED' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerRejected: emit({ type: 'answer', code: 'E_AUTH_GENERIC' }),
      answerBlocked: emit({ type: 'answer', code: 'E_BLOCKED_TEMP' }),
      answerRate: emit({ type: 'answer', code: 'E_RATE' }),
      answerExpired: emit({ type: 'answer', code: 'E_TXN_EXPIRED' }),
      answerSuperseded: emit({ type: 'answer', code: 'E_TXN_SUPERSEDED' }),
    },
    delays: {
      'login.openTtl': milliseconds(policy, 'login.openTtl'),
      'login.txnTtl': milliseconds(policy, 'login.txnTtl'),
      'lock.reserveTtl': milliseconds(policy, 'lock.reserveTtl'),
    },
  }).createMachine({
    id: 'login',
    type: 'parallel',
    context: { knowledge: false, told: false },
    states: {
      progress: {
        initial: 'opened',
        states: {
          opened: {
            after: { 'login.openTtl': 'ended.expired' },
            on: {
              'login.first': [
                { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
                {
                  guard: 'customerIsKnown',
                  target: 'begun.checking.reserving',
                  actions: ['supersedeOthers', 'recordBegin', 'reserve'],
                },
                { target: 'begun.checking.pretending', actions: ['supersedeOthers', 'recordBegin'] },
              ],
              'login.sendCode': { actions: 'answerExpired' },
              'login.second': { actions: 'answerRejected' },
              'login.cancel': { target: 'ended.cancelled', actions: 'answerOk' },
              'login.superseded': 'ended.superseded',
            },
          },
          begun: {
            initial: 'checking',
            exit: 'discardCode',
            after: {
              'login.txnTtl': [
                { guard: 'wasToldBefore', target: 'ended.expired', actions: 'recordExpiry' },
                { target: 'ended.expired', actions: ['recordExpiry', 'countRejection'] },
              ],
            },
            on: {
              'login.first': { actions: 'answerSuperseded' },
              'login.cancel': [
                { guard: 'wasToldBefore', target: 'ended.cancelled', actions: ['recordCancel', 'answerOk'] },
                { target: 'ended.cancelled', actions: ['recordCancel', 'countRejection', 'answerOk'] },
              ],
              'login.superseded': [
                { guard: 'wasToldBefore', target: 'ended.superseded', actions: 'recordFailure' },
                { target: 'ended.superseded', actions: ['recordFailure', 'countRejection'] },
              ],
            },
            states: {
              checking: {
                initial: 'reserving',
                on: {
                  'login.sendCode': { actions: 'answerExpired' },
                  'login.second': { actions: 'answerRejected' },
                  'login.settle': [
                    blockedMeanwhile,
                    {
                      guard: 'verdictIsStepwise',
                      target: '#login.progress.ended.rejected',
                      actions: ['recordStepFailure', 'recordFailure', 'countRejection', 'answerRejected'],
                    },
                    { target: 'decoy', actions: ['recordStepFailure', 'issueNothing', 'answerOk'] },
                  ],
                },
                after: {
                  'lock.reserveTtl': [
                    {
                      guard: 'verdictIsStepwise',
                      target: '#login.progress.ended.rejected',
                      actions: ['recordStepFailure', 'recordFailure', 'countRejection'],
                    },
                    { target: 'decoy', actions: ['recordStepFailure', 'issueNothing'] },
                  ],
                },
                states: {
                  reserving: { on: { 'login.granted': 'verifying', 'login.denied': 'pretending' } },
                  verifying: {
                    on: {
                      'login.settle': [
                        blockedMeanwhile,
                        {
                          guard: 'passwordIsRight',
                          target: '#login.progress.begun.genuine',
                          actions: ['proveKnowledge', 'recordStep', 'issueCode', 'answerOk'],
                        },
                      ],
                      'login.blocked': 'pretending',
                    },
                  },
                  pretending: {},
                },
              },
              genuine: {
                on: {
                  'login.sendCode': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
                    { actions: 'renewCode' },
                  ],
                  'login.second': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { guard: 'simIsRisky', actions: ['recordRiskySim', 'refuseCode'] },
                    { actions: 'compareCode' },
                  ],
                  'login.codeRight': {
                    target: '#login.progress.ended.accepted',
                    actions: ['recordSuccess', 'succeed', 'forgive', 'openSession', 'answerOk'],
                  },
                  'login.codeWrong': [
                    {
                      guard: 'wasCompared',
                      actions: [
                        'rememberTold',
                        'recordStepFailure',
                        'failCompared',
                        'countRejection',
                        'answerRejected',
                      ],
                    },
                    { actions: ['rememberTold', 'recordStepFailure', 'countRejection', 'answerRejected'] },
                  ],
                  'login.blocked': { target: 'decoy', actions: 'forgetKnowledge' },
                },
              },
              decoy: {
                on: {
                  'login.settle': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { actions: 'answerOk' },
                  ],
                  'login.sendCode': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
                    { actions: 'renewNothing' },
                  ],
                  'login.second': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { actions: 'refuseCode' },
                  ],
                  'login.codeWrong': {
                    actions: ['rememberTold', 'recordStepFailure', 'countRejection', 'answerRejected'],
                  },
                },
              },
            },
          },
          ended: {
            initial: 'expired',
            entry: 'forgetTransaction',
            on: {
              'login.first': { actions: 'answerExpired' },
              'login.sendCode': { actions: 'answerExpired' },
              'login.second': { actions: 'answerExpired' },
              'login.settle': { actions: 'answerExpired' },
              'login.cancel': { actions: 'answerOk' },
            },
            states: {
              expired: {},
              cancelled: {},
              rejected: { on: { 'login.settle': { actions: 'answerRejected' } } },
              superseded: {
                on: {
                  'login.settle': { actions: 'answerSuperseded' },
                  'login.first': { actions: 'answerSuperseded' },
                  'login.sendCode': { actions: 'answerSuperseded' },
                  'login.second': { actions: 'answerSuperseded' },
                },
              },
              accepted: {
                on: {
                  'login.second': { actions: ['recordReplay', 'answerRejected'] },
                  'login.cancel': { actions: ['withdrawSession', 'answerOk'] },
                },
              },
            },
          },
        },
      },
      reservation: {
        initial: 'none',
        states: {
          none: { on: { 'login.granted': 'held' } },
          held: {
            after: { 'lock.reserveTtl': { target: 'none', actions: 'failReserved' } },
            on: {
              'login.settle': [
                { guard: 'passwordIsRight', target: 'none', actions: 'settle' },
                { target: 'none', actions: 'failReserved' },
              ],
              'login.blocked': 'none',
            },
          },
        },
      },
    },
  });
}

/** Whether the FNP really goes out: no SIM risk (R3, P58), and room in the silent limits of account and phone. */
function smsMayGo(event: LoginEvent): boolean {
  if (event.type !== 'login.settle' && event.type !== 'login.sendCode') return false;
  return !event.simRisk && event.accountSends === 'room' && event.pending === 'room';
}
