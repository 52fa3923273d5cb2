import type { EntryOutput } from './entry/entry-output.ts';
import type { LoginOutput } from './login/login-input.ts';
import type { RunOutput } from './profile/ends.ts';
import type { ProfileOutput } from './profile/profile.machine.ts';
import type { ForgotPasswordOutput } from './recovery/forgot-password.machine.ts';
import type { SessionOutput } from './session/session.machine.ts';
import type { SoftPinMenuOutput } from './soft-pin/soft-pin-menu.machine.ts';

/** How each flow may end. */
export interface FlowOutputs {
  entry: EntryOutput;
  passwordLogin: LoginOutput;
  rememberedLogin: LoginOutput;
  biometricLogin: LoginOutput;
  smartFnpLogin: LoginOutput;
  softPinLogin: LoginOutput;
  internetBranchLogin: LoginOutput;
  profile: ProfileOutput;
  biometricActivation: RunOutput;
  smartFnpActivation: RunOutput;
  softPinActivation: RunOutput;
  deactivation: RunOutput;
  softPinChange: RunOutput;
  passwordChange: RunOutput;
  softPinMenu: SoftPinMenuOutput;
  forgotPassword: ForgotPasswordOutput;
  session: SessionOutput;
}
export type FlowName = keyof FlowOutputs;

/**
 * What follows a flow: another one with what it begins with; `'welcome'`, where nobody is in and `entry` begins anew;
 * or `'home'`, where the session goes on.
 */
export type Next = 'welcome' | 'home' | { flow: FlowName; input: object };

/** What every ended flow says. */
interface Ended {
  status: string;
  next?: FlowName;
  input?: object;
}
/** `session`: the one that the customer is in, if any. */
type Step = (output: Ended, session: string | null) => Next;

const welcome: Step = () => 'welcome';
const home: Step = (_, session) => (session === null ? 'welcome' : 'home');
/** Where the flow said, with what it said. */
const chosen: Step = ({ next, input }) =>
  next === undefined ? 'welcome' : { flow: next, input: input ?? beginnings[next] ?? {} };
const inside: Step = (output) => {
  const { session, path } = output as unknown as { session: string; path: string };
  return { flow: 'session', input: { session, path } };
};
const profile: Step = (_, session) =>
  session === null ? 'welcome' : { flow: 'profile', input: { session } };

/** What a flow begins with that nobody told anything. */
const beginnings: Partial<Record<FlowName, object>> = { forgotPassword: { biometric: null, softPin: null } };

/** A block or an ended session leaves nobody in; everything else comes back to Profile. */
const run = { done: profile, cancelled: profile, sessionEnded: welcome, blocked: welcome };
const login = { authenticated: inside, blocked: welcome, cancelled: welcome, left: chosen };

/** The flow router: for each flow, what follows each way in which it may end. */
export const table = {
  entry: { left: chosen },
  passwordLogin: login,
  rememberedLogin: login,
  biometricLogin: login,
  smartFnpLogin: login,
  softPinLogin: login,
  internetBranchLogin: login,
  session: { ended: welcome },
  profile: { left: chosen, closed: home },
  biometricActivation: run,
  smartFnpActivation: run,
  softPinActivation: run,
  deactivation: run,
  softPinChange: run,
  passwordChange: run,
  softPinMenu: { closed: home, left: chosen },
  forgotPassword: { done: welcome, contactCentre: welcome, cancelled: welcome, blocked: welcome },
} satisfies { [F in FlowName]: Record<FlowOutputs[F]['status'], Step> };

/** What follows the flow `name`, which ended with `output` while the customer was in `session`. */
export function next<F extends FlowName>(name: F, output: FlowOutputs[F], session: string | null): Next {
  const steps: Readonly<Record<string, Step>> = table[name];
  return (steps[output.status] ?? welcome)(output as Ended, session);
}
