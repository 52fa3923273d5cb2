import { assign, setup } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, VisibleEvent } from './event.ts';

/**
 * What one client has been told about one identifier, existing or not (R2). Everything a screen shows is a
 * function of this machine and of public facts, so that a block on the screen says nothing about an account.
 */
export function visibleMachine(policy: Policy) {
  return setup({
    types: { context: {} as { told: number }, events: {} as VisibleEvent, emitted: {} as AuthorityEmitted },
    guards: { wasLastRejection: ({ context }) => context.told + 1 >= policy['visible.maxRejections'] },
    actions: {
      countRejection: assign({ told: ({ context }) => context.told + 1 }),
      forgetRejections: assign({ told: 0 }),
    },
    delays: {
      'visible.window': milliseconds(policy, 'visible.window'),
      'visible.blockFor': milliseconds(policy, 'visible.blockFor'),
    },
  }).createMachine({
    id: 'visible',
    context: { told: 0 },
    initial: 'open',
    states: {
      open: {
        initial: 'clean',
        on: {
          'visible.rejected': [
            { guard: 'wasLastRejection', target: 'blocked', actions: 'countRejection' },
            { target: '.counting', actions: 'countRejection' },
          ],
          'visible.succeeded': { target: '.clean', actions: 'forgetRejections' },
        },
        states: {
          clean: {},
          counting: { after: { 'visible.window': { target: 'clean', actions: 'forgetRejections' } } },
        },
      },
      blocked: { after: { 'visible.blockFor': { target: 'open', actions: 'forgetRejections' } } },
    },
  });
}
