import { assign, emit, enqueueActions, setup } from 'xstate';
import { blockMilliseconds, milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AccountEvent, AuthorityEmitted } from './event.ts';

export interface AccountContext {
  /** Consecutive failed attempts over all elements and channels (R2). */
  fail: number;
  /** Password checks under way; each holds one attempt of the budget. */
  reserved: number;
  /** Blocks since the last success. */
  blocks: number;
  /** Whether any of the failures was a stranger's wrong password. */
  strangers: boolean;
}

const opened: AccountContext = { fail: 0, reserved: 0, blocks: 0, strangers: false };

/** Whoever was in with the old secrets is out, and the customer hears of it (behaviour.md 6.13, 7). */
const unlocking = [
  'forgetFailures',
  'forgetBlocks',
  'recordUnlock',
  'tellOfUnlock',
  'endSessions',
  'suspendCredentials',
  'answerOk',
] as const;

const closing = [
  'recordEnd',
  'tellOfEnd',
  'forgetReservations',
  'closePaths',
  'endSessions',
  'revokeCredentials',
  'answerOk',
] as const;

/** Nothing that proves anything is accepted (P14). */
const refusing = {
  'account.reserve': { actions: 'deny' },
  'account.reserveInSession': { actions: 'denyInSession' },
  'account.admit': { actions: 'deny' },
} as const;

/** What the staff desk may do while an account is not closed (behaviour.md 6.13). */
const desk = {
  'account.closed': { target: '#account.closed', actions: closing },
  'account.phoneChanged': { actions: ['recordNumber', 'tellOfNumber', 'answerOk'] },
  'account.simChanged': { actions: ['recordRiskySim', 'endSmsSessions', 'answerOk'] },
  'account.deviceLost': { actions: ['revokeLostCredentials', 'endLostSessions', 'answerOk'] },
} as const;

