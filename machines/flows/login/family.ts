import { assign, raise, setup, stateIn } from 'xstate';
import type { loginMethods } from '../../ports/login.ts';
import type { Outcome } from '../../ports/method.ts';
import { type FailureCode, failureCodes } from '../../vocabulary/failure.ts';
import { type Fault, socket, unpluggedDelay } from '../socket.ts';

/** A deadline by the flow's clock, and how long it was when it was told. */
export interface Deadline {
  endsAt: number;
  durationMs: number;
}

export const deadlineNames = ['resendAt', 'codeExpiresAt', 'helpAt', 'expiresAt', 'until'] as const;
export type DeadlineName = (typeof deadlineNames)[number];

/** What is shown or waited for and never decides: no guard reads it. */
export interface LoginDisplay {
  txn: string | null;
  ref: string | null;
  digits: number | null;
  session: string | null;
  /** When a refusal for being too fast ends. */
  retryAt: number | null;
  deadlines: Partial<Record<DeadlineName, Deadline>>;
}

const calls = ['open', 'first', 'sendCode', 'second'] as const;

export interface LoginContext {
  online: boolean;
  error: FailureCode | null;
  /** The next rejection brings a block, as the bank told. */
  lastAttempt: boolean;
  /** The call that gave no answer and may be repeated with the same value and key (R8). */
  unanswered: (typeof calls)[number] | null;
  /** The bank will send a further code on request. */
  sendsAreLeft: boolean;
  display: LoginDisplay;
}

const either = [false, true] as const;

/** Every value a decision of the machine may rest on; leaving the range is a defect. */
export const loginRange = {
  online: either,
  error: [null, ...failureCodes],
  lastAttempt: either,
  unanswered: [null, ...calls],
  sendsAreLeft: either,
} satisfies { [K in keyof Omit<LoginContext, 'display'>]: readonly LoginContext[K][] };

export const emptyDisplay: LoginDisplay = {
  txn: null,
  ref: null,
  digits: null,
  session: null,
  retryAt: null,
  deadlines: {},
};

export type LoginEvent =
  | { type: 'credentials.submit'; problem: FailureCode | null }
  | { type: 'credentials.edit' }
  | { type: 'password.forgot' }
  | { type: 'code.submit'; problem: FailureCode | null }
  | { type: 'code.resend' }
  | { type: 'call.retry' }
  | { type: 'block.acknowledge' }
  | { type: 'flow.cancel' }
  | { type: 'network.lost' }
  | { type: 'network.found' }
  | { type: 'code.renewed' }
  | { type: 'code.died' }
  | { type: 'resend.changed' };

type LoginAnswer = {
  [M in keyof typeof loginMethods]: Outcome<(typeof loginMethods)[M]>;
}[keyof typeof loginMethods];

/** The service's answer, on the event of its completion; xstate does not type it for named guards and actions. */
const answerOn = (event: object): LoginAnswer => (event as { output: LoginAnswer }).output;

const faultOn = (event: object): Fault => {
  const { error } = event as { error?: { code?: unknown } };
  return error?.code === 'E_TIMEOUT' ? 'E_TIMEOUT' : 'E_SERVICE';
};

const problemOn = (event: LoginEvent): FailureCode | null => ('problem' in event ? event.problem : null);

/** The deadlines an answer names, each with its length from the moment of the answer. */
function deadlinesIn(answer: object): LoginDisplay['deadlines'] {
  const told = answer as Partial<Record<DeadlineName | 'serverNow', number>>;
  return Object.fromEntries(
    deadlineNames.flatMap((name) => {
      const endsAt = told[name];
      return endsAt === undefined
        ? []
        : [[name, { endsAt, durationMs: endsAt - (told.serverNow ?? endsAt) }]];
    }),
  );
}

