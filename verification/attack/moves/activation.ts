import type { Ability } from '../ability.ts';
import { credentialOf, type Method } from '../board.ts';
import type { AnyBoard, Habits, Move } from '../move.ts';
import { devices, inSession, isIdle, isOn } from './parts.ts';

const isOf = (board: AnyBoard, device: 'phone' | 'own'): boolean =>
  device === 'own'
    ? board.tag('sessionOf') === 'own'
    : board.tag('sessionOf') === 'phone' || board.tag('sessionOf') === 'customer';

const other = { phone: 'own', own: 'phone' } as const;
/** Smart FNP and Soft PIN are on one device at a time; biometrics have room. */
const isElsewhere = (board: AnyBoard, device: 'phone' | 'own', method: Method): boolean =>
  method !== 'biometric' && isOn(board, other[device], method);

/** What a new credential takes: on his own device nothing that he has not got. */
const proving = (device: 'phone' | 'own', method: Method): readonly Ability[] =>
  device === 'own' ? [] : method === 'biometric' ? ['turnsOnFinger'] : ['sendsFromPhone'];

/** Turning on a credential in a session, on the session's own device. The attacker agrees to replace another's. */
export const activationMoves = ({ activates }: Habits): readonly Move[] =>
  devices.flatMap((device) =>
    activates.flatMap((method): Move[] => [
      ...(['room', 'elsewhere'] as const).flatMap((room) =>
        [false, true].flatMap((biometricOn) =>
          inSession('enrol.begin', 'enrolment.begin', {
            to: 'enrolment',
            method,
            facts: { method, room, replace: true, biometricOn, altered: false, simRisk: false },
            needs: device === 'phone' ? ['sendsFromPhone'] : [],
            when: (board) =>
              isOf(board, device) &&
              isIdle(board) &&
              (room === 'elsewhere') === isElsewhere(board, device, method) &&
              biometricOn === isOn(board, device, 'biometric'),
          }),
        ),
      ),
      ...inSession('enrol.finish', 'enrolment.finish', {
        to: 'enrolment',
        method,
        named: credentialOf(device, method),
        facts: { method, proof: 'right', altered: false, simRisk: false },
        needs: proving(device, method),
        when: (board) => isOf(board, device) && board.reading('enrolment').at !== 'none',
      }),
      ...inSession('enrol.wrong', 'enrolment.finish', {
        to: 'enrolment',
        method,
        named: credentialOf(device, method),
        facts: { method, proof: 'wrong', altered: false, simRisk: false },
        when: (board) => isOf(board, device) && board.reading('enrolment').at === method,
      }),
    ]),
  );