/** The account's failure counter and its blocks (R2; RTS 4(3)(b), 4(4)), and what the staff desk does to it. */
export function accountMachine(policy: Policy) {
  const maxFailures = policy['lock.maxFailures'];
  const permanentAt = policy['lock.permanentAt'];
  const countedBlocks = Math.max(policy['lock.tempDurations'].length, permanentAt);
  const nextIsPermanent = (blocks: number) => policy['lock.permanent'] && blocks + 1 >= permanentAt;

  return setup({
    types: {
      context: {} as AccountContext,
      events: {} as AccountEvent,
      emitted: {} as AuthorityEmitted,
    },
    guards: {
      budgetIsLeft: ({ context }) => context.fail + context.reserved < maxFailures,
      wasLastFailure: ({ context }) => context.fail + 1 >= maxFailures,
      wasLastBlock: ({ context, event }) =>
        context.fail + 1 >= maxFailures &&
        nextIsPermanent(context.blocks) &&
        !context.strangers &&
        event.type === 'account.failed' &&
        !event.stranger,
    },
    actions: {
      reserve: assign({ reserved: ({ context }) => context.reserved + 1 }),
      settle: assign({ reserved: ({ context }) => context.reserved - 1 }),
      countFailure: assign(({ context, event }) => {
        const { reserved, stranger } = event as Extract<AccountEvent, { type: 'account.failed' }>;
        return {
          fail: context.fail + 1,
          reserved: context.reserved - (reserved ? 1 : 0),
          strangers: context.strangers || stranger,
        };
      }),
      forgetReservations: assign({ reserved: 0 }),
      countBlock: assign({ blocks: ({ context }) => Math.min(context.blocks + 1, countedBlocks) }),
      forgetFailures: assign({ fail: 0, strangers: false }),
      forgetBlocks: assign({ blocks: 0 }),
      grant: emit({ type: 'login.granted' }),
      deny: emit({ type: 'login.denied' }),
      grantInSession: emit({ type: 'reauth.granted' }),
      denyInSession: emit({ type: 'reauth.denied' }),
      admit: emit({ type: 'login.admitted' }),
      closePaths: enqueueActions(({ enqueue }) => {
        enqueue.emit({ type: 'logins.blocked' });
        enqueue.emit({ type: 'reauths.blocked' });
        enqueue.emit({ type: 'resets.blocked' });
      }),
      endOwnSession: enqueueActions(({ event, enqueue }) => {
        if (event.type === 'account.failed' && event.inSession) enqueue.emit({ type: 'session.blocked' });
      }),
      endSessions: emit({ type: 'sessions.revoked' }),
      warnOfBlock: emit(({ context }) => ({
        type: 'sms' as const,
        message: nextIsPermanent(context.blocks) ? ('N_LOCK_ALERT' as const) : ('N_LOCK' as const),
      })),
      recordBlock: emit(({ context }) => ({
        type: 'audit' as const,
        entry: nextIsPermanent(context.blocks) ? ('LOCK_ALERT' as const) : ('LOCK_TEMP' as const),
      })),
      warnOfClosure: emit({ type: 'sms', message: 'N_LOCK_PERM' }),
      recordClosure: emit({ type: 'audit', entry: 'LOCK_PERM' }),
      recordUnlock: emit({ type: 'audit', entry: 'UNLOCK' }),
      tellOfUnlock: emit({ type: 'sms', message: 'N_ACCOUNT_CHANGE', change: 'unlocked' }),
      suspendCredentials: emit({ type: 'credentials.suspended' }),
      revokeCredentials: emit({ type: 'credentials.revoked' }),
      recordEnd: emit({ type: 'audit', entry: 'ACCOUNT_CLOSED' }),
      tellOfEnd: emit({ type: 'sms', message: 'N_ACCOUNT_CHANGE', change: 'closed' }),
      recordNumber: emit({ type: 'audit', entry: 'PHONE_CHANGED' }),
      tellOfNumber: emit({ type: 'sms', message: 'N_ACCOUNT_CHANGE', change: 'phone' }),
      recordRiskySim: emit({ type: 'audit', entry: 'SIM_RISK' }),
      endSmsSessions: emit({ type: 'smsSessions.revoked' }),
      revokeLostCredentials: emit({ type: 'lostCredentials.revoked' }),
      endLostSessions: emit({ type: 'lostSessions.revoked' }),
      answerOk: emit({ type: 'answer', code: 'ok' }),
      answerRefused: emit({ type: 'answer', code: 'E_REQUEST' }),
    },
    delays: {
      'lock.failWindow': milliseconds(policy, 'lock.failWindow'),
      'lock.tempDurations': ({ context }) => blockMilliseconds(policy, context.blocks),
    },
  }).createMachine({
    id: 'account',
    context: opened,
    initial: 'open',
    states: {
      open: {
        initial: 'clean',
        on: {
          'account.reserve': [{ guard: 'budgetIsLeft', actions: ['reserve', 'grant'] }, { actions: 'deny' }],
          'account.reserveInSession': [
            { guard: 'budgetIsLeft', actions: ['reserve', 'grantInSession'] },
            { actions: 'denyInSession' },
          ],
          'account.admit': { actions: 'admit' },
          'account.settled': { actions: 'settle' },
          'account.failed': [
            {
              guard: 'wasLastBlock',
              target: 'blocked.permanent',
              actions: [
                'countFailure',
                'countBlock',
                'warnOfClosure',
                'recordClosure',
                'endSessions',
                'endOwnSession',
              ],
            },
            {
              guard: 'wasLastFailure',
              target: 'blocked.temporary',
              actions: ['countFailure', 'countBlock', 'warnOfBlock', 'recordBlock', 'endOwnSession'],
            },
            { target: '.failing', actions: 'countFailure' },
          ],
          'account.succeeded': { target: '.clean', actions: ['forgetFailures', 'forgetBlocks'] },
          'account.unlocked': { target: '.clean', actions: unlocking },
          ...desk,
        },
        states: {
          clean: {},
          failing: { after: { 'lock.failWindow': { target: 'clean', actions: 'forgetFailures' } } },
        },
      },
      blocked: {
        entry: ['forgetReservations', 'closePaths'],
        initial: 'temporary',
        on: {
          ...refusing,
          ...desk,
          'account.unlocked': { target: 'open', actions: unlocking },
        },
        states: {
          temporary: {
            after: { 'lock.tempDurations': { target: '#account.open', actions: 'forgetFailures' } },
          },
          permanent: {},
        },
      },
      closed: {
        on: {
          ...refusing,
          'account.unlocked': { actions: 'answerRefused' },
          'account.closed': { actions: 'answerRefused' },
          'account.phoneChanged': { actions: 'answerRefused' },
          'account.simChanged': { actions: 'answerRefused' },
          'account.deviceLost': { actions: 'answerRefused' },
        },
      },
    },
  });
}
