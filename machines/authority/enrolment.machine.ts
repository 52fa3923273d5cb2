import { assign, emit, enqueueActions, setup } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, EnrolmentEvent } from './event.ts';

export interface EnrolmentContext {
  /** The run began under a VERIFIKO of its own (P30, P32). */
  reproved: boolean;
}

/** What guard G0 (behaviour.md 6.7) asks, when a run begins and again before it is committed; in this order. */
const gate = [
  { guard: 'sessionIsEnded', actions: 'answerEnded' },
  { guard: 'accountIsBlocked', actions: 'answerBlocked' },
  { guard: 'deviceIsAltered', actions: ['recordAltered', 'answerAltered'] },
  { guard: 'simIsRisky', actions: ['recordRiskySim', 'answerSimRisk'] },
] as const;

const beginning = ['noteVerification', 'useVerification', 'answerOk'] as const;
const committing = ['replaceEarlier', 'activate', 'answerOk'] as const;
const refusing = { target: '#enrolment.none', actions: 'answerUnproved' } as const;

/**
 * An activation under way in a session (behaviour.md 6.7 to 6.9): begun, then proved by the new key and so committed,
 * or forgotten (R14, P33). A begun run is of one method and lives no longer than that method allows.
 */
export function enrolmentMachine(policy: Policy) {
  const mayBeSynced = !policy['webauthn.requireDeviceBound'];

  return setup({
    types: { context: {} as EnrolmentContext, events: {} as EnrolmentEvent, emitted: {} as AuthorityEmitted },
    guards: {
      sessionIsEnded: ({ event }) => 'session' in event && event.session === 'ended',
      accountIsBlocked: ({ event }) => 'accountBlocked' in event && event.accountBlocked,
      deviceIsAltered: ({ event }) => 'altered' in event && event.altered,
      simIsRisky: ({ event }) => 'simRisk' in event && event.simRisk,
      isNotVerified: ({ event }) =>
        event.type === 'enrolment.begin' && event.reauth === 'none' && needsVerification(policy, event),
      needsBiometric: ({ event }) =>
        event.type === 'enrolment.begin' &&
        event.method === 'smartFnp' &&
        !event.biometricOn &&
        policy['smartFnp.requireBiometric'],
      scansCountForNothing: ({ event }) =>
        event.type === 'enrolment.begin' &&
        event.method === 'biometric' &&
        policy['webauthn.uvCountsAs'] === 'none',
      limitIsReached: ({ event }) => event.type === 'enrolment.begin' && event.room === 'full',
      wouldReplaceUnasked: ({ event }) =>
        event.type === 'enrolment.begin' && event.room === 'elsewhere' && !event.replace,
      wouldEndAnothersUnasked: ({ event }) =>
        event.type === 'enrolment.begin' && event.room === 'anothers' && !event.replace,
      isBiometric: ({ event }) => 'method' in event && event.method === 'biometric',
      isSmartFnp: ({ event }) => 'method' in event && event.method === 'smartFnp',
      isOtherMethod: ({ event }, { method }: { method: string }) =>
        'method' in event && event.method !== method,
      proofFits: ({ event }) => event.type === 'enrolment.finish' && event.proof === 'right',
      keyFits: ({ event }) =>
        event.type === 'enrolment.finish' &&
        (event.proof === 'right' || (event.proof === 'synced' && mayBeSynced)),
      keyIsSynced: ({ event }) => event.type === 'enrolment.finish' && event.proof === 'synced',
    },
    actions: {
      noteVerification: assign({
        reproved: ({ event }) => event.type === 'enrolment.begin' && event.reauth === 'proved',
      }),
      forgetVerification: assign({ reproved: false }),
      useVerification: enqueueActions(({ event, enqueue }) => {
        if (event.type === 'enrolment.begin' && event.reauth === 'proved')
          enqueue.emit({ type: 'reauth.used' });
      }),
      replaceEarlier: enqueueActions(({ enqueue }) => {
        enqueue.emit({ type: 'replacedSessions.revoked' });
        enqueue.emit({ type: 'replacedCredentials.replaced' });
        enqueue.emit({ type: 'orphanedCredentials.orphaned' });
      }),
      activate: emit({ type: 'credential.activate' }),
      recordAltered: emit({ type: 'audit', entry: 'DEVICE_ALTERED' }),
      recordRiskySim: emit({ type: 'audit', entry: 'SIM_RISK' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerEnded: emit({ type: 'answer', code: 'E_SESSION_ENDED' }),
      answerBlocked: emit({ type: 'answer', code: 'E_BLOCKED_TEMP' }),
      answerAltered: emit({ type: 'answer', code: 'E_DEVICE_ALTERED' }),
      answerSimRisk: emit({ type: 'answer', code: 'E_SIM_RISK' }),
      answerReauth: emit({ type: 'answer', code: 'E_REAUTH' }),
      answerNeedsBiometric: emit({ type: 'answer', code: 'M_SFNP_NEEDBIO' }),
      answerLimit: emit({ type: 'answer', code: 'M_DEVICE_LIMIT' }),
      answerElsewhere: emit({ type: 'answer', code: 'M_REPLACE_DEVICE' }),
      answerAnothers: emit({ type: 'answer', code: 'M_REPLACE_OTHER' }),
      answerSynced: emit({ type: 'answer', code: 'E_BIO_NOT_BOUND' }),
      answerUnproved: emit({ type: 'answer', code: 'E_SERVICE' }),
    },
    delays: {
      'webauthn.validity': milliseconds(policy, 'webauthn.validity'),
      'proof.ttl': milliseconds(policy, 'proof.ttl'),
      'softPin.pendingSeedTtl': milliseconds(policy, 'softPin.pendingSeedTtl'),
    },
  }).createMachine({
    id: 'enrolment',
    context: { reproved: false },
    initial: 'none',
    on: {
      'enrolment.begin': [
        ...gate,
        { guard: 'scansCountForNothing', actions: 'answerAltered' },
        { guard: 'isNotVerified', actions: 'answerReauth' },
        { guard: 'needsBiometric', actions: 'answerNeedsBiometric' },
        { guard: 'limitIsReached', actions: 'answerLimit' },
        { guard: 'wouldEndAnothersUnasked', actions: 'answerAnothers' },
        { guard: 'wouldReplaceUnasked', actions: 'answerElsewhere' },
        { guard: 'isBiometric', target: '.begun.biometric', actions: beginning },
        { guard: 'isSmartFnp', target: '.begun.smartFnp', actions: beginning },
        { target: '.begun.softPin', actions: beginning },
      ],
      'enrolment.finish': [...gate, { actions: 'answerReauth' }],
      'enrolment.dropped': '.none',
    },
    states: {
      none: { entry: 'forgetVerification' },
      begun: {
        initial: 'biometric',
        states: {
          biometric: {
            after: { 'webauthn.validity': '#enrolment.none' },
            on: {
              'enrolment.finish': [
                ...gate,
                { guard: otherThan('biometric'), actions: 'answerReauth' },
                { guard: 'keyFits', target: '#enrolment.none', actions: committing },
                { guard: 'keyIsSynced', target: '#enrolment.none', actions: 'answerSynced' },
                refusing,
              ],
            },
          },
          smartFnp: {
            after: { 'proof.ttl': '#enrolment.none' },
            on: {
              'enrolment.finish': [
                ...gate,
                { guard: otherThan('smartFnp'), actions: 'answerReauth' },
                { guard: 'proofFits', target: '#enrolment.none', actions: committing },
                refusing,
              ],
            },
          },
          softPin: {
            after: { 'softPin.pendingSeedTtl': '#enrolment.none' },
            on: {
              'enrolment.finish': [
                ...gate,
                { guard: otherThan('softPin'), actions: 'answerReauth' },
                { guard: 'proofFits', target: '#enrolment.none', actions: committing },
                refusing,
              ],
            },
          },
        },
      },
    },
  });
}

const otherThan = (method: string) => ({ type: 'isOtherMethod', params: { method } }) as const;

/** Biometrics and Soft PIN always ask VERIFIKO; Smart FNP as `reauth.smartFnp` says (X10). */
function needsVerification(
  policy: Policy,
  { method, session }: { method: string; session: string },
): boolean {
  if (method !== 'smartFnp' || policy['reauth.smartFnp'] === 'always') return true;
  return policy['reauth.smartFnp'] === 'fresh' && session !== 'fresh';
}
