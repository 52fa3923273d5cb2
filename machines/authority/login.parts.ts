import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Element } from '../vocabulary/element.ts';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, LoginEvent } from './event.ts';

export interface LoginContext {
  /** What was verified first in this transaction. */
  first: 'none' | 'password' | 'biometric';
  /** A rejection of this transaction was told to the client, and so counted by `visible`. */
  told: boolean;
}

const firstElements = { none: [], password: ['K_pwd'], biometric: ['I_bio', 'P_dev'] } as const;

/** What a login that ends with this event has proved (behaviour.md 4.1), in the order of the vocabulary. */
function provedBy(first: LoginContext['first'], event: LoginEvent): Element[] {
  const proved: Set<Element> = new Set(firstElements[first]);
  if (event.type === 'owner.codeRight') return [...proved, 'P_sim'];
  if (event.type === 'login.secondByPin') {
    return [...proved.add('P_dev'), ...(event.saved ? [] : (['K_pin'] as const))];
  }
  return [...proved.add('P_dev')];
}

/** Everything that a login can prove: L1, L3, L4b, L4a, L5a, L5c; a saved Soft PIN proves what a Smart FNP does. */
export const provedByLogin: readonly (readonly Element[])[] = [
  ['K_pwd', 'P_sim'],
  ['I_bio', 'P_dev', 'P_sim'],
  ['K_pwd', 'P_dev'],
  ['I_bio', 'P_dev'],
  ['K_pwd', 'P_dev', 'K_pin'],
  ['I_bio', 'P_dev', 'K_pin'],
];

/** Whether the FNP really goes out: no SIM risk (R3, P58), and room in the silent limits of account and phone. */
export function smsMayGo(event: object): boolean {
  const { simRisk, accountSends, pending } = event as Record<string, unknown>;
  return simRisk === false && accountSends === 'room' && pending === 'room';
}

