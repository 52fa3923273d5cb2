import { assign, emit, setup } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, RecoveryEvent } from './event.ts';

export interface RecoveryContext {
  /** Wrong codes in the account's resets (`reset.maxWrong`); they never count as failures of the account (R2). */
  failed: number;
}

/** What wrong codes in forgotten-password runs do to an account: its resets close for a while, silently. */
export function recoveryMachine(policy: Policy) {
  return setup({
    types: { context: {} as RecoveryContext, events: {} as RecoveryEvent, emitted: {} as AuthorityEmitted },
    guards: { wasLastFailure: ({ context }) => context.failed + 1 >= policy['reset.maxWrong'] },
    actions: {
      countFailure: assign({ failed: ({ context }) => context.failed + 1 }),
      forgetFailures: assign({ failed: 0 }),
      closeResets: emit({ type: 'resets.closed' }),
    },
    delays: { 'reset.closedFor': milliseconds(policy, 'reset.closedFor') },
  }).createMachine({
    id: 'recovery',
    context: { failed: 0 },
    initial: 'open',
    states: {
      open: {
        initial: 'clean',
        on: {
          'recovery.failed': [
            { guard: 'wasLastFailure', target: 'closed', actions: ['forgetFailures', 'closeResets'] },
            { target: '.counting', actions: 'countFailure' },
          ],
          'recovery.succeeded': { target: '.clean', actions: 'forgetFailures' },
        },
        states: {
          clean: {},
          counting: { after: { 'reset.closedFor': { target: 'clean', actions: 'forgetFailures' } } },
        },
      },
      closed: { after: { 'reset.closedFor': 'open' } },
    },
  });
}
