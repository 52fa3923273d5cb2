import { assign, emit, enqueueActions, setup, stateIn } from 'xstate';
import { milliseconds, type Policy } from '../vocabulary/policy/index.ts';
import type { AuthorityEmitted, CodeEvent } from './event.ts';

export interface CodeContext {
  /** FNPs asked for in this transaction, the first included. */
  sends: number;
  /** Wrong entries against the live code. */
  wrong: number;
  /** Whether an SMS really went out, so that a code exists to be compared. Never observable before success. */
  sent: boolean;
}

const none: CodeContext = { sends: 0, wrong: 0, sent: false };

/**
 * The one-time password of a login, a VERIFIKO or a reset (R4). It runs alike for genuine transactions and decoys: a
 * decoy's code is never `sent`, and its entries arrive as `code.refuse`. Where a device is to answer, it is `offered`:
 * nothing goes out until it is asked for.
 */
export function codeMachine(policy: Policy) {
  return setup({
    types: { context: {} as CodeContext, events: {} as CodeEvent, emitted: {} as AuthorityEmitted },
    guards: {
      mayResend: stateIn({ resend: 'ready' }),
      sendsAreUsedUp: ({ context }) => context.sends >= policy['fnp.maxSendsPerTxn'],
      codeMatches: ({ context, event }) =>
        event.type === 'code.submit' && context.sent && event.match === 'current',
      wasLastTry: ({ context }) => context.wrong + 1 >= policy['fnp.maxWrongPerCode'],
    },
    actions: {
      issue: assign(({ context, event }) => ({
        sends: context.sends + 1,
        wrong: 0,
        sent: (event.type === 'code.issue' || event.type === 'code.resend') && event.sms,
      })),
      send: enqueueActions(({ context, enqueue }) => {
        if (!context.sent) return;
        enqueue.emit({ type: 'sms', message: 'N_FNP' });
        enqueue.emit({ type: 'audit', entry: context.sends > 1 ? 'FNP_RESEND' : 'FNP_SENT' });
      }),
      countWrong: assign({ wrong: ({ context }) => context.wrong + 1 }),
      forgetWrong: assign({ wrong: 0 }),
      forget: assign(none),
      accept: emit({ type: 'owner.codeRight' }),
      refuse: emit(({ context, event }) => ({
        type: 'owner.codeWrong' as const,
        compared: event.type === 'code.submit' && context.sent,
      })),
      refuseUncompared: emit({ type: 'owner.codeWrong', compared: false }),
      recordExpiry: enqueueActions(({ context, enqueue }) => {
        if (context.sent) enqueue.emit({ type: 'audit', entry: 'FNP_EXPIRED' });
      }),
      recordDeath: enqueueActions(({ context, enqueue }) => {
        if (context.sent) enqueue.emit({ type: 'audit', entry: 'FNP_DEAD' });
      }),
      answerSent: emit({ type: 'answer', code: 'ok' }),
      answerWait: emit({ type: 'answer', code: 'E_FNP_WAIT' }),
      answerLimit: emit({ type: 'answer', code: 'E_FNP_LIMIT' }),
    },
    delays: {
      'fnp.ttl': milliseconds(policy, 'fnp.ttl'),
      'fnp.resendCooldown': milliseconds(policy, 'fnp.resendCooldown'),
    },
  }).createMachine({
    id: 'code',
    type: 'parallel',
    context: none,
    on: { 'code.discard': { target: ['.validity.none', '.resend.idle'], actions: 'forget' } },
    states: {
      validity: {
        initial: 'none',
        states: {
          none: {
            on: {
              'code.issue': { target: 'live', actions: ['issue', 'send'] },
              'code.offer': 'over.offered',
            },
          },
          live: {
            after: { 'fnp.ttl': { target: 'over.expired', actions: ['recordExpiry', 'forgetWrong'] } },
            on: {
              'code.submit': [
                { guard: 'codeMatches', target: 'none', actions: 'accept' },
                {
                  guard: 'wasLastTry',
                  target: 'over.dead',
                  actions: ['refuse', 'recordDeath', 'forgetWrong'],
                },
                { actions: ['refuse', 'countWrong'] },
              ],
              'code.refuse': [
                {
                  guard: 'wasLastTry',
                  target: 'over.dead',
                  actions: ['refuse', 'recordDeath', 'forgetWrong'],
                },
                { actions: ['refuse', 'countWrong'] },
              ],
              'code.resend': { guard: 'mayResend', target: 'renewed', actions: ['issue', 'send'] },
            },
          },
          renewed: { always: 'live' },
          over: {
            initial: 'expired',
            on: {
              'code.submit': { actions: 'refuseUncompared' },
              'code.refuse': { actions: 'refuseUncompared' },
              'code.resend': { guard: 'mayResend', target: 'live', actions: ['issue', 'send'] },
            },
            states: { expired: {}, dead: {}, offered: {} },
          },
        },
      },
      resend: {
        initial: 'idle',
        states: {
          idle: { on: { 'code.issue': 'asked', 'code.offer': 'ready' } },
          asked: { always: [{ guard: 'sendsAreUsedUp', target: 'exhausted' }, { target: 'cooling' }] },
          cooling: {
            after: { 'fnp.resendCooldown': 'ready' },
            on: { 'code.resend': { actions: 'answerWait' } },
          },
          ready: { on: { 'code.resend': { target: 'asked', actions: 'answerSent' } } },
          exhausted: { on: { 'code.resend': { actions: 'answerLimit' } } },
        },
      },
    },
  });
}
