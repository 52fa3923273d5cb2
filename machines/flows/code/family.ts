import { assign, raise, setup, stateIn } from 'xstate';
import type { FailureCode } from '../../vocabulary/failure.ts';
import { socket, unpluggedDelay } from '../socket.ts';
import { answerOn, codeOn, deadlinesIn, faultOn, problemOn, ruleOn } from './answer.ts';
import {
  type DeadlineName,
  deadlineNames,
  type FormCall,
  type RunContext,
  type RunDisplay,
  type What,
} from './context.ts';

const sockets = {
  'reauth.begin': socket('reauth.begin'),
  'reauth.sendCode': socket('reauth.sendCode'),
  'reauth.verify': socket('reauth.verify'),
  'reauth.cancel': socket('reauth.cancel'),
  'enrolment.beginBiometric': socket('enrolment.beginBiometric'),
  'enrolment.finishBiometric': socket('enrolment.finishBiometric'),
  'enrolment.enableSmartFnp': socket('enrolment.enableSmartFnp'),
  'enrolment.pinRules': socket('enrolment.pinRules'),
  'enrolment.beginSoftPin': socket('enrolment.beginSoftPin'),
  'enrolment.finishSoftPin': socket('enrolment.finishSoftPin'),
  'enrolment.setSaved': socket('enrolment.setSaved'),
  'enrolment.changePin': socket('enrolment.changePin'),
  'enrolment.revoke': socket('enrolment.revoke'),
  'authenticator.create': socket('authenticator.create'),
  'authenticator.sign': socket('authenticator.sign'),
  'authenticator.erase': socket('authenticator.erase'),
  'deviceKey.create': socket('deviceKey.create'),
  'deviceKey.erase': socket('deviceKey.erase'),
  'pinVault.create': socket('pinVault.create'),
  'pinVault.derive': socket('pinVault.derive'),
  'pinVault.change': socket('pinVault.change'),
  'pinVault.save': socket('pinVault.save'),
  'pinVault.settle': socket('pinVault.settle'),
  'pinVault.erase': socket('pinVault.erase'),
  'password.change': socket('password.change'),
  'reset.begin': socket('reset.begin'),
  'reset.sendCode': socket('reset.sendCode'),
  'reset.verify': socket('reset.verify'),
  'reset.secondElement': socket('reset.secondElement'),
  'reset.setPassword': socket('reset.setPassword'),
  'reset.cancel': socket('reset.cancel'),
};
export type Socket = keyof typeof sockets;

interface Submit<Type extends string> {
  type: Type;
  problem: FailureCode | null;
}

export type RunEvent =
  | Submit<'reauth.submit'>
  | Submit<'code.submit'>
  | Submit<'identifier.submit'>
  | Submit<'newPassword.submit'>
  | Submit<'pin.submit'>
  | Submit<'pin.choose'>
  | (Submit<'pin.confirm'> & { save?: boolean })
  | { type: 'code.resend' }
  | { type: 'element.biometric' }
  | { type: 'element.softPin' }
  | { type: 'replace.confirm' }
  | { type: 'off.confirm' }
  | { type: 'confirmation.acknowledge' }
  | { type: 'block.acknowledge' }
  | { type: 'call.retry' }
  | { type: 'flow.back' }
  | { type: 'flow.cancel' }
  | { type: 'network.lost' }
  | { type: 'network.found' }
  | { type: 'code.renewed' }
  | { type: 'code.died' }
  | { type: 'resend.changed' };

/** What a flow says of itself when it begins: references, and choices that others made. */
export type RunInput = Readonly<Record<string, string | boolean | null>>;

/** The answer's values that are shown or passed on, by the name they have everywhere. */
const carried = [
  'txn',
  'nonce',
  'ref',
  'digits',
  'credential',
  'publicKey',
  'challenge',
  'user',
  'mask',
  'at',
  'ceremony',
  'scans',
  'showFor',
  'clipboardClear',
  'clockWarn',
] as const;

/** Names the credential that the next calls are about. */
const use = (kept: 'biometric' | 'softPin' | null) =>
  assign<RunContext, RunEvent, undefined, RunEvent, never>({
    display: ({ context: { display } }) => ({
      ...display,
      credential: kept === null ? null : display[kept],
      at: null,
    }),
  });

/**
 * What every flow beside the login shares: VERIFIKO and what it protects (behaviour.md 6.7–6.9, 6.13), and the forgotten
 * password (6.11): context, events, sockets, questions and verbs.
 */