/** What every login flow shares: context, events, sockets, questions and verbs. */
export const loginFamily = setup({
  types: { context: {} as LoginContext, events: {} as LoginEvent },
  actors: {
    'login.open': socket('login.open'),
    'login.first': socket('login.first'),
    'login.sendCode': socket('login.sendCode'),
    'login.second': socket('login.second'),
    'login.cancel': socket('login.cancel'),
  },
  guards: {
    isOffline: ({ context }) => !context.online,
    formHasProblem: ({ event }) => problemOn(event) !== null,
    nothingIsUnanswered: ({ context }) => context.unanswered === null,
    wasUnanswered: ({ context }, call: { call: LoginContext['unanswered'] }) =>
      context.unanswered === call.call,
    answerIs: ({ event }, wanted: { code: 'ok' | FailureCode }) => {
      const answer = answerOn(event);
      return wanted.code === (answer.ok ? 'ok' : answer.code);
    },
    codeDied: ({ event }) => {
      const answer = answerOn(event);
      return !answer.ok && 'dead' in answer && answer.dead;
    },
    sendsAreLeft: ({ context }) => context.sendsAreLeft,
    codeIsLive: stateIn('#codeLive'),
    resendIsReady: stateIn('#resendReady'),
    resendIsCooling: stateIn('#resendCooling'),
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    showError: assign({ error: (_, shown: { code: FailureCode }) => shown.code }),
    showProblem: assign({ error: ({ event }) => problemOn(event) }),
    forgetError: assign({ error: null, unanswered: null }),
    forgetAttempts: assign({ lastAttempt: false }),
    forgetTransaction: assign({
      lastAttempt: false,
      unanswered: null,
      sendsAreLeft: false,
      display: ({ context }) => ({ ...emptyDisplay, retryAt: context.display.retryAt }),
    }),
    noteFault: assign({
      error: ({ event }) => faultOn(event),
      unanswered: (_, call: { call: LoginContext['unanswered'] }) => call.call,
    }),
    notePostponed: assign({
      error: 'E_OFFLINE' as const,
      unanswered: (_, call: { call: LoginContext['unanswered'] }) => call.call,
    }),
    noteRefusal: assign(({ context, event }) => {
      const answer = answerOn(event);
      if (answer.ok) return {};
      return {
        error: answer.code,
        lastAttempt: 'lastAttempt' in answer ? answer.lastAttempt : context.lastAttempt,
        display: {
          ...context.display,
          retryAt: 'retryAt' in answer ? answer.retryAt : null,
          deadlines: { ...context.display.deadlines, ...deadlinesIn(answer) },
        },
      };
    }),
    noteTransaction: assign({
      display: ({ event }) => {
        const answer = answerOn(event);
        return { ...emptyDisplay, txn: answer.ok && 'txn' in answer ? answer.txn : null };
      },
    }),
    noteCode: assign(({ context, event }) => {
      const answer = answerOn(event);
      if (!answer.ok || !('sendsLeft' in answer)) return {};
      return {
        error: null,
        sendsAreLeft: answer.sendsLeft > 0,
        display: {
          ...context.display,
          retryAt: null,
          ...('ref' in answer && { ref: answer.ref, digits: answer.digits }),
          deadlines: { ...context.display.deadlines, ...deadlinesIn(answer) },
        },
      };
    }),
    noteLimit: assign({ sendsAreLeft: false }),
    noteSession: assign(({ context, event }) => {
      const answer = answerOn(event);
      const session = answer.ok && 'session' in answer ? answer.session : null;
      return { lastAttempt: false, display: { ...emptyDisplay, txn: context.display.txn, session } };
    }),
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
export const fault = (call: LoginContext['unanswered']) => ({ type: 'noteFault' as const, params: { call } });
/** The connection was lost before the call could start; it may be made when it is back. */
export const postponed = (call: LoginContext['unanswered']) => ({
  type: 'notePostponed' as const,
  params: { call },
});
/** Whether this is the call that gave no answer. */
export const unanswered = (call: LoginContext['unanswered']) => ({
  type: 'wasUnanswered' as const,
  params: { call },
});
/** What a socket is told. */
export const transaction = ({ context }: { context: LoginContext }) => ({ txn: context.display.txn });
