import { assign, setup } from 'xstate';
import type { deviceMethods } from '../../ports/device.ts';
import type { enrolmentMethods } from '../../ports/enrolment.ts';
import type { Outcome } from '../../ports/method.ts';
import type { FailureCode } from '../../vocabulary/failure.ts';
import { codeOn, faultOn } from '../code/answer.ts';
import { faults, socket } from '../socket.ts';
import type { Counted, Kept } from './entry-output.ts';

const calls = ['look', 'integrity', 'available', 'status', 'reconcile'] as const;
type EntryCall = (typeof calls)[number];

/** What the bank says of the credentials of this device. */
export type Status = Omit<Outcome<typeof enrolmentMethods.status>, 'ok'>;

export interface EntryContext extends Counted {
  online: boolean;
  error: FailureCode | null;
  /** The call that gave no answer and may be repeated (R8). */
  unanswered: EntryCall | null;
  /** References and masks: shown and handed on; no guard reads them. */
  display: { kept: Kept | null; status: Status | null };
}

const either = [false, true] as const;

export const entryRange = {
  online: either,
  error: [null, 'E_OFFLINE', ...faults],
  unanswered: [null, ...calls],
  remembered: either,
  apart: either,
  altered: either,
  biometric: either,
  smartFnp: either,
  softPin: ['off', 'ask', 'saved'],
} satisfies { [K in keyof Omit<EntryContext, 'display'>]: readonly EntryContext[K][] };

type EntryEvent = {
  type:
    | 'app.enter'
    | 'password.choose'
    | 'biometric.login'
    | 'softPin.open'
    | 'password.forgot'
    | 'call.retry'
    | 'flow.cancel'
    | 'network.lost'
    | 'network.found';
};

const lookOn = (event: object) => (event as { output: Outcome<typeof deviceMethods.look> }).output;
const statusOn = (event: object) => (event as { output: Outcome<typeof enrolmentMethods.status> }).output;

/** Another customer's counts too: for the scan and the menu, which are whose they are. */
const counts = (standing: Status['biometric']) => standing === 'active' || standing === 'other';

export const entryFamily = setup({
  types: { context: {} as EntryContext, events: {} as EntryEvent },
  actors: {
    'device.look': socket('device.look'),
    'device.integrity': socket('device.integrity'),
    'device.reconcile': socket('device.reconcile'),
    'authenticator.available': socket('authenticator.available'),
    'enrolment.status': socket('enrolment.status'),
  },
  guards: {
    isOffline: ({ context }) => !context.online,
    nothingIsUnanswered: ({ context }) => context.unanswered === null,
    wasUnanswered: ({ context }, { call }: { call: EntryCall }) => context.unanswered === call,
    isRefused: ({ event }) => codeOn(event) !== 'ok',
    hasLooked: ({ context }) => !['look', 'integrity', 'available'].includes(context.unanswered ?? ''),
    scanIsKept: ({ context }) => context.biometric,
    softPinIsKept: ({ context }) => context.softPin !== 'off',
    somethingIsGone: ({ context, event }) => {
      const { biometric, smartFnp, softPin, remembered } = statusOn(event);
      const gone = [biometric, smartFnp, softPin].includes('gone');
      return context.online && (gone || (context.remembered && !remembered));
    },
  },
  actions: {
    connect: assign({ online: true }),
    disconnect: assign({ online: false }),
    showOffline: assign({ error: 'E_OFFLINE' as const }),
    forgetError: assign({ error: null, unanswered: null }),
    noteFault: assign({
      error: ({ event }) => faultOn(event),
      unanswered: (_, { call }: { call: EntryCall }) => call,
    }),
    noteKept: assign(({ event }) => {
      const { ok: _, ...kept } = lookOn(event);
      const { remembered, biometric, smartFnp, softPin } = kept;
      return { remembered, biometric, smartFnp, softPin, apart: false, display: { kept, status: null } };
    }),
    /** Device-bound methods are refused; password and SMS remain (R11). */
    noteAltered: assign({ altered: true, biometric: false, smartFnp: false, softPin: 'off' as const }),
    noteSound: assign({ altered: false }),
    dropScan: assign({ biometric: false }),
    noteStatus: assign(({ context, event }) => {
      const { ok: _, ...status } = statusOn(event);
      return {
        remembered: context.remembered && status.remembered,
        apart: [status.biometric, status.smartFnp, status.softPin].includes('other'),
        biometric: context.biometric && counts(status.biometric),
        smartFnp: context.smartFnp && counts(status.smartFnp),
        softPin: counts(status.softPin) ? context.softPin : ('off' as const),
        display: { ...context.display, status },
      };
    }),
  },
});

export const fault = (call: EntryCall) => ({ type: 'noteFault' as const, params: { call } });
export const unanswered = (call: EntryCall) => ({ type: 'wasUnanswered' as const, params: { call } });
