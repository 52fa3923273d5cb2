import type { Role } from '../../machines/authority/index.ts';
import { handle, type Slot } from '../product/slots.ts';

const { session, older, credential, login, reauth, reset } = handle;
const none: readonly number[] = [];

/**
 * Who plays a role on the other device, seen from a machine of this device or of the account. What belongs to one
 * device, one login, one reset or one command has nobody there; `find` of the bank (roles.ts) says the same. Both devices
 * are on one channel: a browser beside the app ends no session of it, and types Soft PIN codes that are the app's.
 */
export const castElsewhere: Record<Role, readonly number[]> = {
  account: none,
  visible: none,
  login: none,
  code: none,
  session: none,
  credential: none,
  reauth: none,
  enrolment: none,
  recovery: none,
  reset: none,
  codeOwner: none,
  accountLogins: [login],
  accountReauths: [reauth],
  accountResets: [reset],
  rivalLogins: none,
  rivalResets: none,
  rivalSessions: [session, older],
  accountSessions: [session, older],
  otherSessions: [session, older],
  accountCredentials: [credential],
  otherCredentials: [credential],
  deviceCredentials: none,
  dependentCredentials: none,
  replacedCredentials: [credential],
  orphanedCredentials: none,
  replacedSessions: [session, older],
  credentialSessions: none,
  credentialLogins: none,
  lostCredentials: none,
  lostSessions: none,
  smsSessions: [session, older],
};

/** The machines that both devices share. */
export const shared: readonly Slot[] = ['account'];
