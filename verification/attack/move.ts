import type { CommandName } from '../../machines/authority/index.ts';
import type { Ability } from './ability.ts';
import type { Board, Device, Method, Seat } from './board.ts';

/** What every board can do, whatever its states are. */
export type AnyBoard = Omit<Board<never>, 'read' | 'write' | 'step' | 'look'>;

/** What happens, as a story tells it. */
export const deeds = [
  'first.password',
  'first.unknown',
  'first.biometric',
  'settle.right',
  'settle.wrong',
  'assert.right',
  'assert.wrong',
  'sendCode',
  'second.right',
  'second.old',
  'second.wrong',
  'key.right',
  'key.wrong',
  'pin.right',
  'pin.wrong',
  'typed.right',
  'typed.wrong',
  'cancel',
  'customer.login',
  'set.changed',
  'reauth.begin',
  'reauth.right',
  'reauth.wrong',
  'reauth.code',
  'reauth.codeWrong',
  'reauth.change',
  'enrol.begin',
  'enrol.finish',
  'enrol.wrong',
  'reset.begin',
  'reset.code',
  'reset.codeWrong',
  'reset.biometric',
  'reset.pin',
  'reset.wrong',
  'reset.set',
  'reset.cancel',
  'timer',
] as const;
export type Deed = (typeof deeds)[number];

/** Something that the attacker, the customer or the clock may do. */
export interface Move {
  readonly deed: Deed;
  readonly by: 'attacker' | 'customer' | 'clock';
  readonly from: Device | null;
  readonly method?: Method;
  readonly command?: CommandName;
  /** The event of a deadline, or what the customer does. */
  readonly event?: string;
  readonly to: Seat;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The credential that the command names. */
  readonly named?: Seat;
  readonly needs: readonly Ability[];
  readonly when: (board: AnyBoard) => boolean;
  /** Done before the command, for instance that a login begins anew. */
  readonly prepare?: (board: AnyBoard) => void;
  /** Done after a command that was answered `ok`. */
  readonly after?: (board: AnyBoard) => void;
}

/** What of the customer's way of using the bank the moves depend on. */
export interface Habits {
  /** The customer's Soft PIN is saved on the phone. */
  readonly saved: boolean;
  /** What the attacker may turn on in this world. */
  readonly activates: readonly Method[];
}
