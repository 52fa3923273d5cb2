import { again, answered, fault, loginFamily, second, shown, told } from './family.ts';
import { over, retrying } from './leaving.ts';
import { bySms, inTransaction } from './sms-step.ts';

/**
 * The second element in the Internet Branch (behaviour.md 6.6): a Soft PIN code read off the phone, or an FNP by SMS.
 * Both are always offered, whatever the customer has. A code that is not accepted may be followed by another.
 */
export const webStep = loginFamily.createStateConfig({
  initial: 'asking',
  ...inTransaction,
  states: {
    verifying: {
      invoke: {
        ...second,
        input: told(({ txn }) => ({ txn, method: 'softPinCode' })),
        onDone: [
          { guard: answered('ok'), target: '#accepted', actions: 'noteSession' },
          { guard: answered('E_AUTH_GENERIC'), target: 'asking', actions: 'noteRefusal' },
          { guard: answered('E_CLOCK'), target: 'asking', actions: 'noteRefusal' },
          ...over,
        ],
        onError: { target: 'asking', actions: fault('second') },
      },
    },
    asking: {
      on: {
        'softPin.submit': [
          { guard: 'formHasProblem', actions: 'showProblem' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'verifying', actions: 'forgetError' },
        ],
        'sms.request': bySms,
        'call.retry': [...retrying, again('second', 'verifying')],
      },
    },
  },
});
