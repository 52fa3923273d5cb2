import { assign, setup } from 'xstate';
import { type FailureCode, failureCodes } from '../../vocabulary/failure.ts';
import { answerOn, codeOn, faultOn } from '../code/answer.ts';
import { socket } from '../socket.ts';

/** What this device keeps, as it says itself; the ids of nothing are empty. */
interface Kept {
  handle: string;
  biometricCredential: string;
  smartFnpCredential: string;
  softPinCredential: string;
}

export type Choice =
  | { next: 'biometricActivation' | 'smartFnpActivation' | 'softPinActivation' }
  | { next: 'passwordChange' }
  | { next: 'deactivation'; what: 'biometric' | 'smartFnp' | 'softPin' }
  | { next: 'softPinChange'; what: 'pin' | 'save' | 'ask' };

export interface ProfileContext {
  online: boolean;
  error: FailureCode | null;
  biometric: 'off' | 'on';
  smartFnp: 'off' | 'on';
  softPin: 'off' | 'ask' | 'saved';
  /** Whether keys of this device may be made: for scans, and at all (R11). */
  scanner: 'ready' | 'missing' | 'altered';
  /** What is shown or passed on and never decides. */
  display: {
    session: string | null;
    kept: Kept | null;
    /** The bank has turned it off until the next full login. */
    suspended: readonly string[];
    /** This phone holds options of another customer. */
    isAnothers: boolean;
    /** Smart FNP goes with biometrics. */
    needsBiometric: boolean;
    choice: Choice | null;
  };
}

export const profileRange = {
  online: [false, true],
  error: [null, ...failureCodes],
  biometric: ['off', 'on'],
  smartFnp: ['off', 'on'],
  softPin: ['off', 'ask', 'saved'],
  scanner: ['ready', 'missing', 'altered'],
} satisfies { [K in keyof Omit<ProfileContext, 'display'>]: readonly ProfileContext[K][] };

export type ProfileEvent = {
  type:
    | 'biometric.activate'
    | 'biometric.deactivate'
    | 'smartFnp.activate'
    | 'smartFnp.deactivate'
    | 'softPin.activate'
    | 'softPin.deactivate'
    | 'softPin.save'
    | 'softPin.ask'
    | 'softPin.changePin'
    | 'password.change'
    | 'call.retry'
    | 'profile.close'
    | 'flow.cancel'
    | 'network.lost'
    | 'network.found';
};

/** What Profile is made of: context, events, sockets, questions and verbs. */
export const profileFamily = setup({
  types: {
    context: {} as ProfileContext,
    events: {} as ProfileEvent,
    input: {} as { session: string } | undefined,
  },
  actors: {
    'device.look': socket('device.look'),
    'authenticator.available': socket('authenticator.available'),
    'enrolment.status': socket('enrolment.status'),
  },
  guards: {
    isOffline: ({ context }) => !context.online,
    isReady: ({ event }) => codeOn(event) === 'ok',
    isAltered: ({ event }) => codeOn(event) === 'E_DEVICE_ALTERED',
    mayNotMakeKeys: ({ context }) => context.scanner === 'altered',
    hasNoScanner: ({ context }) => context.scanner === 'missing',
    is: ({ context }, wanted: { option: 'biometric' | 'smartFnp'; on: boolean }) =>
      context[wanted.option] === (wanted.on ? 'on' : 'off'),
    softPinIs: ({ context }, wanted: { among: readonly ProfileContext['softPin'][] }) =>
      wanted.among.includes(context.softPin),
    hasFailed: ({ context }) => context.error !== null,
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    showError: assign({ error: (_, shown: { code: FailureCode }) => shown.code }),
    forgetError: assign({ error: null }),
    noteFault: assign({ error: ({ event }) => faultOn(event) }),
    noteScanner: assign({ scanner: (_, is: { scanner: ProfileContext['scanner'] }) => is.scanner }),
    noteKept: assign(({ context, event }) => {
      const kept = answerOn(event) as unknown as Kept & {
        biometric: boolean;
        smartFnp: boolean;
        softPin: ProfileContext['softPin'];
      };
      return {
        biometric: kept.biometric ? ('on' as const) : ('off' as const),
        smartFnp: kept.smartFnp ? ('on' as const) : ('off' as const),
        softPin: kept.softPin,
        display: { ...context.display, kept, suspended: [], isAnothers: false, needsBiometric: false },
      };
    }),
    /** An option is on where both the bank and the device have it, for the customer who is in. */
    noteStatus: assign(({ context, event }) => {
      const answer = answerOn(event);
      const { biometric, smartFnp, softPin } = answer as unknown as Record<string, string>;
      const standings = Object.entries({ biometric, smartFnp, softPin });
      return {
        biometric: biometric === 'active' ? context.biometric : ('off' as const),
        smartFnp: smartFnp === 'active' ? context.smartFnp : ('off' as const),
        softPin: softPin === 'active' ? context.softPin : ('off' as const),
        display: {
          ...context.display,
          suspended: standings.flatMap(([name, standing]) => (standing === 'suspended' ? [name] : [])),
          isAnothers: standings.some(([, standing]) => standing === 'other'),
          needsBiometric: answer['needsBiometric'] === true,
        },
      };
    }),
    choose: assign({
      display: ({ context }, choice: Choice) => ({ ...context.display, choice }),
    }),
  },
});

export const shown = (code: FailureCode) => ({ type: 'showError' as const, params: { code } });
export const is = (option: 'biometric' | 'smartFnp', on: boolean) => ({
  type: 'is' as const,
  params: { option, on },
});
export const softPinIs = (...among: ProfileContext['softPin'][]) => ({
  type: 'softPinIs' as const,
  params: { among },
});
