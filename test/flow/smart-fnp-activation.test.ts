import { describe, expect, it } from 'vitest';
import { smartFnpActivation } from '../../machines/flows/profile/smart-fnp-activation.ts';
import { fails, refuses, run, settled } from './stand/run-stand.ts';

const input = { session: 'session-1' };

async function begin(script: object = {}, online = true) {
  const at = run(smartFnpActivation, { input, script: script as never, online });
  await settled();
  return at;
}

describe('Smart FNP activation', () => {
  it('manual 1.4: the toggle, and the message that it is active', async () => {
    const at = await begin();
    expect(at.screens()).toEqual(['validating', 'confirmed']);
    expect(at.view().notices).toEqual(['OK_SFNP_ON']);
    expect(at.called()).toEqual(['deviceKey.create', 'enrolment.enableSmartFnp']);
    expect(at.callsOf('enrolment.enableSmartFnp')[0]).toMatchObject({
      session: 'session-1',
      credential: 'key-1',
      publicKey: 'public-1',
      replace: false,
      opened: { proof: 'held-1' },
    });
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done', notice: 'OK_SFNP_ON' });
  });

  it('X10: VERIFIKO comes first when authentication is stale, and another key is made after it', async () => {
    const at = await begin({ 'enrolment.enableSmartFnp': [refuses('E_REAUTH')] });
    expect([at.screen(), at.error()]).toEqual(['reauth', null]);
    expect(at.called()).toEqual(['deviceKey.create', 'enrolment.enableSmartFnp', 'deviceKey.erase']);
    await at.send('reauth.submit', { password: 'Mali me bore 42' });
    expect(at.screen()).toBe('confirmed');
    expect(at.callsOf('deviceKey.create').length).toBe(2);
  });

  it('asks before it turns the option off on another device, and keeps the key meanwhile', async () => {
    const at = await begin({ 'enrolment.enableSmartFnp': [refuses('M_REPLACE_DEVICE')] });
    expect(at.view()).toMatchObject({ screen: 'confirmReplace', notices: ['M_REPLACE_DEVICE'] });
    expect(() => at.flow.persist()).toThrow(expect.objectContaining({ code: 'E_PENDING' }));
    await at.send('replace.confirm');
    expect(at.screen()).toBe('confirmed');
    const asked = at.callsOf('enrolment.enableSmartFnp');
    expect(asked.map(({ replace, opened }) => [replace, opened])).toEqual([
      [false, { proof: 'held-1' }],
      [true, { proof: 'held-1' }],
    ]);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
  });

  it('leaves the other device alone, and its own key nowhere, when the customer does not agree', async () => {
    const at = await begin({ 'enrolment.enableSmartFnp': [refuses('M_REPLACE_DEVICE')] });
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.called().at(-1)).toBe('deviceKey.erase');
  });

  it('agrees to nothing offline', async () => {
    const at = await begin({ 'enrolment.enableSmartFnp': [refuses('M_REPLACE_DEVICE')] });
    at.setOnline(false);
    await at.send('replace.confirm');
    expect([at.screen(), at.callsOf('enrolment.enableSmartFnp').length]).toEqual(['confirmReplace', 1]);
  });

  it.each(['M_SFNP_NEEDBIO', 'E_SERVICE', 'E_DEVICE_ALTERED', 'E_SIM_RISK'])(
    'the key goes and %s is shown when the bank says so',
    async (code) => {
      const at = await begin({ 'enrolment.enableSmartFnp': [refuses(code)] });
      expect([at.screen(), at.error(), at.called().at(-1)]).toEqual(['validating', code, 'deviceKey.erase']);
      await at.send('confirmation.acknowledge');
      await expect(at.flow.done).resolves.toEqual({ status: 'cancelled', notice: code });
    },
  );

  it('R11: makes no key on an altered device', async () => {
    const at = await begin({ 'deviceKey.create': [() => ({ ok: false, code: 'E_DEVICE_ALTERED' })] });
    expect([at.error(), at.called()]).toEqual(['E_DEVICE_ALTERED', ['deviceKey.create']]);
  });

  it('waits offline, and goes on with a repeat', async () => {
    const at = await begin({}, false);
    expect([at.error(), at.called()]).toEqual(['E_OFFLINE', ['deviceKey.create']]);
    at.setOnline(true);
    await at.send('call.retry');
    expect(at.screen()).toBe('confirmed');
  });

  it('P33: takes back a commit of unknown outcome', async () => {
    const at = await begin({ 'enrolment.enableSmartFnp': [fails, fails] });
    await at.send('flow.cancel');
    expect(at.called().slice(-2)).toEqual(['enrolment.revoke', 'deviceKey.erase']);
    expect(at.callsOf('enrolment.revoke')[0]).toMatchObject({
      session: 'session-1',
      credential: 'key-1',
      reason: 'customer',
    });
  });

  it('P33: a block or an ended session takes the key with it', async () => {
    const ended = await begin({
      'enrolment.enableSmartFnp': [refuses('E_SESSION_ENDED', { reason: 'idle' })],
    });
    await expect(ended.flow.done).resolves.toEqual({ status: 'sessionEnded' });
    const blocked = await begin({ 'enrolment.enableSmartFnp': [refuses('E_BLOCKED_TEMP', { until: 0 })] });
    expect([ended.called().at(-1), blocked.called().at(-1)]).toEqual(['deviceKey.erase', 'deviceKey.erase']);
  });
});
