import type { Kind, Role } from '../../machines/authority/index.ts';
import type { Readings } from './reading.ts';

/**
 * The machines of one device and its account: the login the device has under way, its code and its session, and the
 * session of the login before, while that is alive.
 */
export const slots = ['account', 'visible', 'login', 'code', 'session', 'older'] as const;
export type Slot = (typeof slots)[number];

/** Handles of the world: the slots, then a login that begins, with its code and its session. */
export const handle = {
  account: 0,
  visible: 1,
  login: 2,
  code: 3,
  session: 4,
  older: 5,
  fresh: 6,
  freshCode: 7,
  freshSession: 8,
} as const;

export const kinds: readonly Kind[] = [
  'account',
  'visible',
  'login',
  'code',
  'session',
  'session',
  'login',
  'code',
  'session',
];

/** What properties see of a product state. */
export interface Place {
  readonly account: Readings['account'];
  readonly visible: Readings['visible'];
  readonly login: Readings['login'];
  readonly code: Readings['code'];
  readonly session: Readings['session'];
  readonly older: Readings['session'];
  /** The timers that run in a slot, as XState names their events. */
  armed(slot: Slot): readonly string[];
}

/** One place of a product, all of one shape: millions are read. */
export class ProductPlace implements Place {
  readonly account: Place['account'];
  readonly visible: Place['visible'];
  readonly login: Place['login'];
  readonly code: Place['code'];
  readonly session: Place['session'];
  readonly older: Place['older'];
  readonly #state: number;
  readonly #armedIn: (state: number, slot: Slot) => readonly string[];

  constructor(
    account: Place['account'],
    visible: Place['visible'],
    login: Place['login'],
    code: Place['code'],
    session: Place['session'],
    older: Place['older'],
    state: number,
    armedIn: (state: number, slot: Slot) => readonly string[],
  ) {
    this.account = account;
    this.visible = visible;
    this.login = login;
    this.code = code;
    this.session = session;
    this.older = older;
    this.#state = state;
    this.#armedIn = armedIn;
  }

  armed(slot: Slot): readonly string[] {
    return this.#armedIn(this.#state, slot);
  }
}

const { account, visible, login, code, session, older, fresh, freshCode, freshSession } = handle;
const inFresh = (context: number) => context >= fresh;

/** Who plays a role, seen from the machine in whose name things happen. Nobody of a foreign device is here. */
const cast: Record<Role, (context: number) => readonly number[]> = {
  account: () => [account],
  visible: () => [visible],
  login: (context) => (inFresh(context) ? [fresh] : context === login || context === code ? [login] : []),
  code: (context) => (inFresh(context) ? [freshCode] : context === login || context === code ? [code] : []),
  session: (context) =>
    inFresh(context) ? [freshSession] : context === login || context === session ? [session] : [],
  accountLogins: () => [login, fresh],
  rivalLogins: (context) => (inFresh(context) ? [login] : []),
  rivalSessions: (context) => (inFresh(context) ? [session, older] : context === older ? [session] : [older]),
  accountSessions: () => [session, older],
};

export const find = (role: Role, context: number): readonly number[] => cast[role](context);
