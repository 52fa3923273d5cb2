import { and } from 'xstate';
import { answered, codeInput, menuFamily, noAnswer, shown } from './family.ts';

/**
 * The device makes a code: of this step, or of the next one when this one's was burned. What asks the bank about it
 * has another way on without a connection (P49).
 */
const deriving = (made: string, failed: string, offline = made) =>
  menuFamily.createStateConfig({
    invoke: {
      id: 'derive',
      src: 'pinVault.derive',
      input: ({ context }) => ({ credential: context.display.credential, ahead: context.burned || null }),
      onDone: [
        { guard: and([answered('ok'), 'isOffline']), target: offline, actions: 'noteMade' },
        { guard: answered('ok'), target: made, actions: 'noteMade' },
        { target: 'inactive', actions: 'noteRefusal' },
      ],
      onError: { target: failed, actions: 'noteFault' },
    },
  });

const lost = [
  { guard: answered('E_PIN_SUSPENDED'), target: 'inactive', actions: 'noteRefusal' },
  { guard: answered('E_CRED_REVOKED'), target: 'inactive', actions: 'noteRefusal' },
] as const;

/**
 * Menu "Soft PIN" of manual 1.5: get the code, or generate a new one (behaviour.md 6.10). In a session the bank says first
 * whether it is active for the customer who is in; without an answer the PIN is asked for. The PIN and the code stay with
 * the gateway, as long as a state holds on to them; out of sight both are gone.
 */
const menu = menuFamily.createStateConfig({
  initial: 'opening',
  on: { 'app.hidden': { target: '.hidden', actions: 'forgetError' } },
  states: {
    opening: {
      always: [
        { guard: 'isOffline', target: 'pin' },
        { guard: 'isInSession', target: 'looking' },
        { target: 'pin' },
      ],
    },
    looking: {
      on: { 'network.lost': { target: 'pin', actions: 'disconnect' } },
      invoke: {
        id: 'status',
        src: 'enrolment.status',
        input: ({ context: { display } }) => ({ session: display.session, softPin: display.credential }),
        onDone: [
          {
            guard: and(['isActive', 'pinIsSaved']),
            target: 'ready',
            actions: ['noteLimits', 'noteVerified'],
          },
          { guard: 'isActive', target: 'pin', actions: 'noteLimits' },
          { guard: 'isSuspended', target: 'inactive', actions: shown('E_PIN_SUSPENDED') },
          { target: 'inactive', actions: 'forgetError' },
        ],
        onError: { target: 'pin', actions: 'noteFault' },
      },
    },
    hidden: { on: { 'softPin.open': 'opening' } },
    pin: {
      on: {
        'pin.submit': [
          { guard: 'formHasProblem', actions: 'showProblem' },
          { guard: 'isOffline', target: 'derivingUnverified', actions: ['forgetError', 'noteUnverified'] },
          { target: 'derivingForCheck', actions: 'forgetError' },
        ],
        'call.retry': [
          { guard: 'nothingIsUnanswered' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'checking', actions: 'forgetError' },
        ],
      },
    },
    derivingUnverified: deriving('showing', 'pin'),
    derivingForCheck: deriving('checking', 'pin', 'showing'),
    checking: {
      invoke: {
        id: 'check',
        src: 'softPin.check',
        input: codeInput,
        onDone: [
          { guard: answered('ok'), target: 'ready', actions: ['noteLimits', 'noteVerified'] },
          ...lost,
          { target: 'pin', actions: 'noteRefusal' },
        ],
        onError: { target: 'pin', actions: noAnswer('check') },
      },
    },
    ready: {
      tags: 'holds:pin',
      on: {
        'softPin.get': { target: 'derivingToShow', actions: 'forgetError' },
        'softPin.generate': [
          { guard: 'isOffline', target: 'derivingToWait', actions: 'forgetError' },
          { guard: 'wasBurned', target: 'derivingToWait', actions: 'forgetError' },
          { target: 'derivingToBurn', actions: 'forgetError' },
        ],
      },
    },
    derivingToShow: { id: 'nextCode', ...deriving('showing', 'ready') },
    derivingToWait: deriving('waiting', 'ready'),
    derivingToBurn: deriving('burning', 'ready', 'waiting'),
    showing: {
      tags: ['holds:pin', 'holds:code', 'holds:proof'],
      after: { stepEndsAt: { target: 'ready', actions: 'forgetError' } },
      on: {
        'softPin.generate': [
          { guard: 'somethingIsUnanswered' },
          { guard: 'isOffline', target: 'waiting', actions: 'forgetError' },
          { guard: 'wasBurned', target: 'waiting', actions: 'forgetError' },
          { target: 'burning', actions: 'forgetError' },
        ],
        'call.retry': [
          { guard: 'nothingIsUnanswered' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'burning', actions: 'forgetError' },
        ],
      },
    },
    burning: {
      id: 'burning',
      invoke: {
        id: 'burn',
        src: 'softPin.burn',
        input: codeInput,
        onDone: [
          {
            guard: answered('ok'),
            target: 'derivingToShow',
            actions: ['noteLimits', 'noteBurned', 'spendStep'],
          },
          ...lost,
          { guard: answered('E_CLOCK'), target: 'showing', actions: 'noteRefusal' },
          { target: 'pin', actions: 'noteRefusal' },
        ],
        onError: { target: 'showing', actions: noAnswer('burn') },
      },
    },
    waiting: {
      tags: ['holds:pin', 'holds:code', 'holds:proof'],
      initial: 'choosing',
      states: {
        choosing: {
          always: [{ guard: 'wasBurned', target: 'forNext' }, { target: 'forEnd' }],
        },
        forEnd: { after: { stepEndsAt: { target: '#nextCode' } } },
        forNext: {
          after: {
            nextAt: [
              { guard: 'isOffline', target: '#nextCode', actions: 'noteNextStep' },
              { target: '#burning', actions: 'noteNextStep' },
            ],
          },
        },
      },
    },
    inactive: { on: { 'profile.open': { guard: 'isInSession', target: '#left' } } },
  },
});

/** The states that need a screen. */
export type MenuStates = (typeof menu)['states'];

/** The menu beside the step of time: whether the current step's code was burned. */
export const softPinMenuMachine = menuFamily.createMachine({
  id: 'softPinMenu',
  context: ({ input }) => ({
    online: true,
    error: null,
    unanswered: null,
    pinIsSaved: input?.saved === true && input.session !== null,
    inSession: (input?.session ?? null) !== null,
    burned: false,
    display: {
      credential: input?.credential ?? null,
      session: input?.session ?? null,
      at: null,
      unverified: false,
      clockIsWrong: false,
      limits: null,
      clipboardClear: null,
      deadlines: {},
    },
  }),
  initial: 'open',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    open: {
      type: 'parallel',
      on: { 'flow.cancel': '#closed' },
      states: {
        menu,
        step: {
          initial: 'unspent',
          on: { 'step.spent': '.again' },
          states: {
            unspent: {},
            again: { always: 'spent' },
            spent: { after: { nextAt: { target: 'unspent', actions: 'noteNextStep' } } },
          },
        },
      },
    },
    closed: { id: 'closed', type: 'final', output: { status: 'closed' } },
    left: {
      id: 'left',
      type: 'final',
      output: ({ context }) => ({
        status: 'left',
        next: 'profile',
        input: { session: context.display.session },
      }),
    },
  },
  output: ({ event }) => event.output as SoftPinMenuOutput,
});

/** How the menu was left. */
export type SoftPinMenuOutput =
  { status: 'closed' } | { status: 'left'; next: 'profile'; input: { session: string } };
