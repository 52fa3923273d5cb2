import { type Choice, is, type ProfileContext, profileFamily, shown, softPinIs } from './profile-family.ts';

const idOf = (id: string | undefined) => id || null;
const go = (choice: Choice) => ({
  target: 'left' as const,
  actions: { type: 'choose' as const, params: choice },
});
const needsBank = { guard: 'isOffline', actions: shown('E_OFFLINE') } as const;
const needsKeys = { guard: 'mayNotMakeKeys', actions: shown('E_DEVICE_ALTERED') } as const;

/**
 * Profile (manual 1.3 to 1.5): the three options, each as the bank and this device have it for the customer who is in, and
 * what can be done with them. Options of another customer on this phone are off here, and end when one is turned on (7). An option can be turned off without a connection, and turned on only with one.
 */
export const profileMachine = profileFamily.createMachine({
  id: 'profile',
  context: ({ input }) => ({
    online: true,
    error: null,
    biometric: 'off',
    smartFnp: 'off',
    softPin: 'off',
    scanner: 'ready',
    display: {
      session: input?.session ?? null,
      kept: null,
      suspended: [],
      isAnothers: false,
      needsBiometric: false,
      choice: null,
    },
  }),
  initial: 'loading',
  on: {
    'network.lost': { actions: 'disconnect' },
    'network.found': { actions: 'connect' },
    'profile.close': '.closed',
    'flow.cancel': '.closed',
  },
  states: {
    loading: {
      initial: 'looking',
      states: {
        looking: {
          invoke: {
            id: 'look',
            src: 'device.look',
            input: () => ({}),
            onDone: { target: 'testing', actions: 'noteKept' },
            onError: { target: '#choosing', actions: 'noteFault' },
          },
        },
        testing: {
          invoke: {
            id: 'available',
            src: 'authenticator.available',
            input: () => ({}),
            onDone: [
              {
                guard: 'isReady',
                target: 'asking',
                actions: { type: 'noteScanner', params: { scanner: 'ready' } },
              },
              {
                guard: 'isAltered',
                target: 'asking',
                actions: { type: 'noteScanner', params: { scanner: 'altered' } },
              },
              { target: 'asking', actions: { type: 'noteScanner', params: { scanner: 'missing' } } },
            ],
            onError: {
              target: 'asking',
              actions: { type: 'noteScanner', params: { scanner: 'missing' } },
            },
          },
        },
        asking: {
          always: { guard: 'isOffline', target: '#choosing', actions: shown('E_OFFLINE') },
          invoke: {
            id: 'status',
            src: 'enrolment.status',
            input: ({ context: { softPin, display } }) => ({
              complete: true,
              session: display.session,
              pin: softPin === 'off' ? null : softPin,
              biometric: idOf(display.kept?.biometricCredential),
              smartFnp: idOf(display.kept?.smartFnpCredential),
              softPin: idOf(display.kept?.softPinCredential),
              handle: idOf(display.kept?.handle),
            }),
            onDone: { target: '#choosing', actions: 'noteStatus' },
            onError: { target: '#choosing', actions: 'noteFault' },
          },
        },
      },
    },
    choosing: {
      id: 'choosing',
      on: {
        'biometric.activate': [
          needsBank,
          needsKeys,
          { guard: 'hasNoScanner', actions: shown('E_BIO_UNAVAILABLE') },
          { guard: is('biometric', false), ...go({ next: 'biometricActivation' }) },
        ],
        'smartFnp.activate': [
          needsBank,
          needsKeys,
          { guard: is('smartFnp', false), ...go({ next: 'smartFnpActivation' }) },
        ],
        'softPin.activate': [
          needsBank,
          needsKeys,
          { guard: softPinIs('off'), ...go({ next: 'softPinActivation' }) },
        ],
        'biometric.deactivate': {
          guard: is('biometric', true),
          ...go({ next: 'deactivation', what: 'biometric' }),
        },
        'smartFnp.deactivate': {
          guard: is('smartFnp', true),
          ...go({ next: 'deactivation', what: 'smartFnp' }),
        },
        'softPin.deactivate': {
          guard: softPinIs('ask', 'saved'),
          ...go({ next: 'deactivation', what: 'softPin' }),
        },
        'softPin.save': [
          needsBank,
          { guard: softPinIs('ask'), ...go({ next: 'softPinChange', what: 'save' }) },
        ],
        'softPin.ask': [
          needsBank,
          { guard: softPinIs('saved'), ...go({ next: 'softPinChange', what: 'ask' }) },
        ],
        'softPin.changePin': [
          needsBank,
          { guard: softPinIs('ask', 'saved'), ...go({ next: 'softPinChange', what: 'pin' }) },
        ],
        'password.change': [needsBank, go({ next: 'passwordChange' })],
        'call.retry': { guard: 'hasFailed', target: 'loading', actions: 'forgetError' },
      },
    },
    left: {
      type: 'final',
      output: ({ context: { display } }) => ({
        status: 'left',
        next: display.choice?.next,
        input: inputOf(display),
      }),
    },
    closed: { type: 'final', output: { status: 'closed' } },
  },
  output: ({ event }) => event.output as ProfileOutput,
});

/** What the chosen flow begins with. */
function inputOf({ session, kept, isAnothers, choice }: ProfileContext['display']) {
  if (choice === null || choice.next === 'passwordChange') return { session };
  if (!('what' in choice)) return { session, ...(isAnothers && { takeOver: true }) };
  const credentials: Record<string, string | undefined> = {
    biometric: kept?.biometricCredential,
    smartFnp: kept?.smartFnpCredential,
  };
  return { session, what: choice.what, credential: credentials[choice.what] ?? kept?.softPinCredential };
}

/** Where the customer went from Profile, and what the flow there begins with. */
export type ProfileOutput =
  | {
      status: 'left';
      next: 'biometricActivation' | 'smartFnpActivation' | 'softPinActivation';
      input: { session: string; takeOver?: boolean };
    }
  | {
      status: 'left';
      next: 'passwordChange';
      input: { session: string };
    }
  | {
      status: 'left';
      next: 'deactivation';
      input: { session: string; what: 'biometric' | 'smartFnp' | 'softPin'; credential: string };
    }
  | {
      status: 'left';
      next: 'softPinChange';
      input: { session: string; what: 'pin' | 'save' | 'ask'; credential: string };
    }
  | { status: 'closed' };
