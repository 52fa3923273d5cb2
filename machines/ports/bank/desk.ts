import { instant } from '../field.ts';
import type { loginMethods } from '../login.ts';
import { method, type Outcome } from '../method.ts';
import type { Channel } from './login-row.ts';

/** Who calls, as the bank's front door knows it: by cookie or app binding and by the connection, never by the request. */
export interface Caller {
  channel: Channel;
  /** The install's random id. */
  device: string;
  ip: string;
}

const ended = { E_SESSION_ENDED: { serverNow: instant } } as const;

/** What each call about a session may answer (behaviour.md R10). */
export const sessionMethods = {
  /** Uses a session: when it ends without a gesture, and when it ends at the latest. */
  refresh: method({ idleAt: instant, expiresAt: instant, serverNow: instant }, ended),
  logout: method({ serverNow: instant }, ended),
} as const;

type Verdict = Outcome<typeof loginMethods.second>;

/** The verdict as it leaves the bank: a session comes with its token, which is for the client alone. */
export type SecondVerdict =
  (Extract<Verdict, { ok: true }> & { token: string }) | Extract<Verdict, { ok: false }>;

type Answering<A> = (caller: Caller, request: unknown) => Promise<A>;

/**
 * The bank as its front doors see it. Requests are plain objects that nobody has looked at yet: one that no schema
 * knows is a throw with `code: 'E_REQUEST'` and the `path` of the field; any other throw is a fault and counts
 * nothing (R8).
 */
export interface Desk {
  open: Answering<Outcome<typeof loginMethods.open>>;
  first: Answering<Outcome<typeof loginMethods.first>>;
  sendCode: Answering<Outcome<typeof loginMethods.sendCode>>;
  second: Answering<SecondVerdict>;
  cancel: Answering<Outcome<typeof loginMethods.cancel>>;
  refresh: Answering<Outcome<typeof sessionMethods.refresh>>;
  logout: Answering<Outcome<typeof sessionMethods.logout>>;
}
