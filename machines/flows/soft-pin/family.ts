import { assign, raise, setup } from 'xstate';
import { type FailureCode, failureCodes } from '../../vocabulary/failure.ts';
import type { CodeLimits } from '../../ports/pin-vault.ts';
import { answerOn, codeOn, type Deadline, deadlinesIn, faultOn, problemOn } from '../code/answer.ts';
import { socket, type SocketInput, unpluggedDelay } from '../socket.ts';

const deadlineNames = ['stepEndsAt', 'nextAt'] as const;
type DeadlineName = (typeof deadlineNames)[number];

const calls = ['check', 'burn'] as const;
type Call = (typeof calls)[number];

export interface MenuContext {
  online: boolean;
  error: FailureCode | null;
  /** The call that gave no answer and may be repeated with the same code and key (R8). */
  unanswered: Call | null;
  /** In a session of a customer who saved the PIN: it is not asked for (A7). */
  pinIsSaved: boolean;
  inSession: boolean;
  /** The code of this step was burned; the next step's is accepted at once (A6). */
  burned: boolean;
  /** What is shown or told to services and never decides. */
  display: {
    credential: string | null;
    session: string | null;
    /** By which server time the device made its code, ms. */
    at: number | null;
    /** The code was made without the bank having looked at the PIN. */
    unverified: boolean;
    /** The device's clock differs so much from the bank's that its owner should set it. */
    clockIsWrong: boolean;
    /** What the bank's policy lets a code be, ms: as the bank told last. */
    limits: CodeLimits | null;
    /** How long the shown code may be on the clipboard, ms. */
    clipboardClear: number | null;
    deadlines: Partial<Record<DeadlineName, Deadline>>;
  };
}

const either = [false, true] as const;

export const menuRange = {
  online: either,
  error: [null, ...failureCodes],
  unanswered: [null, ...calls],
  pinIsSaved: either,
  inSession: either,
  burned: either,
} satisfies { [K in keyof Omit<MenuContext, 'display'>]: readonly MenuContext[K][] };

export interface MenuStart {
  credential: string;
  /** `null` before a login. */
  session: string | null;
  saved: boolean;
}

type MenuEvent =
  | { type: 'pin.submit'; problem: FailureCode | null }
  | { type: 'softPin.open' }
  | { type: 'softPin.get' }
  | { type: 'softPin.generate' }
  | { type: 'app.hidden' }
  | { type: 'profile.open' }
  | { type: 'call.retry' }
  | { type: 'flow.cancel' }
  | { type: 'network.lost' }
  | { type: 'network.found' }
  | { type: 'step.spent' };

const limitsIn = (answer: Readonly<Record<string, unknown>>): CodeLimits => {
  const [showFor, clipboardClear, clockWarn] = [
    answer['showFor'],
    answer['clipboardClear'],
    answer['clockWarn'],
  ].map(Number) as [number, number, number];
  return { showFor, clipboardClear, clockWarn };
};

/**
 * What a code that the device made tells of time, in ms: the length of a step, how far the bank's clock is ahead of the
 * device's, and until when the code may be shown, by the device's clock.
 */
function timesOf(made: Readonly<Record<string, unknown>>, { showFor }: CodeLimits) {
  const [at, step, stepEndsAt] = [made['at'], made['step'], made['stepEndsAt']].map(Number) as [
    number,
    number,
    number,
  ];
  const length = step > 0 ? Math.round(at / step) : 0;
  const ahead = (step + 1) * length - stepEndsAt;
  return { length, ahead, endsAt: Math.min(stepEndsAt, at - ahead + showFor) };
}

/** What the Soft PIN menu is made of: context, events, sockets, questions and verbs. */
export const menuFamily = setup({
  types: {
    context: {} as MenuContext,
    events: {} as MenuEvent,
    input: {} as MenuStart | undefined,
  },
  actors: {
    'pinVault.derive': socket('pinVault.derive'),
    'enrolment.status': socket('enrolment.status'),
    'softPin.check': socket('softPin.check'),
    'softPin.burn': socket('softPin.burn'),
  },
  guards: {
    isOffline: ({ context }) => !context.online,
    formHasProblem: ({ event }) => problemOn(event) !== null,
    answerIs: ({ event }, wanted: { code: 'ok' | FailureCode }) => wanted.code === codeOn(event),
    nothingIsUnanswered: ({ context }) => context.unanswered === null,
    somethingIsUnanswered: ({ context }) => context.unanswered !== null,
    pinIsSaved: ({ context }) => context.pinIsSaved,
    isInSession: ({ context }) => context.inSession,
    wasBurned: ({ context }) => context.burned,
    isActive: ({ event }) => answerOn(event)['softPin'] === 'active',
    isSuspended: ({ event }) => answerOn(event)['softPin'] === 'suspended',
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    showError: assign({ error: (_, shown: { code: FailureCode }) => shown.code }),
    showProblem: assign({ error: ({ event }) => problemOn(event) }),
    forgetError: assign({ error: null, unanswered: null }),
    noteFault: assign({ error: ({ event }) => faultOn(event) }),
    noteUnanswered: assign({
      error: ({ event }) => faultOn(event),
      unanswered: (_, call: { call: Call }) => call.call,
    }),
    noteRefusal: assign({
      error: ({ event }) => {
        const code = codeOn(event);
        return code === 'ok' ? null : code;
      },
    }),
    noteMade: assign({
      display: ({ context, event }) => {
        const made = answerOn(event);
        const limits = context.display.limits ?? limitsIn(made);
        const { length, ahead, endsAt } = timesOf(made, limits);
        const stepEndsAt = { endsAt, durationMs: length };
        return {
          ...context.display,
          at: made['at'] as number,
          clockIsWrong: Math.abs(ahead) > limits.clockWarn,
          clipboardClear: limits.clipboardClear,
          deadlines: { ...context.display.deadlines, stepEndsAt },
        };
      },
    }),
    noteVerified: assign({ display: ({ context }) => ({ ...context.display, unverified: false }) }),
    /** A limit of the bank's policy holds from the moment that it is told. */
    noteLimits: assign({
      display: ({ context, event }) => ({ ...context.display, limits: limitsIn(answerOn(event)) }),
    }),
    noteUnverified: assign({ display: ({ context }) => ({ ...context.display, unverified: true }) }),
    noteBurned: assign({
      burned: true,
      display: ({ context, event }) => ({
        ...context.display,
        unverified: false,
        deadlines: { ...context.display.deadlines, ...deadlinesIn(answerOn(event), deadlineNames) },
      }),
    }),
    noteNextStep: assign({ burned: false }),
    spendStep: raise({ type: 'step.spent' }),
  },
  delays: Object.fromEntries(deadlineNames.map((name) => [name, unpluggedDelay(name)])) as Record<
    DeadlineName,
    () => number
  >,
});

export const answered = (code: 'ok' | FailureCode) => ({ type: 'answerIs' as const, params: { code } });
export const shown = (code: FailureCode) => ({ type: 'showError' as const, params: { code } });
export const noAnswer = (call: Call) => ({ type: 'noteUnanswered' as const, params: { call } });

/** The code that the menu shows or proves with. */
export const codeInput = ({ context }: { context: MenuContext }): SocketInput => ({
  credential: context.display.credential,
  at: context.display.at,
});
