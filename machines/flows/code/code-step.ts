import { codeRegions } from './code-regions.ts';
import type { FailureCode } from '../../vocabulary/failure.ts';
import { answered, noAnswer, runFamily, shown, tell, unanswered } from './family.ts';

/** Where the code step is embedded: what it asks, and where it leads. Targets are ids of the machine that embeds it. */
export interface CodeStepPlace {
  sendCode: 'reauth.sendCode' | 'reset.sendCode';
  verify: 'reauth.verify' | 'reset.verify';
  /** By which name the bank knows the transaction. */
  of: 'session' | 'txn';
  verified: string;
  /** The form before it; the transaction is over. */
  form: string;
  /** The transaction is ended at the bank, and the form follows. */
  back: string;
  /** The transaction is ended at the bank, and the flow with it. */
  leave: string;
  /** Offline the bank cannot be told. */
  cancelled: string;
  /** Where other refusals lead that end the transaction, or more than it. */
  ends: Readonly<Partial<Record<FailureCode, string>>>;
}

/**
 * The FNP of a VERIFIKO or of a forgotten password: what the customer does, whether a new code may be asked for,
 * whether the code can still be right, and whether help is offered. A wrong code touches no timer.
 */
export function codeStep(place: CodeStepPlace) {
  const over = [
    {
      guard: answered('E_TXN_EXPIRED'),
      target: place.form,
      actions: ['forgetCode', 'noteRefusal'] as const,
    },
    ...Object.entries(place.ends).map(([code, target]) => ({
      guard: answered(code as FailureCode),
      target,
      actions: ['forgetCode', 'noteRefusal'] as const,
    })),
  ];
  return runFamily.createStateConfig({
    type: 'parallel',
    after: { expiresAt: { target: place.form, actions: ['forgetCode', shown('E_TXN_EXPIRED')] } },
    on: {
      'flow.back': [
        { guard: 'isOffline', target: place.form, actions: 'forgetCode' },
        { target: place.back, actions: 'forgetError' },
      ],
      'flow.cancel': [
        { guard: 'isOffline', target: place.cancelled, actions: 'forgetError' },
        { target: place.leave, actions: 'forgetError' },
      ],
    },
    states: {
      activity: {
        initial: 'idle',
        states: {
          idle: {
            on: {
              'code.submit': [
                { guard: 'formHasProblem', actions: 'showProblem' },
                { guard: 'isOffline', actions: shown('E_OFFLINE') },
                { guard: 'codeIsLive', target: 'verifying', actions: 'forgetError' },
                { actions: shown('E_FNP_EXPIRED') },
              ],
              'code.resend': [
                { guard: 'isOffline', actions: shown('E_OFFLINE') },
                { guard: 'resendIsReady', target: 'sending', actions: 'forgetError' },
                { guard: 'resendIsCooling', actions: shown('E_FNP_WAIT') },
                { actions: shown('E_FNP_LIMIT') },
              ],
              'call.retry': [
                { guard: 'nothingIsUnanswered' },
                { guard: 'isOffline', actions: shown('E_OFFLINE') },
                { guard: unanswered('sendCode'), target: 'sending', actions: 'forgetError' },
                { guard: unanswered('verify'), target: 'verifying', actions: 'forgetError' },
              ],
            },
          },
          sending: {
            invoke: {
              id: 'sendCode',
              src: place.sendCode,
              input: tell(place.of),
              onDone: [
                { guard: answered('ok'), target: 'idle', actions: ['noteAnswer', 'noteSends', 'renewCode'] },
                { guard: answered('E_RATE'), target: 'idle', actions: 'noteRefusal' },
                { guard: answered('E_FNP_WAIT'), target: 'idle', actions: ['noteRefusal', 'changeResend'] },
                {
                  guard: answered('E_FNP_LIMIT'),
                  target: 'idle',
                  actions: ['noteRefusal', 'noteLimit', 'changeResend'],
                },
                ...over,
              ],
              onError: { target: 'idle', actions: noAnswer('sendCode') },
            },
          },
          verifying: {
            invoke: {
              id: 'verify',
              src: place.verify,
              input: tell(place.of),
              onDone: [
                { guard: answered('ok'), target: place.verified, actions: 'forgetCode' },
                { guard: 'codeDied', target: 'idle', actions: ['noteRefusal', 'killCode'] },
                { guard: answered('E_AUTH_GENERIC'), target: 'idle', actions: 'noteRefusal' },
                ...over,
              ],
              onError: { target: 'idle', actions: noAnswer('verify') },
            },
          },
        },
      },
      ...codeRegions,
    },
  });
}
