import {
  again,
  answered,
  fault,
  loginFamily,
  postponed,
  second,
  shown,
  takeWay,
  told,
  wayIs,
} from './family.ts';
import { over, retrying } from './leaving.ts';
import { bySms, inTransaction, toSms } from './sms-step.ts';

/**
 * Soft PIN after the first element (behaviour.md 6.5): the device makes a code, for which the Kod PIN is asked for or
 * not, and the bank decides. A clock that is wrong is set once, silently. An FNP by SMS is always the other way.
 */
export const softPinStep = loginFamily.createStateConfig({
  initial: 'beginning',
  ...inTransaction,
  states: {
    beginning: {
      always: [
        { guard: wayIs('askedPin'), target: 'asking' },
        { guard: 'isOffline', target: 'asking', actions: postponed('derive') },
        { target: 'deriving' },
      ],
    },
    asking: {
      on: {
        'pin.submit': [
          { guard: 'noPinIsAsked' },
          { guard: 'formHasProblem', actions: 'showProblem' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'deriving', actions: ['forgetError', 'forgetResync'] },
        ],
        'pin.forgot': [{ guard: 'noPinIsAsked' }, { target: 'forgotten', actions: 'forgetError' }],
        'sms.request': bySms,
        'call.retry': [...retrying, again('derive', 'deriving'), again('second', 'verifying')],
      },
    },
    forgotten: { on: { 'sms.request': bySms } },
    deriving: {
      invoke: {
        id: 'derive',
        src: 'pinVault.derive',
        input: told(({ txn, nonce, given: { softPin = null } }) => ({ txn, nonce, credential: softPin })),
        onDone: [
          { guard: 'isRefused', ...toSms },
          { guard: 'isOffline', target: 'asking', actions: ['noteMade', postponed('second')] },
          { target: 'verifying', actions: 'noteMade' },
        ],
        onError: { target: 'asking', actions: fault('derive') },
      },
    },
    verifying: {
      invoke: {
        ...second,
        input: told(({ txn, at, given: { softPin = null } }) => ({
          txn,
          method: 'softPin',
          credential: softPin,
          at,
        })),
        onDone: [
          { guard: answered('ok'), target: '#accepted', actions: 'noteSession' },
          { guard: answered('I_PIN_FALLBACK'), ...toSms },
          { guard: 'clockMayBeSet', target: 'deriving', actions: 'noteResync' },
          { guard: answered('E_CLOCK'), target: 'asking', actions: 'noteRefusal' },
          {
            guard: answered('E_PIN_SUSPENDED'),
            target: '#form',
            actions: [takeWay('sms'), 'forgetTransaction', 'noteRefusal'],
          },
          ...over,
        ],
        onError: { target: 'asking', actions: fault('second') },
      },
    },
  },
});
