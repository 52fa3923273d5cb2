import { type Authenticator, authenticatorMethods } from '../../ports/authenticator.ts';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import { loginServices } from './login-events.ts';
import type { Login } from '../../ports/login.ts';

/** `enrolment`: told of a biometric set that has changed. */
export interface ScanPorts {
  login: Login;
  authenticator: Authenticator;
  enrolment: Pick<Enrolment, 'revoke'>;
}

export const scanServices = {
  ...loginServices,
  'authenticator.sign': authenticatorMethods.sign,
  'authenticator.erase': authenticatorMethods.erase,
  'enrolment.revoke': enrolmentMethods.revoke,
};
