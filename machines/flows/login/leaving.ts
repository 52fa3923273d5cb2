import { answered, loginFamily, shown, transaction, unanswered } from './family.ts';
import type { LoginContext } from './login-context.ts';
import type { LoginInput, LoginOutput, LoginPath } from './login-input.ts';
import { provedBy } from './login-paths.ts';

/** What a refusal of any call comes to where nothing else is said: a block, or the first step once more. */
export const over = [
  { guard: answered('E_BLOCKED_TEMP'), target: '#blocked', actions: ['forgetTransaction', 'noteRefusal'] },
  { target: '#form', actions: ['forgetTransaction', 'noteRefusal'] },
] as const;

/** Before the calls that `call.retry` may repeat: nothing to repeat, or no connection. */
export const retrying = [
  { guard: 'nothingIsUnanswered' },
  { guard: 'isOffline', actions: shown('E_OFFLINE') },
] as const;

const letGo = ['forgetError', 'forgetAttempts'] as const;

/** Out of a step in which the bank knows the transaction: it is told so, if it can be. */
export const waysOut = {
  'credentials.edit': [
    { guard: 'isOffline', target: '#form', actions: ['forgetError', 'forgetTransaction'] },
    { target: '#leavingToForm', actions: 'forgetError' },
  ],
  'flow.cancel': [
    { guard: 'isOffline', target: '#cancelled', actions: letGo },
    { target: '#leavingForGood', actions: letGo },
  ],
} as const;

/** Out of a first step: the bank is told only of a first element whose answer is missing. */
export const outOf = <Target extends string, Leaving extends string>(target: Target, leaving: Leaving) =>
  [
    { guard: 'isOffline', target, actions: letGo },
    { guard: unanswered('first'), target: leaving, actions: letGo },
    { target, actions: letGo },
  ] as const;

export const cancelling = <Id extends string>(id: Id, target: string) => ({
  id,
  ...loginFamily.createStateConfig({
    invoke: {
      id: 'cancel',
      src: 'login.cancel',
      input: transaction,
      onDone: { target, actions: 'forgetTransaction' },
      onError: { target, actions: 'forgetTransaction' },
    },
  }),
});

const back = {
  toForm: cancelling('leavingToForm', '#form'),
  forGood: cancelling('leavingForGood', '#cancelled'),
};
export const forReset = cancelling('leavingForReset', '#left');

/** The transaction is ended at the bank, best effort (R7): on the way to the first step, or out of the flow. */
export const leaving = <States extends object>(more: States) =>
  ({ initial: 'toForm', states: { ...back, ...more } }) as const;
export const leavingForm = leaving({ forReset });

/** No further try until the deadline that the bank named. */
export const blocked = loginFamily.createStateConfig({
  id: 'blocked',
  after: { until: { target: '#form', actions: ['forgetError', 'forgetAttempts'] } },
  on: {
    'block.acknowledge': { target: '#turnedAway', actions: letGo },
    'flow.cancel': { target: '#cancelled', actions: letGo },
  },
});

/** What the flow after a login is told of this device. */
export const handedOn = ({ second, pin, pinDigits, smartFnp, softPin, biometric }: LoginInput): LoginInput =>
  Object.fromEntries(
    Object.entries({ second, pin, pinDigits, smartFnp, softPin, biometric }).filter(([, value]) => value),
  );

export const output = (told: (context: LoginContext) => LoginOutput) => ({
  type: 'final' as const,
  output: ({ context }: { context: LoginContext }) => told(context),
});

const authenticated = <Id extends string>(id: Id, bySms?: LoginPath) => ({
  id,
  ...output((context) => ({
    status: 'authenticated',
    ...provedBy(context, bySms),
    session: context.display.session ?? '',
    ...(context.remember && !context.rememberFailed && { remember: true }),
    ...(context.rememberFailed && { rememberFailed: true }),
  })),
});
const others = {
  cancelled: { id: 'cancelled', type: 'final', output: { status: 'cancelled' } },
  turnedAway: { id: 'turnedAway', type: 'final', output: { status: 'blocked' } },
} as const;

/** How a login may end. `bySms`: its path where an FNP follows a password. */
export const endings = (bySms?: LoginPath) => ({
  authenticated: authenticated('accepted', bySms),
  ...others,
});
/** The same where the number may be remembered first. */
export const laterEndings = { authenticated: authenticated('authenticated'), ...others };

/** The end of a customer who has forgotten the password; what the device holds may help. */
export const left = {
  id: 'left',
  ...output(({ display: { given } }) => {
    const { softPin, pin, biometric = null } = given;
    const asked = pin === 'ask' ? (softPin ?? null) : null;
    return {
      status: 'left',
      next: 'forgotPassword',
      ...((biometric ?? asked) && { input: { biometric, softPin: asked } }),
    };
  }),
};
