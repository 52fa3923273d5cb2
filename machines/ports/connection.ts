import type { Enrolment } from './enrolment.ts';
import type { Login } from './login.ts';
import type { Password } from './password.ts';
import type { Reauth } from './reauth.ts';
import type { Remember } from './remember.ts';
import type { Reset } from './reset.ts';
import type { Session } from './session.ts';
import type { SoftPin } from './soft-pin.ts';

/** One client's side of a bank: every port that flows ask. Tokens of sessions and grants stay inside of it. */
export interface Connection {
  login: Login;
  session: Session;
  reauth: Reauth;
  enrolment: Enrolment;
  softPin: SoftPin;
  remember: Remember;
  reset: Reset;
  password: Password;
}
