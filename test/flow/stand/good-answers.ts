import type { RunCall } from './run-call.ts';

const minute = 60_000;

const codeAnswer = (now: number) => ({
  ref: 'AB12',
  digits: 6,
  resendAt: now + 30_000,
  codeExpiresAt: now + 2 * minute,
  sendsLeft: 3,
  helpAt: now + 20_000,
  expiresAt: now + 10 * minute,
});
/** What the bank's policy says of scans and codes. */
const scan = { ceremony: 5 * minute, scans: 5 };
export const limits = { showFor: 30_000, clipboardClear: 30_000, clockWarn: 15_000 };

const made = (now: number, ahead: boolean) => {
  const step = Math.floor(now / 30_000) + (ahead ? 1 : 0);
  return {
    ok: true,
    code: String(step % 1_000_000).padStart(6, '0'),
    proof: `proof-of-${step}`,
    at: now,
    step,
    stepEndsAt: (step + 1) * 30_000,
    ...limits,
  };
};

/** What every service answers when all is well, by a clock that device and bank share. */
export function goodAnswers(now: number, call: RunCall): Record<string, object> {
  const ok = { ok: true, serverNow: now };
  const code = { ...ok, ...codeAnswer(now) };
  const resent = { ...ok, digits: 6, resendAt: now + 30_000, codeExpiresAt: now + 2 * minute, sendsLeft: 2 };
  return {
    'login.open': { ...ok, txn: 'txn-1', nonce: 'nonce-1', expiresAt: now + 10 * minute, ...scan },
    'login.first': code,
    'login.sendCode': resent,
    'login.second': { ...ok, session: 'session-1' },
    'login.cancel': { ok: true },
    'remember.issue': { ...ok, handle: 'handle-1', mask: '••••••300' },
    'remember.revoke': { ok: true },
    'device.remember': { ok: true },
    'device.forget': { ok: true },
    'device.integrity': { ok: true },
    'device.reconcile': { ok: true },
    'deviceKey.sign': { ok: true, proof: 'signed-1' },
    'reauth.begin': { ...code, needsCode: false },
    'reauth.sendCode': resent,
    'reauth.verify': ok,
    'reauth.cancel': { ok: true },
    'enrolment.status': {
      ...ok,
      biometric: 'active',
      smartFnp: 'active',
      softPin: 'active',
      remembered: false,
      needsBiometric: false,
      ...limits,
    },
    'enrolment.beginBiometric': {
      ...ok,
      challenge: 'challenge-1',
      user: 'user-1',
      mask: '••••••300',
      expiresAt: now + 5 * minute,
      ...scan,
    },
    'enrolment.finishBiometric': ok,
    'enrolment.enableSmartFnp': ok,
    'enrolment.pinRules': { ...ok, digits: 6, weak: '120389 200300' },
    'enrolment.beginSoftPin': {
      ...ok,
      credential: 'soft-1',
      seed: 'seed-of-the-bank',
      nonce: 'nonce-1',
      expiresAt: now + 10 * minute,
      ...limits,
    },
    'enrolment.finishSoftPin': ok,
    'enrolment.setSaved': ok,
    'enrolment.changePin': ok,
    'enrolment.revoke': ok,
    'authenticator.available': { ok: true },
    'authenticator.create': { ok: true, credential: 'bio-1', attestation: 'attestation-1' },
    'authenticator.sign': { ok: true, assertion: 'assertion-1' },
    'authenticator.erase': { ok: true },
    'deviceKey.create': { ok: true, credential: 'key-1', publicKey: 'public-1', proof: 'held-1' },
    'deviceKey.erase': { ok: true },
    'pinVault.create': made(now, false),
    'pinVault.derive': made(now, call['ahead'] === true),
    'pinVault.change': made(now, false),
    'pinVault.save': made(now, false),
    'pinVault.settle': { ok: true },
    'pinVault.erase': { ok: true },
    'softPin.check': { ...ok, ...limits },
    'softPin.burn': { ...ok, ...limits, nextAt: (Math.floor(now / 30_000) + 1) * 30_000 },
    'password.change': ok,
    'reset.begin': { ...code, txn: 'txn-1', nonce: 'nonce-1', ...scan },
    'reset.sendCode': resent,
    'reset.verify': ok,
    'reset.secondElement': ok,
    'reset.setPassword': ok,
    'reset.cancel': { ok: true },
    'session.refresh': {
      ...ok,
      blocked: false,
      blockedUntil: now,
      warnAt: now + 4 * minute,
      idleAt: now + 5 * minute,
      expiresAt: now + 60 * minute,
      freshUntil: now + 5 * minute,
    },
    'session.logout': ok,
    'device.look': {
      ok: true,
      remembered: false,
      handle: '',
      mask: '',
      biometric: true,
      biometricCredential: 'bio-1',
      biometricMask: '••••••300',
      smartFnp: true,
      smartFnpCredential: 'key-1',
      softPin: 'ask',
      softPinCredential: 'soft-1',
    },
  };
}
