import { ended, serverNow } from './answer.ts';
import { text } from './field.ts';
import type { Call } from './login.ts';
import { bestEffort, method, type Outcome } from './method.ts';
import type { SessionCall } from './session.ts';

/** Më Kujto (behaviour.md 6.2): a handle for the number, and the mask that is shown instead of it. */
export const rememberMethods = {
  issue: method({ handle: text, mask: text, ...serverNow }, ended),
  revoke: bestEffort(method({}, {})),
} as const;

export interface Remember {
  issue(request: SessionCall): Promise<Outcome<typeof rememberMethods.issue>>;
  revoke(request: Call & { handle: string }): Promise<Outcome<typeof rememberMethods.revoke>>;
}
