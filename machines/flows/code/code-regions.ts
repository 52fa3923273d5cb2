/**
 * What every code step has beside the customer's doings (R4): whether a new code may be asked for, whether the code can
 * still be right, and whether help is offered. A wrong code touches no timer.
 */
export const codeRegions = {
  resend: {
    initial: 'asked',
    on: { 'code.renewed': '.asked', 'resend.changed': '.asked' },
    states: {
      asked: { always: [{ guard: 'sendsAreLeft', target: 'cooling' }, { target: 'exhausted' }] },
      cooling: { id: 'resendCooling', after: { resendAt: 'ready' } },
      ready: { id: 'resendReady' },
      exhausted: {},
    },
  },
  code: {
    initial: 'live',
    on: { 'code.renewed': '.renewed' },
    states: {
      renewed: { always: 'live' },
      live: {
        id: 'codeLive',
        after: {
          codeExpiresAt: {
            target: 'expired',
            actions: { type: 'showError', params: { code: 'E_FNP_EXPIRED' } },
          },
        },
        on: { 'code.died': 'dead' },
      },
      expired: {},
      dead: {},
    },
  },
  help: {
    initial: 'waiting',
    states: { waiting: { after: { helpAt: 'offered' } }, offered: {} },
  },
} as const;
