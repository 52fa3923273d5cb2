const made = { credential: 'c', at: 0, code: '123456', proof: 'cA' };

/** Every call that needs a session, with a body that is understood: none of them may do anything without one. */
export const sessionCalls = {
  'session.refresh': { gesture: true },
  'session.logout': {},
  'session.list': {},
  'session.end': { ref: 'other' },
  'session.block': { device: 'other' },
  'reauth.begin': { password: 'p' },
  'reauth.sendCode': {},
  'reauth.verify': { code: '123456' },
  'enrolment.beginBiometric': {},
  'enrolment.finishBiometric': { credential: 'c', attestation: '{}' },
  'enrolment.enableSmartFnp': { credential: 'c', publicKey: 'cA', replace: false, proof: 'cA' },
  'enrolment.pinRules': {},
  'enrolment.beginSoftPin': { replace: false },
  'enrolment.finishSoftPin': { ...made, saved: false },
  'enrolment.setSaved': { ...made, saved: true },
  'enrolment.changePin': made,
  'remember.issue': {},
  'password.change': { newPassword: 'fusha e gjelbër 74' },
} as const;

export type SessionCallName = keyof typeof sessionCalls;
export const sessionCallNames = Object.keys(sessionCalls) as SessionCallName[];
