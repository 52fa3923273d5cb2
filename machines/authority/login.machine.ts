import type { Policy } from '../vocabulary/policy/index.ts';
import { loginParts } from './login.parts.ts';
import {
  accepting,
  blockedMeanwhile,
  endingPin,
  refusedAssertion,
  refusedKey,
  refusedPin,
  rejecting,
  rejectingCompared,
  settledBefore,
  unusablePin,
} from './login.verdicts.ts';

/**
 * A login transaction (R3): `open → first → second`, one verdict. `genuine` and `decoy` answer alike; only a genuine
 * one sends an SMS, counts failures and can be accepted. The reservation of a password check lives in a region of its
 * own, because leaving the transaction does not take back an attempt (R2).
 */
export function loginMachine(policy: Policy) {
  return loginParts(policy).createMachine({
    id: 'login',
    type: 'parallel',
    context: { first: 'none', told: false },
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
                  guard: 'customerSigned',
                  target: 'begun.checking.asserting',
                  actions: ['supersedeOthers', 'recordBegin', 'askAdmission'],
                },
                {
                  guard: 'customerIsKnown',
                  target: 'begun.checking.reserving',
                  actions: ['supersedeOthers', 'recordBegin', 'reserve'],
                },
                { target: 'begun.checking.pretending', actions: ['supersedeOthers', 'recordBegin'] },
              ],
              'login.settle': { actions: 'answerExpired' },
              'login.assert': { actions: 'answerExpired' },
              'login.sendCode': { actions: 'answerExpired' },
              'login.second': { actions: 'answerRejected' },
              'login.secondByKey': { actions: 'answerRejected' },
              'login.secondByPin': { actions: 'answerRejected' },
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
              'login.settle': settledBefore,
              'login.assert': settledBefore,
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
                  'login.secondByKey': { actions: 'answerRejected' },
                  'login.secondByPin': { actions: 'answerRejected' },
                  'login.assert': refusedAssertion,
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
                          actions: ['provePassword', 'recordStep', 'issueCode', 'answerOk'],
                        },
                      ],
                      'login.blocked': 'pretending',
                      'login.outdated': 'pretending',
                    },
                  },
                  asserting: { on: { 'login.admitted': 'admitted', 'login.denied': 'pretending' } },
                  admitted: {
                    on: {
                      'login.assert': [
                        blockedMeanwhile,
                        {
                          guard: 'assertionIsRight',
                          target: '#login.progress.begun.genuine',
                          actions: ['proveBiometric', 'recordAssertion', 'issueCode', 'answerOk'],
                        },
                        ...refusedAssertion.slice(1),
                      ],
                      'login.blocked': 'pretending',
                      'login.outdated': 'pretending',
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
                  'login.secondByKey': [
                    ...refusedKey,
                    { target: '#login.progress.ended.accepted', actions: accepting },
                  ],
                  'login.secondByPin': [
                    ...refusedPin,
                    {
                      guard: 'pinIsAccepted',
                      target: '#login.progress.ended.accepted',
                      actions: ['forgivePin', ...accepting],
                    },
                    { guard: 'pinWasTyped', actions: rejectingCompared },
                    ...unusablePin,
                    {
                      target: '#login.progress.ended.rejected',
                      actions: ['failCompared', 'countPin', ...endingPin],
                    },
                  ],
                  'owner.codeRight': {
                    target: '#login.progress.ended.accepted',
                    actions: ['restoreCredentials', ...accepting],
                  },
                  'owner.codeWrong': [
                    { guard: 'wasCompared', actions: rejectingCompared },
                    { actions: rejecting },
                  ],
                  'login.blocked': { target: 'decoy', actions: 'forgetFirst' },
                  'login.outdated': { target: 'decoy', actions: 'forgetFirst' },
                },
              },
              decoy: {
                on: {
                  'login.sendCode': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { guard: 'clientIsTooFast', actions: ['recordRate', 'answerRate'] },
                    { actions: 'renewNothing' },
                  ],
                  'login.second': [
                    { guard: 'clientIsBlocked', actions: 'answerBlocked' },
                    { actions: 'refuseCode' },
                  ],
                  'login.secondByKey': [
                    ...refusedKey,
                    { target: '#login.progress.ended.rejected', actions: endingPin },
                  ],
                  'login.secondByPin': [
                    ...refusedPin,
                    { guard: 'pinWasTyped', actions: rejecting },
                    ...unusablePin,
                    { target: '#login.progress.ended.rejected', actions: ['countPin', ...endingPin] },
                  ],
                  'owner.codeWrong': { actions: rejecting },
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
              'login.secondByKey': { actions: 'answerExpired' },
              'login.secondByPin': { actions: 'answerExpired' },
              'login.settle': { actions: 'answerExpired' },
              'login.assert': { actions: 'answerExpired' },
              'login.cancel': { actions: 'answerOk' },
            },
            states: {
              expired: {},
              cancelled: {},
              rejected: {
                on: {
                  'login.settle': { actions: 'answerRejected' },
                  'login.assert': { actions: 'answerRejected' },
                },
              },
              superseded: {
                on: {
                  'login.settle': { actions: 'answerSuperseded' },
                  'login.assert': { actions: 'answerSuperseded' },
                  'login.first': { actions: 'answerSuperseded' },
                  'login.sendCode': { actions: 'answerSuperseded' },
                  'login.second': { actions: 'answerSuperseded' },
                  'login.secondByKey': { actions: 'answerSuperseded' },
                  'login.secondByPin': { actions: 'answerSuperseded' },
                },
              },
              accepted: {
                on: {
                  'login.second': { actions: ['recordReplay', 'answerRejected'] },
                  'login.secondByKey': { actions: ['recordReplay', 'answerRejected'] },
                  'login.secondByPin': { actions: ['recordReplay', 'answerRejected'] },
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
