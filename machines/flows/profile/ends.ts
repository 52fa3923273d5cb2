import type { FailureCode, NoticeCode } from '../../vocabulary/failure.ts';
import { lastCall } from '../code/call-step.ts';
import { refusedFor, runFamily, type Socket, tell } from '../code/family.ts';

/** How a flow of Profile may end. `notice`: what the customer was told last. */
export type RunOutput =
  | { status: 'done'; notice?: NoticeCode }
  | { status: 'cancelled'; notice?: FailureCode }
  | { status: 'sessionEnded' }
  | { status: 'blocked' };

/** A blocked account, until the customer has read it. */
export const blocked = runFamily.createStateConfig({
  id: 'blocked',
  after: { until: '#turnedAway' },
  on: { 'block.acknowledge': '#turnedAway', 'flow.cancel': '#turnedAway' },
});

/**
 * What a refused run comes to, by the reason that was noted: a block and an ended session are ends of their own, a
 * VERIFIKO that is over is asked for again, and the rest is shown until it was read.
 */
export const turnedDown = runFamily.createStateConfig({
  id: 'turnedDown',
  initial: 'sorting',
  states: {
    sorting: {
      always: [
        { guard: 'nothingFailed', target: '#cancelled' },
        { guard: refusedFor('E_BLOCKED_TEMP'), target: '#blocked' },
        { guard: refusedFor('E_SESSION_ENDED'), target: '#sessionEnded' },
        { guard: refusedFor('E_REAUTH'), target: '#asking', actions: 'startOver' },
        { target: 'shown' },
      ],
    },
    shown: { on: { 'confirmation.acknowledge': '#cancelled', 'flow.cancel': '#cancelled' } },
  },
});

/** The confirmation message of manual 1.3 to 1.5. */
export const confirmed = runFamily.createStateConfig({
  id: 'confirmed',
  on: { 'confirmation.acknowledge': '#done', 'flow.cancel': '#done' },
});

/** The final states. */
export const finals = (notice?: NoticeCode) => ({
  done: runFamily.createStateConfig({
    id: 'done',
    type: 'final',
    output: { status: 'done', ...(notice && { notice }) },
  }),
  cancelled: runFamily.createStateConfig({
    id: 'cancelled',
    type: 'final',
    output: ({ context: { error } }) => ({ status: 'cancelled', ...(error && { notice: error }) }),
  }),
  sessionEnded: runFamily.createStateConfig({
    id: 'sessionEnded',
    type: 'final',
    output: { status: 'sessionEnded' },
  }),
  turnedAway: runFamily.createStateConfig({
    id: 'turnedAway',
    type: 'final',
    output: { status: 'blocked' },
  }),
});

/** The local key goes, and what the run comes to follows (R14). */
export const undoing = (erase: Socket) =>
  runFamily.createStateConfig({ id: 'undoing', ...lastCall(erase, tell('credential'), '#turnedDown') });

/** The bank may have activated what the customer gives up: it is told, once, and the local key goes. */
export const takingBack = runFamily.createStateConfig({
  id: 'takingBack',
  on: { 'flow.cancel': '#undoing' },
  ...lastCall(
    'enrolment.revoke',
    (at) => ({ ...tell('session', 'credential')(at), reason: 'customer' }),
    '#undoing',
  ),
});

/** Leaving after the bank was asked to activate: whether it did is not known. */
export const givingUp = [
  { guard: 'isOffline', target: '#undoing', actions: 'forgetError' },
  { target: '#takingBack', actions: 'forgetError' },
] as const;

/** Leaving before there is anything to take back. */
export const leaving = { target: '#cancelled', actions: 'forgetError' } as const;
