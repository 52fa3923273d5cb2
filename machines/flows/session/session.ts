import { type Session, sessionMethods } from '../../ports/session.ts';
import type { InSession } from '../code/events.ts';
import { bare, defineFlow } from '../definition.ts';
import { sessionMachine, type SessionOutput } from './session.machine.ts';
import { sessionRange } from './session-family.ts';
import { sessionView } from './session.view.ts';

const events = {
  /** The customer did something in the app. */
  'session.touched': bare,
  'session.extend': bare,
  'session.logout': bare,
  'call.retry': bare,
};

/** Which session, and by which way it was entered. */
export interface SessionInput extends InSession {
  path: string;
}

/** The session after a login: home, the warning before its idle end, its end. */
export const session = defineFlow<typeof events, SessionOutput, { session: Session }, SessionInput>({
  name: 'session',
  version: 2,
  machine: sessionMachine,
  events,
  services: { 'session.refresh': sessionMethods.refresh, 'session.logout': sessionMethods.logout },
  range: sessionRange,
  view: sessionView,
  starts: [{ session: '-', path: '-' }],
});
