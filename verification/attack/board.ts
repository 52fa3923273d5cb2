import type { Kind, Mech, World } from '../../machines/authority/index.ts';
import type { Readings } from '../product/reading.ts';

/** The places for machines: one account, its customer's phone, and an attacker with a device of his own. */
export const kindIn = {
  account: 'account',
  visible: 'visible',
  login: 'login',
  code: 'code',
  session: 'session',
  reauth: 'reauth',
  reauthCode: 'code',
  enrolment: 'enrolment',
  reset: 'reset',
  resetCode: 'code',
  recovery: 'recovery',
  phoneBiometric: 'credential',
  phoneSmartFnp: 'credential',
  phoneSoftPin: 'credential',
  ownBiometric: 'credential',
  ownSmartFnp: 'credential',
  ownSoftPin: 'credential',
  freshSession: 'session',
  freshCredential: 'credential',
} as const satisfies Record<string, Kind>;
export type Seat = keyof typeof kindIn;
export const seats = Object.keys(kindIn) as readonly Seat[];
/** They exist while a step lasts, and then take the place that is theirs. */
export const passing: readonly Seat[] = ['freshSession', 'freshCredential'];

/** Where the attacker acts: in the name of the customer's phone, from a device of his own, or from a browser. */
export type Device = 'phone' | 'own' | 'web';
export type Method = 'biometric' | 'smartFnp' | 'softPin';

/** What the bank's rows say beside the machines. */
export const tags = {
  loginAt: ['own', 'phone', 'web'],
  sessionOf: ['customer', 'phone', 'own', 'web'],
  resetAt: ['own', 'phone'],
  /** The credential that the reset was proved with. */
  resetBy: ['none', 'biometric', 'softPin'],
  /** Whether the password is one that the attacker set. */
  password: ['customers', 'attackers'],
} as const;
export type Tag = keyof typeof tags;
export type TagValue<T extends Tag> = (typeof tags)[T][number];

export const credentialOf = (device: 'phone' | 'own', method: Method): Seat =>
  `${device}${method[0]!.toUpperCase()}${method.slice(1)}` as Seat;

/** The world in which moves happen: over table indices while exploring, over live snapshots while replaying. */
export interface Board<State> extends World<Seat, State>, Mech<State> {
  /** The credential that the command names. */
  named: Seat | undefined;
  reading<S extends Seat>(seat: S): Readings[(typeof kindIn)[S]];
  tag<T extends Tag>(tag: T): TagValue<T>;
  setTag<T extends Tag>(tag: T, value: TagValue<T>): void;
  /** The machine of this place begins anew. */
  renew(seat: Seat): void;
  /** Whether the machine of this place was written in this step. */
  isTouched(seat: Seat): boolean;
  /** Whether a deadline runs, by the event that it delivers. */
  isArmed(seat: Seat, event: string): boolean;
  /** What began in this step takes its place. */
  move(from: Seat, to: Seat): void;
}
