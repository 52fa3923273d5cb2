import type { SocketInput } from '../socket.ts';
import { type EntryContext, entryFamily, fault, unanswered } from './entry-family.ts';
import { type EntryOutput, type Kept, toMenu, toPassword, toReset, toScan } from './entry-output.ts';

/** The ids that the device holds, for the bank to say what they are worth; what it does not hold the bank ends. */
function heldIn(kept: Kept | null): SocketInput {
  if (!kept) return {};
  return {
    complete: true,
    biometric: kept.biometric ? kept.biometricCredential : null,
    smartFnp: kept.smartFnp ? kept.smartFnpCredential : null,
    softPin: kept.softPin === 'off' ? null : kept.softPinCredential,
    handle: kept.remembered ? kept.handle : null,
  };
}

/** For each kind whether it may stay on the device: what the bank has forgotten is wiped (R14). */
const mayStay = ({ display: { kept, status } }: EntryContext): SocketInput => ({
  biometric: status?.biometric !== 'gone',
  smartFnp: status?.smartFnp !== 'gone',
  softPin: status?.softPin !== 'gone',
  remembered: status?.remembered === true || kept?.remembered !== true,
});

const leavesTo = (target: (context: EntryContext, kept: Kept) => EntryOutput) => ({
  type: 'final' as const,
  output: ({ context }: { context: EntryContext }) => target(context, context.display.kept ?? nothing),
});

const nothing: Kept = {
  remembered: false,
  handle: '',
  mask: '',
  biometric: false,
  biometricCredential: '',
  biometricMask: '',
  smartFnp: false,
  smartFnpCredential: '',
  softPin: 'off',
  softPinCredential: '',
};

/** The first screens: what this device holds and the bank still counts, HYR, and how to enter (behaviour.md 6.0). */
export const entryMachine = entryFamily.createMachine({
  id: 'entry',
  context: {
    online: true,
    error: null,
    unanswered: null,
    remembered: false,
    apart: false,
    altered: false,
    biometric: false,
    smartFnp: false,
    softPin: 'off',
    display: { kept: null, status: null },
  },
  initial: 'booting',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    booting: {
      initial: 'looking',
      states: {
        looking: {
          invoke: {
            id: 'look',
            src: 'device.look',
            input: {},
            onDone: { target: 'vetting', actions: 'noteKept' },
            onError: { target: '#welcome', actions: fault('look') },
          },
        },
        vetting: {
          invoke: {
            id: 'integrity',
            src: 'device.integrity',
            input: {},
            onDone: [
              { guard: 'isRefused', target: 'looked', actions: 'noteAltered' },
              { target: 'looked', actions: 'noteSound' },
            ],
            onError: { target: '#welcome', actions: fault('integrity') },
          },
        },
        looked: {
          always: [
            { guard: 'isOffline', target: '#welcome' },
            { guard: 'scanIsKept', target: 'sensing' },
            { target: '#checking' },
          ],
        },
        sensing: {
          invoke: {
            id: 'available',
            src: 'authenticator.available',
            input: {},
            onDone: [{ guard: 'isRefused', target: 'sensed', actions: 'dropScan' }, { target: 'sensed' }],
            onError: { target: '#welcome', actions: fault('available') },
          },
        },
        sensed: { always: [{ guard: 'isOffline', target: '#welcome' }, { target: '#checking' }] },
      },
    },
    checking: {
      id: 'checking',
      initial: 'asking',
      on: { 'app.enter': 'method' },
      states: {
        asking: {
          invoke: {
            id: 'status',
            src: 'enrolment.status',
            input: ({ context }) => heldIn(context.display.kept),
            onDone: [
              { guard: 'somethingIsGone', target: 'reconciling', actions: 'noteStatus' },
              { target: '#welcome', actions: 'noteStatus' },
            ],
            onError: { target: '#welcome', actions: fault('status') },
          },
        },
        reconciling: {
          invoke: {
            id: 'reconcile',
            src: 'device.reconcile',
            input: ({ context }) => mayStay(context),
            onDone: '#welcome',
            onError: { target: '#welcome', actions: fault('reconcile') },
          },
        },
      },
    },
    welcome: {
      id: 'welcome',
      on: {
        'app.enter': { target: 'method', actions: 'forgetError' },
        'network.found': [
          { guard: 'hasLooked', target: 'checking', actions: ['connect', 'forgetError'] },
          { actions: 'connect' },
        ],
        'call.retry': [
          { guard: 'nothingIsUnanswered' },
          { guard: 'isOffline', actions: 'showOffline' },
          { guard: unanswered('look'), target: 'booting.looking', actions: 'forgetError' },
          { guard: unanswered('integrity'), target: 'booting.vetting', actions: 'forgetError' },
          { guard: unanswered('available'), target: 'booting.sensing', actions: 'forgetError' },
          { guard: unanswered('status'), target: 'checking.asking', actions: 'forgetError' },
          { guard: unanswered('reconcile'), target: 'checking.reconciling', actions: 'forgetError' },
        ],
      },
    },
    method: {
      on: {
        'password.choose': 'leftForPassword',
        'biometric.login': { guard: 'scanIsKept', target: 'leftForScan' },
        'softPin.open': { guard: 'softPinIsKept', target: 'leftForMenu' },
        'password.forgot': 'leftForReset',
        'flow.cancel': 'welcome',
      },
    },
    leftForPassword: leavesTo(toPassword),
    leftForScan: leavesTo(toScan),
    leftForMenu: leavesTo(toMenu),
    leftForReset: leavesTo(toReset),
  },
  output: ({ event }) => event.output as EntryOutput,
});
