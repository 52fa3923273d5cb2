import { assign, raise, setup, stateIn } from 'xstate';
import type { FailureCode } from '../../vocabulary/failure.ts';
import { answerOn, codeOn, deadlinesIn, faultOn, problemOn } from '../code/answer.ts';
import { socket, type SocketInput, unpluggedDelay } from '../socket.ts';
import {
  type DeadlineName,
  deadlineNames,
  emptyDisplay,
  type Given,
  type LoginCall,
  type LoginContext,
} from './login-context.ts';
import type { Way } from './login-input.ts';

type Submit = 'password.submit' | 'code.submit' | 'pin.submit' | 'softPin.submit';
type Gesture =
  | 'biometric.login'
  | 'password.choose'
  | 'credentials.edit'
  | 'number.change'
  | 'number.forget'
  | 'password.forgot'
  | 'pin.forgot'
  | 'sms.request'
  | 'code.resend'
  | 'call.retry'
  | 'block.acknowledge'
  | 'flow.cancel';

export type LoginEvent =
  | { type: 'credentials.submit'; problem: FailureCode | null; remember?: boolean }
  | { type: Submit; problem: FailureCode | null }
  | { type: Gesture }
  | { type: 'network.lost' | 'network.found' }
  | { type: 'code.renewed' | 'code.died' | 'resend.changed' };

const sockets = [
  'login.open',
  'login.first',
  'login.sendCode',
  'login.second',
  'login.cancel',
  'authenticator.sign',
  'authenticator.erase',
  'deviceKey.sign',
  'pinVault.derive',
  'enrolment.revoke',
  'device.remember',
  'device.forget',
  'remember.issue',
  'remember.revoke',
] as const;

/** What an opened transaction is known by, and how its scan is limited. */
interface Opened {
  txn: string;
  nonce: string;
  ceremony: number;
  scans: number;
}