export const runFamily = setup({
  types: { context: {} as RunContext, events: {} as RunEvent, input: {} as RunInput },
  actors: sockets,
  guards: {
    isOffline: ({ context }) => !context.online,
    formHasProblem: ({ event }) => problemOn(event) !== null,
    formHas: ({ event }, problem: { code: FailureCode }) => problemOn(event) === problem.code,
    nothingIsUnanswered: ({ context }) => context.unanswered === null,
    wasUnanswered: ({ context }, call: { call: FormCall }) => context.unanswered === call.call,
    answerIs: ({ event }, wanted: { code: 'ok' | FailureCode }) => wanted.code === codeOn(event),
    wasRefusedFor: ({ context }, wanted: { code: FailureCode }) => context.error === wanted.code,
    nothingFailed: ({ context }) => context.error === null,
    codeIsNeeded: ({ event }) => answerOn(event).ok && answerOn(event)['needsCode'] === true,
    codeDied: ({ event }) => !answerOn(event).ok && answerOn(event)['dead'] === true,
    sendsAreLeft: ({ context }) => context.sendsAreLeft,
    codeIsLive: stateIn('#codeLive'),
    resendIsReady: stateIn('#resendReady'),
    resendIsCooling: stateIn('#resendCooling'),
    wasLastMismatch: ({ context, event }) =>
      context.mismatches === 2 && problemOn(event) === 'E_PIN_MISMATCH',
    typedPinWasWrong: ({ context }) => context.what !== 'ask' && context.error === 'E_PIN_WRONG',
    isAbout: ({ context }, asked: { what: What }) => context.what === asked.what,
    hasBiometric: ({ context }) => context.hasBiometric,
    hasSoftPin: ({ context }) => context.hasSoftPin,
    hasNoElement: ({ context }) => !context.hasBiometric && !context.hasSoftPin,
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    showError: assign({ error: (_, shown: { code: FailureCode }) => shown.code }),
    showProblem: assign({ error: ({ event }) => problemOn(event) }),
    forgetError: assign({ error: null, unanswered: null }),
    startOver: assign({ error: null, unanswered: null, replace: false, save: false }),
    noteFault: assign({ error: ({ event }) => faultOn(event) }),
    noteUnanswered: assign({
      error: ({ event }) => faultOn(event),
      unanswered: (_, call: { call: FormCall }) => call.call,
    }),
    noteRefusal: assign(({ context, event }) => {
      const answer = answerOn(event);
      if (answer.ok) return {};
      return {
        error: answer.code,
        unanswered: null,
        lastAttempt: 'lastAttempt' in answer ? answer['lastAttempt'] === true : context.lastAttempt,
        display: {
          ...context.display,
          rule: answer.code === 'E_PWD_POLICY' ? ruleOn(answer) : null,
          retryAt: typeof answer['retryAt'] === 'number' ? answer['retryAt'] : null,
          deadlines: { ...context.display.deadlines, ...deadlinesIn(answer, deadlineNames) },
        },
      };
    }),
    /** Keeps what an answer names, for the services and the screens that follow. */
    noteAnswer: assign(({ context, event }) => {
      const answer = answerOn(event);
      const told = Object.fromEntries(
        carried.flatMap((name) => (answer[name] === undefined ? [] : [[name, answer[name]]])),
      );
      const deadlines = { ...context.display.deadlines, ...deadlinesIn(answer, deadlineNames) };
      return {
        error: null,
        unanswered: null,
        display: { ...context.display, ...told, retryAt: null, deadlines },
      };
    }),
    noteSends: assign({ sendsAreLeft: ({ event }) => answerOn(event)['sendsLeft'] !== 0 }),
    forgetCode: assign({
      error: null,
      lastAttempt: false,
      sendsAreLeft: false,
      unanswered: null,
      display: ({ context }) => ({ ...context.display, ref: null, digits: null, deadlines: {} }),
    }),
    noteLimit: assign({ sendsAreLeft: false }),
    agreeToReplace: assign({ replace: true }),
    noteSave: assign({ save: ({ event }) => 'save' in event && event.save === true }),
    countMismatch: assign({ mismatches: ({ context }) => (context.mismatches === 0 ? 1 : 2) }),
    forgetMismatches: assign({ mismatches: 0 }),
    loseBiometric: assign({ hasBiometric: false }),
    loseSoftPin: assign({ hasSoftPin: false }),
    useBiometric: use('biometric'),
    useSoftPin: use('softPin'),
    useNothing: use(null),
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
/** Why the run was refused, once it was noted. */
export const refusedFor = (code: FailureCode) => ({ type: 'wasRefusedFor' as const, params: { code } });
/** This problem of the form. */
export const formHas = (code: FailureCode) => ({ type: 'formHas' as const, params: { code } });
/** Shows this code. */
export const shown = (code: FailureCode) => ({ type: 'showError' as const, params: { code } });
/** The call of a form gave no answer, and may be repeated. */
export const noAnswer = (call: FormCall) => ({ type: 'noteUnanswered' as const, params: { call } });
/** Whether this is the call that gave no answer. */
export const unanswered = (call: FormCall) => ({ type: 'wasUnanswered' as const, params: { call } });

/** Whether the run is about this. */
export const about = (what: What) => ({ type: 'isAbout' as const, params: { what } });

type Named = Exclude<keyof RunDisplay, 'deadlines' | 'retryAt' | 'digits' | 'ref' | 'rule'>;

/** Tells a socket these references. */
export const tell =
  (...names: readonly Named[]) =>
  ({ context }: { context: RunContext }) =>
    Object.fromEntries(names.map((name) => [name, context.display[name]]));