/** What the login machine asks and does. */
export function loginParts(policy: Policy) {
  const stepwise = policy['verdict.mode'] === 'stepwise';
  const strictCounter = policy['webauthn.counterPolicy'] === 'reject';

  return setup({
    types: { context: {} as LoginContext, events: {} as LoginEvent, emitted: {} as AuthorityEmitted },
    guards: {
      clientIsBlocked: ({ event }) => 'clientBlocked' in event && event.clientBlocked,
      clientIsTooFast: ({ event }) => 'clientRate' in event && event.clientRate === 'full',
      customerIsKnown: ({ event }) => event.type === 'login.first' && event.customer === 'known',
      customerSigned: ({ event }) =>
        event.type === 'login.first' && event.customer === 'known' && event.element === 'assertion',
      passwordIsRight: ({ event }) => event.type === 'login.settle' && event.password === 'right',
      verdictIsStepwise: () => stepwise,
      credentialIsOff: ({ event }) => 'credential' in event && event.credential !== 'active',
      credentialIsSuspended: ({ event }) => 'credential' in event && event.credential === 'suspended',
      counterIsAnomalous: ({ event }) =>
        event.type === 'login.assert' && event.assertion === 'anomalous' && strictCounter,
      assertionIsRight: ({ event }) =>
        event.type === 'login.assert' &&
        event.credential === 'active' &&
        (event.assertion === 'right' || (event.assertion === 'anomalous' && !strictCounter)),
      simIsRisky: ({ event }) => event.type === 'login.second' && event.simRisk,
      wasCompared: ({ event }) => event.type === 'owner.codeWrong' && event.compared,
      wasToldBefore: ({ context }) => context.told,
      keyIsRefused: ({ event }) =>
        event.type === 'login.secondByKey' && (event.proof !== 'right' || event.credential !== 'active'),
      pinIsAnothers: ({ event }) =>
        event.type === 'login.secondByPin' && !event.typed && event.credential === 'none',
      clockIsSkewed: ({ event }) => event.type === 'login.secondByPin' && event.clock === 'skewed',
      pinIsAccepted: ({ event }) =>
        event.type === 'login.secondByPin' && event.pin === 'right' && event.credential === 'active',
      pinWasTyped: ({ event }) => event.type === 'login.secondByPin' && event.typed,
    },
    actions: {
      provePassword: assign({ first: 'password' }),
      proveBiometric: assign({ first: 'biometric' }),
      forgetFirst: assign({ first: 'none' }),
      rememberTold: assign({ told: true }),
      forgetTransaction: assign({ first: 'none', told: false }),
      reserve: emit({ type: 'account.reserve' }),
      askAdmission: emit({ type: 'account.admit' }),
      settle: emit({ type: 'account.settled' }),
      failReserved: emit({ type: 'account.failed', reserved: true, stranger: true, inSession: false }),
      failCompared: emit({ type: 'account.failed', reserved: false, stranger: false, inSession: false }),
      succeed: emit({ type: 'account.succeeded' }),
      forgive: emit({ type: 'visible.succeeded' }),
      countRejection: emit({ type: 'visible.rejected' }),
      supersedeOthers: emit({ type: 'rivals.superseded' }),
      issueCode: enqueueActions(({ event, enqueue }) => {
        const asksDevice = 'second' in event && event.second === 'device';
        enqueue.emit(asksDevice ? { type: 'code.offer' } : { type: 'code.issue', sms: smsMayGo(event) });
      }),
      issueNothing: enqueueActions(({ event, enqueue }) => {
        const asksDevice = 'second' in event && event.second === 'device';
        enqueue.emit(asksDevice ? { type: 'code.offer' } : { type: 'code.issue', sms: false });
      }),
      renewCode: emit(({ event }) => ({ type: 'code.resend' as const, sms: smsMayGo(event) })),
      renewNothing: emit({ type: 'code.resend', sms: false }),
      compareCode: emit(({ event }) => ({
        type: 'code.submit' as const,
        match: event.type === 'login.second' ? event.match : ('none' as const),
      })),
      refuseCode: emit({ type: 'code.refuse' }),
      discardCode: emit({ type: 'code.discard' }),
      suspendCredential: emit({ type: 'credential.suspend', forGood: true }),
      endSessions: emit({ type: 'sessions.revoked' }),
      /** Only a Soft PIN whose PIN is asked: a saved one proves nothing that could be guessed. */
      countPin: enqueueActions(({ event, enqueue }) => {
        if (event.type === 'login.secondByPin' && !event.saved)
          enqueue.emit({ type: 'credential.pinFailed' });
      }),
      forgivePin: emit({ type: 'credential.pinPassed' }),
      /** By password and SMS the customer is in without any credential: what waited for that is on again. */
      restoreCredentials: enqueueActions(({ context, enqueue }) => {
        if (context.first === 'password') enqueue.emit({ type: 'deviceCredentials.restored' });
      }),
      openSession: emit(({ context, event }) => ({
        type: 'session.start' as const,
        elements: provedBy(context.first, event),
      })),
      withdrawSession: emit({ type: 'session.cancel' }),
      recordRiskySim: emit({ type: 'audit', entry: 'SIM_RISK' }),
      recordBegin: emit({ type: 'audit', entry: 'LOGIN_BEGIN' }),
      recordStep: emit({ type: 'audit', entry: 'LOGIN_STEP_OK' }),
      recordStepFailure: emit({ type: 'audit', entry: 'LOGIN_STEP_FAIL' }),
      recordAssertion: emit(({ event }) => ({
        type: 'audit' as const,
        entry:
          event.type === 'login.assert' && event.assertion === 'anomalous'
            ? ('BIO_COUNTER_ANOMALY' as const)
            : ('BIO_ASSERT_OK' as const),
      })),
      recordAnomaly: emit({ type: 'audit', entry: 'BIO_COUNTER_ANOMALY' }),
      recordAssertionFailure: emit({ type: 'audit', entry: 'BIO_ASSERT_FAIL' }),
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
      answerRevoked: emit({ type: 'answer', code: 'E_CRED_REVOKED' }),
      answerPinFallback: emit({ type: 'answer', code: 'I_PIN_FALLBACK' }),
      answerFallback: emit({ type: 'answer', code: 'I_SFNP_FALLBACK' }),
      answerSuspended: emit({ type: 'answer', code: 'E_PIN_SUSPENDED' }),
      answerClock: emit({ type: 'answer', code: 'E_CLOCK' }),
    },
    delays: {
      'login.openTtl': milliseconds(policy, 'login.openTtl'),
      'login.txnTtl': milliseconds(policy, 'login.txnTtl'),
      'lock.reserveTtl': milliseconds(policy, 'lock.reserveTtl'),
    },
  });
}
