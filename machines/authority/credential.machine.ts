import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, CredentialEvent } from './event.ts';

export interface CredentialContext {
  /** Rejected Soft PIN entries in a row (`softPin.pinMaxFailures`). */
  pinFail: number;
}

/** Whoever was in by this credential is out, whoever was about to be is not let in, and the customer hears of it. */
const turningOff = ['tellOff', 'endSessions', 'outdateLogins'] as const;
const suspending = ['recordSuspension', ...turningOff] as const;
const lockingPin = ['countFailure', 'recordLock', ...turningOff] as const;

/** A session that may change a Soft PIN: alive, of an open account, and under an unused VERIFIKO. */
const gate = [
  { guard: 'sessionIsEnded', actions: 'answerEnded' },
  { guard: 'accountIsBlocked', actions: 'answerBlocked' },
  { guard: 'isNotVerified', actions: 'answerReauth' },
] as const;

/** A wrong PIN counts wherever it is asked for, so that no question is a free guess (P39). */
const wrongPin = [
  { guard: 'wasLastTry', target: 'suspended.forGood', actions: [...lockingPin, 'answerSuspended'] },
  { actions: ['countFailure', 'answerWrong'] },
] as const;

/** How a credential ends for good. A changed biometric set leaves the sessions that it opened (behaviour.md 7). */
const ending = {
  'credential.replaced': { target: '#credential.revoked', actions: ['recordReplacement', ...turningOff] },
  'credential.orphaned': { target: '#credential.orphaned', actions: ['recordRevocation', ...turningOff] },
  'credential.revoked': { target: '#credential.revoked', actions: ['recordRevocation', ...turningOff] },
  'credential.revoke': [
    {
      guard: 'setWasChanged',
      target: '#credential.revoked',
      actions: ['recordChangedSet', 'tellOff', 'outdateLogins', 'endDependents', 'answerOk'],
    },
    {
      guard: 'wasUnused',
      target: '#credential.orphaned',
      actions: ['recordRevocation', ...turningOff, 'endDependents', 'answerOk'],
    },
    {
      target: '#credential.revoked',
      actions: ['recordRevocation', ...turningOff, 'endDependents', 'answerOk'],
    },
  ],
} as const;