/** What every login shares: context, events, sockets, questions and verbs. */
export const loginFamily = setup({
  types: { context: {} as LoginContext, events: {} as LoginEvent, input: {} as Given | undefined },
  actors: Object.fromEntries(sockets.map((name) => [name, socket(name)])) as Record<
    (typeof sockets)[number],
    ReturnType<typeof socket>
  >,
  guards: {
    isOffline: ({ context }) => !context.online,
    formHasProblem: ({ event }) => problemOn(event) !== null,
    isOfflineAfterRefusal: ({ context }) => !context.online && context.error !== null,
    nothingIsUnanswered: ({ context }) => context.unanswered === null,
    wasUnanswered: ({ context }, { call }: { call: LoginCall }) => context.unanswered === call,
    answerIs: ({ event }, { code }: { code: 'ok' | FailureCode }) => codeOn(event) === code,
    isRefused: ({ event }) => codeOn(event) !== 'ok',
    scanWillNotDo: ({ event }) => ['E_BIO_LOCKOUT', 'E_BIO_UNAVAILABLE'].includes(codeOn(event)),
    codeDied: ({ event }) => answerOn(event)['dead'] === true,
    mayBeAskedLater: ({ event }) => ['E_RATE', 'E_FNP_WAIT', 'E_FNP_LIMIT'].includes(codeOn(event)),
    clockMayBeSet: ({ context, event }) => codeOn(event) === 'E_CLOCK' && context.online && !context.resynced,
    sendsAreLeft: ({ context }) => context.sendsAreLeft,
    codeIsLive: stateIn('#codeLive'),
    resendIsReady: stateIn('#resendReady'),
    resendIsCooling: stateIn('#resendCooling'),
    wayIs: ({ context }, { way }: { way: Way }) => context.way === way,
    noPinIsAsked: ({ context }) => context.way !== 'askedPin',
    beginsByScan: ({ context }) => context.first === 'biometric',
    nothingIsToBeKept: ({ context }) => !context.remember && !context.remembered,
    numberIsToBeKept: ({ context }) => context.remember,
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    showError: assign({ error: (_, { code }: { code: FailureCode }) => code }),
    showProblem: assign({ error: ({ event }) => problemOn(event) }),
    forgetError: assign({ error: null, unanswered: null }),
    forgetAttempts: assign({ lastAttempt: false }),
    forgetTransaction: assign(({ context: { display } }) => ({
      lastAttempt: false,
      unanswered: null,
      sendsAreLeft: false,
      resynced: false,
      display: { ...emptyDisplay, given: display.given, retryAt: display.retryAt },
    })),
    noteFault: assign({
      error: ({ event }) => faultOn(event),
      unanswered: (_, { call }: { call: LoginCall }) => call,
    }),
    notePostponed: assign({
      error: 'E_OFFLINE' as const,
      unanswered: (_, { call }: { call: LoginCall }) => call,
    }),
    noteRefusal: assign(({ context, event }) => {
      const answer = answerOn(event);
      if (answer.ok) return {};
      const { retryAt, lastAttempt } = answer;
      return {
        error: answer.code,
        lastAttempt: typeof lastAttempt === 'boolean' ? lastAttempt : context.lastAttempt,
        display: {
          ...context.display,
          retryAt: typeof retryAt === 'number' ? retryAt : null,
          deadlines: { ...context.display.deadlines, ...deadlinesIn(answer, deadlineNames) },
        },
      };
    }),
    noteTransaction: assign(({ context: { display }, event }) => {
      const answer = answerOn(event);
      const { given, retryAt } = display;
      const { txn, nonce, ceremony, scans } = answer as unknown as Opened;
      const deadlines = deadlinesIn(answer, deadlineNames);
      return { display: { ...emptyDisplay, given, retryAt, txn, nonce, ceremony, scans, deadlines } };
    }),
    noteCode: assign(({ context, event }) => {
      const answer = answerOn(event);
      const told = answer as unknown as { sendsLeft: number; ref?: string; digits?: number };
      const { ref = context.display.ref, digits = context.display.digits } = told;
      const deadlines = { ...context.display.deadlines, ...deadlinesIn(answer, deadlineNames) };
      return {
        sendsAreLeft: told.sendsLeft > 0,
        display: { ...context.display, retryAt: null, ref, digits, deadlines },
      };
    }),
    noteLimit: assign({ sendsAreLeft: false }),
    noteMade: assign({
      display: ({ context, event }) => ({ ...context.display, at: answerOn(event)['at'] as number }),
    }),
    noteResync: assign({ resynced: true }),
    forgetResync: assign({ resynced: false }),
    noteSession: assign(({ context: { display }, event }) => ({
      error: null,
      lastAttempt: false,
      sendsAreLeft: false,
      resynced: false,
      display: {
        ...emptyDisplay,
        given: display.given,
        txn: display.txn,
        session: answerOn(event)['session'] as string,
      },
    })),
    noteHandle: assign(({ context: { display }, event }) => {
      const { handle, mask } = answerOn(event) as unknown as { handle: string; mask: string };
      return { display: { ...display, handle, mask } };
    }),
    noteChoice: assign({
      remember: ({ event }) => event.type === 'credentials.submit' && event.remember === true,
    }),
    noteUnremembered: assign({ rememberFailed: true }),
    takeWay: assign({ way: (_, { way }: { way: Way }) => way }),
    renewCode: raise({ type: 'code.renewed' }),
    killCode: raise({ type: 'code.died' }),
    changeResend: raise({ type: 'resend.changed' }),
  },
  delays: Object.fromEntries(deadlineNames.map((name) => [name, unpluggedDelay(name)])) as Record<
    DeadlineName,
    () => number
  >,
});

/** A service's answer with this code. */
export const answered = (code: 'ok' | FailureCode) => ({ type: 'answerIs' as const, params: { code } });
/** Shows this code. */
export const shown = (code: FailureCode) => ({ type: 'showError' as const, params: { code } });
/** The call gave no answer, and may be repeated. */
export const fault = (call: LoginCall) => ({ type: 'noteFault' as const, params: { call } });
/** The connection was lost before the call could start; it may be made when it is back. */
export const postponed = (call: LoginCall) => ({ type: 'notePostponed' as const, params: { call } });
/** Whether this is the call that gave no answer. */
export const unanswered = (call: LoginCall) => ({ type: 'wasUnanswered' as const, params: { call } });
/** Whether this answers after the first element. */
export const wayIs = (way: Way) => ({ type: 'wayIs' as const, params: { way } });
/** From now on this answers after the first element. */
export const takeWay = (way: Way) => ({ type: 'takeWay' as const, params: { way } });

/** What a socket is told, out of what is displayed. */
export const told =
  (choose: (display: LoginContext['display'], context: LoginContext) => SocketInput) =>
  ({ context }: { context: LoginContext }) =>
    choose(context.display, context);

export const transaction = told(({ txn }) => ({ txn }));

/** The call for a new FNP, and the one for the verdict. */
export const sendCode = { id: 'sendCode', src: 'login.sendCode', input: transaction } as const;
export const second = { id: 'second', src: 'login.second' } as const;

/** The call that gave no answer, made again with the same value and key. */
export const again = <Target extends string>(call: LoginCall, target: Target) =>
  ({ guard: unanswered(call), target, actions: 'forgetError' }) as const;
