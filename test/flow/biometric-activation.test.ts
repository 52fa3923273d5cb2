import { describe, expect, it } from 'vitest';
import { biometricActivation } from '../../machines/flows/profile/biometric-activation.ts';
import { unseal } from '../../machines/vocabulary/sealed.ts';
import { bankStart, fails, hangs, refuses, run } from './stand/run-stand.ts';

const input = { session: 'session-1' };
const password = { password: 'Mali me bore 42' };
const begin = (script = {}) => run(biometricActivation, { input, script });

describe('biometric activation', () => {
  it('manual 1.3: the password and VERIFIKO, the scan, the message that it is active', async () => {
    const at = begin();
    expect(at.view()).toMatchObject({ screen: 'reauth', step: { at: 1, of: 2 } });
    await at.send('reauth.submit', password);
    expect(at.screens()).toEqual(['reauth', 'scan', 'confirmed']);
    expect(at.view().notices).toEqual(['OK_BIO_ON']);
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done', notice: 'OK_BIO_ON' });
  });

  it('R14: saves on the device first, and the bank commits', async () => {
    const at = begin();
    await at.send('reauth.submit', password);
    expect(at.called()).toEqual([
      'reauth.begin',
      'enrolment.beginBiometric',
      'authenticator.create',
      'enrolment.finishBiometric',
    ]);
    expect(at.callsOf('authenticator.create')[0]).toMatchObject({
      challenge: 'challenge-1',
      user: 'user-1',
      mask: '••••••300',
    });
    expect(at.callsOf('enrolment.finishBiometric')[0]).toMatchObject({
      session: 'session-1',
      credential: 'bio-1',
      opened: { attestation: 'attestation-1' },
    });
  });

  it.each(['E_BIO_CANCEL', 'E_BIO_NOMATCH', 'E_BIO_LOCKOUT', 'E_BIO_UNAVAILABLE', 'E_BIO_NOT_BOUND'])(
    'a scan that comes to %s says so and leaves nothing behind',
    async (code) => {
      const at = begin({ 'authenticator.create': [() => ({ ok: false, code })] });
      await at.send('reauth.submit', password);
      expect(at.view()).toMatchObject({ screen: 'scan', busy: false, error: { code } });
      expect(at.called()).not.toContain('enrolment.finishBiometric');
      await at.send('confirmation.acknowledge');
      await expect(at.flow.done).resolves.toEqual({ status: 'cancelled', notice: code });
    },
  );

  it.each(['E_BIO_NOT_BOUND', 'E_SERVICE', 'E_SIM_RISK', 'E_DEVICE_ALTERED'])(
    'P33: the key on the device goes when the bank answers %s',
    async (code) => {
      const at = begin({ 'enrolment.finishBiometric': [refuses(code)] });
      await at.send('reauth.submit', password);
      expect(at.callsOf('authenticator.erase')).toMatchObject([{ credential: 'bio-1' }]);
      expect(at.error()).toBe(code);
      expect(at.called()).not.toContain('enrolment.revoke');
    },
  );

  it('a full account is told before any key is made', async () => {
    const at = begin({ 'enrolment.beginBiometric': [refuses('M_DEVICE_LIMIT')] });
    await at.send('reauth.submit', password);
    expect([at.error(), at.called()]).toEqual([
      'M_DEVICE_LIMIT',
      ['reauth.begin', 'enrolment.beginBiometric'],
    ]);
  });

  it('waits for a scan as long as it takes, and does not ask for another', async () => {
    const at = begin({ 'authenticator.create': [hangs] });
    await at.send('reauth.submit', password);
    await at.clock.advance(120_000);
    expect(at.view()).toMatchObject({ screen: 'scan', busy: true, error: null });
    expect(at.view().timers).toEqual([{ id: 'scan', endsAt: bankStart + 300_000, durationMs: 300_000 }]);
    expect(at.callsOf('authenticator.create').length).toBe(1);
  });

  it('a ceremony that is over is said to be over', async () => {
    const at = begin({ 'authenticator.create': [hangs] });
    await at.send('reauth.submit', password);
    await at.clock.advance(300_000);
    expect([at.screen(), at.error()]).toEqual(['scan', 'E_TXN_EXPIRED']);
  });

  it('R8: a commit without an answer is repeated with the same key and attestation', async () => {
    const at = begin({ 'enrolment.finishBiometric': [fails, fails] });
    await at.send('reauth.submit', password);
    expect(at.error()).toBe('E_SERVICE');
    await at.send('call.retry');
    expect(at.screen()).toBe('confirmed');
    const finished = at.callsOf('enrolment.finishBiometric');
    expect(new Set(finished.map(({ key }) => key)).size).toBe(1);
    expect(finished.map(({ opened }) => opened)).toEqual(
      Array.from(finished, () => ({ attestation: 'attestation-1' })),
    );
  });

  it('P33: giving up a commit of unknown outcome takes it back at the bank and on the device', async () => {
    const at = begin({ 'enrolment.finishBiometric': [fails, fails] });
    await at.send('reauth.submit', password);
    await at.send('flow.cancel');
    expect(at.called().slice(-2)).toEqual(['enrolment.revoke', 'authenticator.erase']);
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
  });

  it('offline the commit waits, and giving up erases the key without a call to the bank', async () => {
    const at = begin({ 'authenticator.create': [hangs] });
    await at.send('reauth.submit', password);
    at.setOnline(false);
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.called()).toEqual(['reauth.begin', 'enrolment.beginBiometric', 'authenticator.create']);
  });

  it('does not ask the bank while the connection is away, and goes on with a repeat', async () => {
    let at: ReturnType<typeof begin> | null = null;
    const script = {
      'authenticator.create': [
        () => {
          at?.setOnline(false);
          return { ok: true, credential: 'bio-1', attestation: 'attestation-1' };
        },
      ],
    };
    at = begin(script);
    await at.send('reauth.submit', password);
    expect([at.error(), at.called().at(-1)]).toEqual(['E_OFFLINE', 'authenticator.create']);
    await at.send('call.retry');
    expect(at.error()).toBe('E_OFFLINE');
    at.setOnline(true);
    await at.send('call.retry');
    expect(at.screen()).toBe('confirmed');
  });

  it('P33, case 29: a session that ends in the middle ends the run, and nothing is kept', async () => {
    const at = begin({ 'enrolment.finishBiometric': [refuses('E_SESSION_ENDED', { reason: 'idle' })] });
    await at.send('reauth.submit', password);
    await expect(at.flow.done).resolves.toEqual({ status: 'sessionEnded' });
    expect(at.called().at(-1)).toBe('authenticator.erase');
  });

  it('asks for VERIFIKO again when it is over by the time the bank is asked', async () => {
    const at = begin({ 'enrolment.beginBiometric': [refuses('E_REAUTH')] });
    await at.send('reauth.submit', password);
    expect([at.screen(), at.error()]).toEqual(['reauth', null]);
    await at.send('reauth.submit', password);
    expect(at.screen()).toBe('confirmed');
  });

  it('a double tap on VERIFIKO is one VERIFIKO', async () => {
    const at = begin();
    expect(await at.sendAll(['reauth.submit', password], ['reauth.submit', password])).toEqual([true, false]);
    expect(at.callsOf('reauth.begin').length).toBe(1);
  });

  it('P50: the password is wiped by the answer to VERIFIKO, while the scan is still waited for', async () => {
    const at = begin({ 'authenticator.create': [hangs] });
    await at.send('reauth.submit', password);
    const sealed = at.callsOf('reauth.begin')[0]?.secret;
    expect([at.screen(), at.view().busy]).toEqual(['scan', true]);
    expect(() => sealed && unseal(sealed)).toThrow('wiped');
  });

  it('shows and inspects no password and no attestation', async () => {
    const at = begin();
    await at.send('reauth.submit', password);
    await at.send('confirmation.acknowledge');
    expect(at.traces()).not.toMatch(/Mali me bore|attestation-1/);
  });
});
