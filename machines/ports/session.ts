import { ended, serverNow } from './answer.ts';
import { choice, flag, instant, rowsOf, text } from './field.ts';
import type { Call } from './login.ts';
import { method, type Outcome } from './method.ts';

/** A call inside a session. The flow knows its reference; the token stays with the adapter. */
export interface SessionCall extends Call {
  session: string;
}

/** A live session of the customer. `device` is the mark of the device that it is on; `current`: the caller's own. */
const sessionRow = { ref: text, channel: choice('app', 'web'), device: text, since: instant, current: flag };
/** A device of the customer that holds something, and what: credentials, a remembered number. */
const deviceRow = {
  device: text,
  biometric: flag,
  smartFnp: flag,
  softPin: flag,
  remembered: flag,
  current: flag,
};

/** What each call about a session may answer (behaviour.md R10, 6.12). */
export const sessionMethods = {
  /**
   * Uses a session: when to warn, when it ends without a gesture, at the latest, and until when SCA is fresh; and
   * whether the account is blocked for everybody who is not inside yet, and until when.
   */
  refresh: method(
    {
      warnAt: instant,
      idleAt: instant,
      expiresAt: instant,
      freshUntil: instant,
      blocked: flag,
      blockedUntil: instant,
      ...serverNow,
    },
    ended,
  ),
  logout: method(serverNow, ended),
  /** The customer's live sessions, and the devices that hold something of theirs (ASVS 7.5.2). */
  list: method({ sessions: rowsOf(sessionRow), devices: rowsOf(deviceRow), ...serverNow }, ended),
  /** Ends one of them. What is over already, or is nobody's, stays so. */
  end: method(serverNow, ended),
  /** "Blloko pajisjen" (7, "Phone lost"): ends all that a device holds, and its sessions. */
  block: method(serverNow, ended),
} as const;

export interface Session {
  /** `gesture`: by the customer's hand, which alone puts off the idle end (P26). */
  refresh(request: SessionCall & { gesture: boolean }): Promise<Outcome<typeof sessionMethods.refresh>>;
  logout(request: SessionCall): Promise<Outcome<typeof sessionMethods.logout>>;
  list(request: SessionCall): Promise<Outcome<typeof sessionMethods.list>>;
  /** `ref`: as listed. */
  end(request: SessionCall & { ref: string }): Promise<Outcome<typeof sessionMethods.end>>;
  /** `device`: the mark, as listed. */
  block(request: SessionCall & { device: string }): Promise<Outcome<typeof sessionMethods.block>>;
}
