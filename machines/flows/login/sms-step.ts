import { answered, fault, loginFamily, postponed, sendCode, shown, takeWay } from './family.ts';
import { over, retrying, waysOut } from './leaving.ts';

/** While the bank knows the transaction: how it ends by itself, and by the customer's hand. */
export const inTransaction = {
  after: { expiresAt: { target: '#form', actions: ['forgetTransaction', shown('E_TXN_EXPIRED')] } },
  on: waysOut,
} as const;

/** The customer wants an FNP by SMS instead (A14). */
export const bySms = [
  { guard: 'isOffline', actions: shown('E_OFFLINE') },
  { target: '#turning', actions: ['forgetError', 'forgetResync'] },
] as const;

/** What an action carries on to when the device cannot answer: an FNP by SMS, in the same transaction. */
export const toSms = {
  target: '#turning',
  actions: [takeWay('sms'), 'forgetResync', 'noteRefusal'],
} as const;

/** `sendCode` where `first` sent nothing; the code step follows. */
export const smsStep = loginFamily.createStateConfig({
  id: 'turning',
  initial: 'beginning',
  ...inTransaction,
  states: {
    beginning: {
      always: [
        { guard: 'isOffline', target: 'asking', actions: postponed('sendCode') },
        { target: 'sending' },
      ],
    },
    sending: {
      invoke: {
        ...sendCode,
        onDone: [
          { guard: answered('ok'), target: '#askingCode', actions: [takeWay('sms'), 'noteCode'] },
          { guard: 'mayBeAskedLater', target: 'asking', actions: 'noteRefusal' },
          ...over,
        ],
        onError: { target: 'asking', actions: fault('sendCode') },
      },
    },
    asking: {
      on: {
        'sms.request': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'sending', actions: 'forgetError' },
        ],
        'call.retry': [...retrying, { target: 'sending', actions: 'forgetError' }],
      },
    },
  },
});
