import type { Ability } from '../ability.ts';
import { credentialOf } from '../board.ts';
import type { AnyBoard, Habits, Move } from '../move.ts';
import { attack, devices, isIdle, isOn, sending, sims } from './parts.ts';

const at = (board: AnyBoard) => board.reading('reset').at;
const isAsked = (board: AnyBoard) => ['genuine', 'decoy'].includes(at(board));

const beginning: readonly Move[] = devices.flatMap((from) =>
  sims.map(({ facts, needs }) =>
    attack('reset.begin', 'reset.begin', from, {
      to: 'reset',
      facts: { ...facts, customer: 'known', clientRate: 'room' },
      needs: [...sending(from), 'namesCustomer', ...needs],
      when: isIdle,
      prepare: (board) => board.setTag('resetAt', from),
    }),
  ),
);

const code = (deed: Move['deed'], facts: Move['facts'], needs: readonly Ability[]) =>
  attack(deed, 'reset.verify', null, { to: 'reset', facts, needs, when: isAsked });

/** The second element is one of the device that asks for the reset. */
const proving = ({ saved }: Habits): readonly Move[] =>
  devices.flatMap((device) => {
    const isHere = (board: AnyBoard) => at(board) === 'proving' && board.tag('resetAt') === device;
    const has = (method: 'biometric' | 'softPin') => (board: AnyBoard) =>
      isHere(board) && (device === 'phone' || isOn(board, 'own', method));
    const isSaved = device === 'phone' && saved;
    const byPin = isSaved ? 'makesSavedSoftPinCode' : 'makesSoftPinCodeByPin';
    const pinRow = { assertion: 'none', saved: isSaved, clock: 'right' };
    const noted = (method: 'biometric' | 'softPin') => (board: AnyBoard) => board.setTag('resetBy', method);
    return [
      attack('reset.biometric', 'reset.prove', device, {
        to: 'reset',
        named: credentialOf(device, 'biometric'),
        facts: { assertion: 'right', pin: 'wrong', saved: false, clock: 'right' },
        needs: device === 'phone' ? ['scansFinger'] : [],
        when: has('biometric'),
        after: noted('biometric'),
      }),
      attack('reset.pin', 'reset.prove', device, {
        to: 'reset',
        named: credentialOf(device, 'softPin'),
        facts: { ...pinRow, pin: 'right' },
        needs: device === 'phone' ? [byPin] : [],
        when: has('softPin'),
        after: noted('softPin'),
      }),
      attack('reset.wrong', 'reset.prove', device, {
        to: 'reset',
        named: credentialOf(device, 'softPin'),
        facts: { ...pinRow, pin: 'wrong' },
        when: isHere,
      }),
    ];
  });

/** A forgotten password, from the phone and from elsewhere. */
export const resetMoves = (habits: Habits): readonly Move[] => [
  ...beginning,
  code('reset.code', { match: 'current', simRisk: false }, ['typesFnp']),
  code('reset.code', { match: 'current', simRisk: true }, ['typesFnpAfterNoticedSwap']),
  code('reset.codeWrong', { match: 'none', simRisk: false }, []),
  ...proving(habits),
  attack('reset.set', 'reset.setPassword', null, {
    to: 'reset',
    when: (board) => at(board) === 'granted',
    after: (board) => board.setTag('password', 'attackers'),
  }),
  attack('reset.cancel', 'reset.cancel', null, {
    to: 'reset',
    when: (board) => isAsked(board) || ['proving', 'granted'].includes(at(board)),
  }),
];
