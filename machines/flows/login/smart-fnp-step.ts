import { again, answered, fault, loginFamily, postponed, second, told } from './family.ts';
import { over, retrying } from './leaving.ts';
import { bySms, inTransaction, toSms } from './sms-step.ts';

/**
 * Smart FNP after the first element (behaviour.md 6.4): the device signs and the bank decides, with nothing to type.
 * A key that is missing, suspended or revoked leads to an FNP by SMS (`smsStep`).
 */
export const smartFnpStep = loginFamily.createStateConfig({
  initial: 'beginning',
  ...inTransaction,
  states: {
    beginning: {
      always: [{ guard: 'isOffline', target: 'stalled', actions: postponed('sign') }, { target: 'signing' }],
    },
    signing: {
      invoke: {
        id: 'sign',
        src: 'deviceKey.sign',
        input: told(({ txn, nonce, given: { smartFnp = null } }) => ({ txn, nonce, credential: smartFnp })),
        onDone: [
          { guard: 'isRefused', ...toSms },
          { guard: 'isOffline', target: 'stalled', actions: postponed('second') },
          { target: 'verifying' },
        ],
        onError: { target: 'stalled', actions: fault('sign') },
      },
    },
    verifying: {
      invoke: {
        ...second,
        input: told(({ txn, given: { smartFnp = null } }) => ({
          txn,
          method: 'smartFnp',
          credential: smartFnp,
        })),
        onDone: [
          { guard: answered('ok'), target: '#accepted', actions: 'noteSession' },
          { guard: answered('I_SFNP_FALLBACK'), ...toSms },
          ...over,
        ],
        onError: { target: 'stalled', actions: fault('second') },
      },
    },
    stalled: {
      on: {
        'sms.request': bySms,
        'call.retry': [...retrying, again('sign', 'signing'), again('second', 'verifying')],
      },
    },
  },
});
