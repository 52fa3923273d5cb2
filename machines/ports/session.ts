import { ended, serverNow } from './answer.ts';
import { instant } from './field.ts';
import type { Call } from './login.ts';
import { method, type Outcome } from './method.ts';

/** A call inside a session. The flow knows its reference; the token stays with the adapter. */
export interface SessionCall extends Call {
  session: string;
}

/** What each call about a session may answer (behaviour.md R10, 6.12). */
export const sessionMethods = {
  /** Uses a session: when to warn, when it ends without a gesture, at the latest, and until when SCA is fresh. */
  refresh: method(
    { warnAt: instant, idleAt: instant, expiresAt: instant, freshUntil: instant, ...serverNow },
    ended,
  ),
  logout: method(serverNow, ended),
} as const;

export interface Session {
  /** `gesture`: by the customer's hand, which alone puts off the idle end (P26). */
  refresh(request: SessionCall & { gesture: boolean }): Promise<Outcome<typeof sessionMethods.refresh>>;
  logout(request: SessionCall): Promise<Outcome<typeof sessionMethods.logout>>;
}
