import type { AnyBoard, Move } from '../move.ts';
import { calm, inSession, isIdle, passwords } from './parts.ts';

const at = (board: AnyBoard) => board.reading('reauth').at;
const isChecked = (board: AnyBoard) => board.reading('reauth').held || at(board) === 'pretending';
const isAsked = (board: AnyBoard) => ['genuine', 'decoy'].includes(at(board));

/** VERIFIKO in a session, and the new password that it allows. */
export const verifikoMoves: readonly Move[] = [
  ...inSession('reauth.begin', 'reauth.begin', {
    to: 'reauth',
    facts: { clientRate: 'room', simRisk: false },
    when: (board) => isIdle(board) && at(board) === 'none',
  }),
  ...passwords.flatMap((password) =>
    inSession('reauth.right', 'reauth.settle', {
      to: 'reauth',
      facts: { ...calm, password: 'right' },
      needs: password.needs,
      when: (board) => isChecked(board) && password.when(board),
    }),
  ),
  ...inSession('reauth.wrong', 'reauth.settle', {
    to: 'reauth',
    facts: { ...calm, password: 'wrong' },
    when: isChecked,
  }),
  ...inSession('reauth.code', 'reauth.verify', {
    to: 'reauth',
    facts: { match: 'current', simRisk: false },
    needs: ['typesFnp'],
    when: isAsked,
  }),
  ...inSession('reauth.codeWrong', 'reauth.verify', {
    to: 'reauth',
    facts: { match: 'none', simRisk: false },
    when: isAsked,
  }),
  ...inSession('cancel', 'reauth.cancel', {
    to: 'reauth',
    when: (board) => !isIdle(board) && at(board) !== 'none',
  }),
  ...inSession('reauth.change', 'reauth.changePassword', {
    to: 'reauth',
    when: (board) => at(board) === 'proved' && board.tag('password') === 'customers',
    after: (board) => board.setTag('password', 'attackers'),
  }),
];
