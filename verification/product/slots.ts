import type { Kind } from '../../machines/authority/index.ts';
import type { Readings } from './reading.ts';

/**
 * The places for machines that a product may have, and the kind of each: one device and its account. `older` is the
 * session of the login before, while that is alive; `credential` is on this device, `other` on another one.
 */
export const kindIn = {
  account: 'account',
  visible: 'visible',
  login: 'login',
  code: 'code',
  session: 'session',
  older: 'session',
  credential: 'credential',
  other: 'credential',
  reauth: 'reauth',
  enrolment: 'enrolment',
  recovery: 'recovery',
  reset: 'reset',
} as const satisfies Record<string, Kind>;
export type Slot = keyof typeof kindIn;
export const slots = Object.keys(kindIn) as readonly Slot[];

/** Machines that begin within one step: they exist while it lasts, and then take the slots that are theirs. */
export const slotOf = {
  fresh: 'login',
  freshCode: 'code',
  freshSession: 'session',
  freshCredential: 'credential',
  freshReset: 'reset',
} as const satisfies Record<string, Slot>;
export type Fresh = keyof typeof slotOf;

const names = [...slots, ...(Object.keys(slotOf) as Fresh[])];

/** Handles of the world: the slots, then what begins. */
export const handle = Object.fromEntries(names.map((name, at) => [name, at])) as Readonly<
  Record<Slot | Fresh, number>
>;

/** The slot behind a handle: its own, or the one that it is about to take. */
export const slotAt = (at: number): Slot => {
  const name = names[at]!;
  return name in slotOf ? slotOf[name as Fresh] : (name as Slot);
};

export const kinds: readonly Kind[] = names.map((_, at) => kindIn[slotAt(at)]);

/** What properties see of a product state. A slot that the product does not have reads as the start of its machine. */
export type Place = { readonly [S in Slot]: Readings[(typeof kindIn)[S]] } & {
  /** The timers that run in a slot, as XState names their events. */
  armed(slot: Slot): readonly string[];
};

/** One place of a product, all of one shape: millions are read. */
export class ProductPlace implements Place {
  readonly account: Place['account'];
  readonly visible: Place['visible'];
  readonly login: Place['login'];
  readonly code: Place['code'];
  readonly session: Place['session'];
  readonly older: Place['older'];
  readonly credential: Place['credential'];
  readonly other: Place['other'];
  readonly reauth: Place['reauth'];
  readonly enrolment: Place['enrolment'];
  readonly recovery: Place['recovery'];
  readonly reset: Place['reset'];
  readonly #state: number;
  readonly #armedIn: (state: number, slot: Slot) => readonly string[];

  constructor(
    read: (slot: Slot) => unknown,
    state: number,
    armedIn: (state: number, slot: Slot) => readonly string[],
  ) {
    this.account = read('account') as Place['account'];
    this.visible = read('visible') as Place['visible'];
    this.login = read('login') as Place['login'];
    this.code = read('code') as Place['code'];
    this.session = read('session') as Place['session'];
    this.older = read('older') as Place['older'];
    this.credential = read('credential') as Place['credential'];
    this.other = read('other') as Place['other'];
    this.reauth = read('reauth') as Place['reauth'];
    this.enrolment = read('enrolment') as Place['enrolment'];
    this.recovery = read('recovery') as Place['recovery'];
    this.reset = read('reset') as Place['reset'];
    this.#state = state;
    this.#armedIn = armedIn;
  }

  armed(slot: Slot): readonly string[] {
    return this.#armedIn(this.#state, slot);
  }
}
