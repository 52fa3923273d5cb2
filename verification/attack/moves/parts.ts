import type { Ability } from '../ability.ts';
import { credentialOf, type Device, type Method } from '../board.ts';
import type { AnyBoard, Move } from '../move.ts';

/** One command of the attacker. */
export const attack = (
  deed: Move['deed'],
  command: Move['command'] & {},
  from: Device | null,
  rest: Partial<Move> & Pick<Move, 'to' | 'when'>,
): Move => ({ deed, by: 'attacker', command, from, facts: {}, needs: [], ...rest });

export const room = { accountSends: 'room', pending: 'room' } as const;
export const calm = { simRisk: false, ...room } as const;
export const risky = { simRisk: true, ...room } as const;
/** With or without a SIM signal. The bank has one only where the SIM was swapped. */
export const sims = [
  { facts: calm, needs: [] },
  { facts: risky, needs: ['swapsSimNoticed'] },
] as const satisfies readonly { facts: object; needs: readonly Ability[] }[];

/** What the attacker has to have to send a command in the name of a device. */
export const sending = (from: Device | null): readonly Ability[] =>
  from === 'phone' ? ['sendsFromPhone'] : [];

export const devices = ['phone', 'own'] as const;

/** Whether the device has this credential in use. */
export const isOn = (board: AnyBoard, device: 'phone' | 'own', method: Method): boolean =>
  board.reading(credentialOf(device, method) as 'phoneBiometric').at === 'active';
/** One affair at a time: neither a login, nor a VERIFIKO, nor an activation, nor a reset is under way. */
export const isIdle = (board: AnyBoard): boolean =>
  board.reading('login').at === 'opened' &&
  board.reading('reset').at === 'none' &&
  board.reading('enrolment').at === 'none' &&
  ['none', 'proved'].includes(board.reading('reauth').at);
export const sessionIsAlive = (board: AnyBoard): boolean =>
  ['unclaimed', 'active'].includes(board.reading('session').at);

interface Control {
  readonly needs: readonly Ability[];
  readonly when: (board: AnyBoard) => boolean;
}
/** Who may act in the session there is: its owner, or whoever holds the customer's. */
export const controls: readonly Control[] = [
  { needs: [], when: (board) => board.tag('sessionOf') !== 'customer' && sessionIsAlive(board) },
  {
    needs: ['usesFreshSession'],
    when: (board) =>
      board.tag('sessionOf') === 'customer' && sessionIsAlive(board) && board.reading('session').fresh,
  },
  {
    needs: ['usesSession'],
    when: (board) =>
      board.tag('sessionOf') === 'customer' && sessionIsAlive(board) && !board.reading('session').fresh,
  },
];

/** A command in the session, by whoever may act in it. */
export const inSession = (
  deed: Move['deed'],
  command: Move['command'] & {},
  rest: Partial<Move> & Pick<Move, 'to' | 'when'>,
): Move[] =>
  controls.map((control) =>
    attack(deed, command, null, {
      ...rest,
      needs: [...control.needs, ...(rest.needs ?? [])],
      when: (board) => control.when(board) && rest.when(board),
    }),
  );
/** The password that works now: one that the attacker set is no secret from him. */
export const passwords: readonly Control[] = [
  { needs: ['typesPassword'], when: (board) => board.tag('password') === 'customers' },
  { needs: [], when: (board) => board.tag('password') === 'attackers' },
];
