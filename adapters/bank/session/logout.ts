import type { Outcome } from '../../../machines/ports/method.ts';
import { sessionMethods } from '../../../machines/ports/session.ts';
import { tellOf } from '../answers.ts';
import type { Client } from '../client.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { askedInSession, onceInSession } from './session-call.ts';

export type LogoutTold = Outcome<typeof sessionMethods.logout>;

/** Ends a session by the customer's hand. */
export function logout(parts: Parts, client: Client, call: Read<'session.logout'>): Promise<LogoutTold> {
  const request = askedInSession(parts, client, 'session.logout', call);
  return onceInSession(parts, client, call.token, request, (scene) =>
    ask(scene, `session:${scene.session.id}`, { name: 'session.logout', facts: {} }, (answer) =>
      tellOf(sessionMethods.logout, answer, { serverNow: scene.rows.now() }),
    ),
  );
}