/** Any credential bound to a device (behaviour.md 6.7 to 6.10, 7): biometric key, Smart FNP key or Soft PIN seed. */
export function credentialMachine(policy: Policy) {
  const maxFailures = policy['softPin.pinMaxFailures'];

  return setup({
    types: {
      context: {} as CredentialContext,
      events: {} as CredentialEvent,
      emitted: {} as AuthorityEmitted,
    },
    guards: {
      isForGood: ({ event }) => event.type === 'credential.suspend' && event.forGood,
      setWasChanged: ({ event }) =>
        event.type === 'credential.revoke' && event.reason === 'biometricSetChanged',
      wasUnused: ({ event }) => event.type === 'credential.revoke' && event.reason === 'unused',
      sessionIsEnded: ({ event }) => 'session' in event && event.session === 'ended',
      accountIsBlocked: ({ event }) => 'accountBlocked' in event && event.accountBlocked,
      isNotVerified: ({ event }) => 'reauth' in event && event.reauth === 'none',
      isToBeAsked: ({ event }) => event.type === 'credential.setSaved' && !event.saved,
      clockIsSkewed: ({ event }) => 'clock' in event && event.clock === 'skewed',
      pinIsRight: ({ event }) => 'pin' in event && event.pin === 'right',
      wasLastTry: ({ context }) => context.pinFail + 1 >= maxFailures,
    },
    actions: {
      countFailure: assign({ pinFail: ({ context }) => context.pinFail + 1 }),
      forgetFailures: assign({ pinFail: 0 }),
      tellOn: emit({ type: 'sms', message: 'N_CRED_CHANGE', change: 'on' }),
      tellOff: emit({ type: 'sms', message: 'N_CRED_CHANGE', change: 'off' }),
      endSessions: emit({ type: 'credentialSessions.revoked' }),
      outdateLogins: emit({ type: 'credentialLogins.outdated' }),
      endDependents: enqueueActions(({ enqueue }) => {
        if (policy['smartFnp.requireBiometric']) enqueue.emit({ type: 'dependentCredentials.revoked' });
      }),
      useVerification: emit({ type: 'reauth.used' }),
      recordActivation: emit({ type: 'audit', entry: 'CRED_ACTIVATED' }),
      recordReplacement: emit({ type: 'audit', entry: 'CRED_REPLACED' }),
      recordSuspension: emit({ type: 'audit', entry: 'CRED_SUSPENDED' }),
      recordLock: emit({ type: 'audit', entry: 'SOFTPIN_SUSPENDED' }),
      recordRevocation: emit({ type: 'audit', entry: 'CRED_REVOKED' }),
      recordChangedSet: emit({ type: 'audit', entry: 'BIO_KEY_INVALIDATED' }),
      recordShown: emit({ type: 'audit', entry: 'SOFTPIN_SHOWN' }),
      recordBurned: emit({ type: 'audit', entry: 'SOFTPIN_BURNED' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerEnded: emit({ type: 'answer', code: 'E_SESSION_ENDED' }),
      answerBlocked: emit({ type: 'answer', code: 'E_BLOCKED_TEMP' }),
      answerReauth: emit({ type: 'answer', code: 'E_REAUTH' }),
      answerClock: emit({ type: 'answer', code: 'E_CLOCK' }),
      answerWrong: emit({ type: 'answer', code: 'E_PIN_WRONG' }),
      answerSuspended: emit({ type: 'answer', code: 'E_PIN_SUSPENDED' }),
      answerRevoked: emit({ type: 'answer', code: 'E_CRED_REVOKED' }),
    },
  }).createMachine({
    id: 'credential',
    context: { pinFail: 0 },
    initial: 'none',
    on: {
      'credential.revoke': { actions: 'answerOk' },
      'credential.check': { actions: 'answerRevoked' },
      'credential.burn': { actions: 'answerRevoked' },
      'credential.setSaved': [...gate.slice(0, 2), { actions: 'answerSuspended' }],
      'credential.changePin': [...gate, { actions: 'answerSuspended' }],
    },
    states: {
      none: {
        on: { 'credential.activate': { target: 'active', actions: ['recordActivation', 'tellOn'] } },
      },
      active: {
        on: {
          'credential.pinPassed': { actions: 'forgetFailures' },
          'credential.pinFailed': [
            { guard: 'wasLastTry', target: 'suspended.forGood', actions: lockingPin },
            { actions: 'countFailure' },
          ],
          'credential.check': [
            { guard: 'clockIsSkewed', actions: 'answerClock' },
            { guard: 'pinIsRight', actions: ['forgetFailures', 'recordShown', 'answerOk'] },
            ...wrongPin,
          ],
          'credential.burn': [
            { guard: 'clockIsSkewed', actions: 'answerClock' },
            { guard: 'pinIsRight', actions: ['forgetFailures', 'recordBurned', 'answerOk'] },
            ...wrongPin,
          ],
          'credential.setSaved': [
            gate[0],
            { guard: 'isToBeAsked', actions: 'answerOk' },
            gate[1],
            gate[2],
            { guard: 'pinIsRight', actions: ['forgetFailures', 'useVerification', 'answerOk'] },
            ...wrongPin,
          ],
          'credential.changePin': [
            ...gate,
            { guard: 'pinIsRight', actions: ['forgetFailures', 'useVerification', 'answerOk'] },
            ...wrongPin,
          ],
          'credential.suspend': [
            { guard: 'isForGood', target: 'suspended.forGood', actions: suspending },
            { target: 'suspended.untilLogin', actions: suspending },
          ],
          ...ending,
        },
      },
      suspended: {
        entry: 'forgetFailures',
        initial: 'untilLogin',
        on: {
          'credential.check': { actions: 'answerSuspended' },
          'credential.burn': { actions: 'answerSuspended' },
          ...ending,
        },
        states: {
          untilLogin: {
            on: {
              'credential.restore': '#credential.active',
              'credential.suspend': { guard: 'isForGood', target: 'forGood', actions: 'recordSuspension' },
            },
          },
          forGood: {},
        },
      },
      revoked: { entry: 'forgetFailures' },
      /** Its device has no key of it any more (behaviour.md 7): as good as revoked. */
      orphaned: { entry: 'forgetFailures' },
    },
  });
}
