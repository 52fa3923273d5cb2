import type { Move } from '../move.ts';
import { attack, isIdle, isOn } from './parts.ts';

/** A finger that was not there changes the set: the phone gives the key up, and says so to the bank (6.3). */
export const credentialMoves: readonly Move[] = [
  attack('set.changed', 'credential.revoke', 'phone', {
    to: 'phoneBiometric',
    facts: { reason: 'biometricSetChanged' },
    needs: ['changesBiometricSet'],
    when: (board) => isOn(board, 'phone', 'biometric'),
  }),
  {
    deed: 'customer.login',
    by: 'customer',
    from: 'phone',
    event: 'customer.login',
    to: 'session',
    facts: {},
    needs: [],
    when: (board) =>
      isIdle(board) && board.reading('account').at === 'open' && board.tag('password') === 'customers',
    prepare: (board) => {
      for (const seat of ['session', 'reauth', 'reauthCode', 'enrolment'] as const) board.renew(seat);
      board.setTag('sessionOf', 'customer');
    },
  },
];
