import { enrolmentMethods } from '../enrolment.ts';
import { loginMethods } from '../login.ts';
import type { Method, Outcome } from '../method.ts';
import { passwordMethods } from '../password.ts';
import { reauthMethods } from '../reauth.ts';
import { rememberMethods } from '../remember.ts';
import { resetMethods } from '../reset.ts';
import { sessionMethods } from '../session.ts';
import { softPinMethods } from '../soft-pin.ts';
import type { Channel } from './login-row.ts';

/** Who calls, as the bank's front door knows it: by cookie or app binding and by the connection, never by the request. */
export interface Caller {
  channel: Channel;
  /** The install's random id. */
  device: string;
  ip: string;
  /** The app says that its device is altered (R11): it may not be believed when it denies, only when it admits. */
  altered?: boolean;
}

/** Every port that the bank serves, by name. */
export const bankPorts = {
  login: loginMethods,
  session: sessionMethods,
  reauth: reauthMethods,
  enrolment: enrolmentMethods,
  softPin: softPinMethods,
  remember: rememberMethods,
  reset: resetMethods,
  password: passwordMethods,
} as const;

type Ports = typeof bankPorts;
export type PortName = keyof Ports;
/** A call of the bank: `login.first`, `enrolment.beginBiometric`. */
export type DeskCall = { [P in PortName]: `${P}.${keyof Ports[P] & string}` }[PortName];

/**
 * What leaves the bank: a declared outcome. With a session, a VERIFIKO that renewed one, and a granted reset comes a
 * token, which is for the client alone: `login.second`, `reauth.begin`, `reauth.verify`, `reset.secondElement`.
 */
export type Told<M extends Method> = Outcome<M> & { token?: string };

/**
 * The bank as its front doors see it. Requests are plain objects that nobody has looked at yet, secrets beside the
 * rest: one that no schema knows is a throw with `code: 'E_REQUEST'` and the `path` of the field; any other throw is
 * a fault and counts nothing (R8). Calls inside a session carry its `token` instead of its reference; so does
 * `reset.setPassword` with its grant.
 */
export type Desk = {
  readonly [P in PortName]: {
    readonly [M in keyof Ports[P]]: (
      caller: Caller,
      request: unknown,
    ) => Promise<Ports[P][M] extends Method ? Told<Ports[P][M]> : never>;
  };
};
