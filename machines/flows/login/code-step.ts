import { codeRegions } from '../code/code-regions.ts';
import { again, answered, fault, loginFamily, second, sendCode, shown, told } from './family.ts';
import { over, retrying, waysOut } from './leaving.ts';

/**
 * The code step of manual 1.1 point 4, shared by every login that ends with an FNP: what the customer does, whether a
 * new code may be asked for, whether the code can still be right, and whether help is offered. A wrong code touches
 * no timer. The machine that embeds it has states with the ids `form`, `blocked`, `accepted`, and those of `leaving`.
 */
export const codeStep = loginFamily.createStateConfig({
  type: 'parallel',
  after: { expiresAt: { target: '#form', actions: ['forgetTransaction', shown('E_TXN_EXPIRED')] } },
  on: waysOut,
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
            'call.retry': [...retrying, again('sendCode', 'sending'), again('second', 'verifying')],
          },
        },
        sending: {
          invoke: {
            ...sendCode,
            onDone: [
              { guard: answered('ok'), target: 'idle', actions: ['noteCode', 'renewCode'] },
              { guard: answered('E_RATE'), target: 'idle', actions: 'noteRefusal' },
              { guard: answered('E_FNP_WAIT'), target: 'idle', actions: ['noteRefusal', 'changeResend'] },
              {
                guard: answered('E_FNP_LIMIT'),
                target: 'idle',
                actions: ['noteRefusal', 'noteLimit', 'changeResend'],
              },
              ...over,
            ],
            onError: { target: 'idle', actions: fault('sendCode') },
          },
        },
        verifying: {
          invoke: {
            ...second,
            input: told(({ txn }) => ({ txn, method: 'sms' })),
            onDone: [
              { guard: answered('ok'), target: '#accepted', actions: 'noteSession' },
              { guard: 'codeDied', target: 'idle', actions: ['noteRefusal', 'killCode'] },
              { guard: answered('E_AUTH_GENERIC'), target: 'idle', actions: 'noteRefusal' },
              ...over,
            ],
            onError: { target: 'idle', actions: fault('second') },
          },
        },
      },
    },
    ...codeRegions,
  },
});
