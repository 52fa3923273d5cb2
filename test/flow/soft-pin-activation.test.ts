import { describe, expect, it } from 'vitest';
import type { StoredFlow } from '../../machines/door/stored.ts';
import { softPinActivation } from '../../machines/flows/profile/soft-pin-activation.ts';
import { unseal } from '../../machines/vocabulary/sealed.ts';
import { fails, refuses, run } from './stand/run-stand.ts';

const input = { session: 'session-1' };
const password = { password: 'Mali me bore 42' };
const pin = '593817';
const begin = (script: object = {}) => run(softPinActivation, { input, script: script as never });
type At = ReturnType<typeof begin>;

async function toPin(script: object = {}): Promise<At> {
  const at = begin(script);
  await at.send('reauth.submit', password);
  return at;
}
async function toConfirm(script: object = {}): Promise<At> {
  const at = await toPin(script);
  await at.send('pin.choose', { pin });
  return at;
}
async function confirmed(script: object = {}, save = false): Promise<At> {
  const at = await toConfirm(script);
  await at.send('pin.confirm', { pin, save });
  return at;
}

describe('Soft PIN activation', () => {
  it('manual 1.5: VERIFIKO, the PIN, the PIN again with the option, the message', async () => {
    const at = await confirmed();
    expect(at.screens()).toEqual(['reauth', 'validating', 'newPin', 'confirmPin', 'validating', 'confirmed']);
    expect(at.view().notices).toEqual(['OK_SPIN_ON']);
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done', notice: 'OK_SPIN_ON' });
  });

  it('offers to save the PIN, not ticked', async () => {
    const at = await toConfirm();
    expect(at.view().fields).toMatchObject([
      { name: 'pin', type: 'password', maxLength: 6 },
      { name: 'save', type: 'checkbox', value: 'false', required: false },
    ]);
    expect(at.view().actions[0]).toMatchObject({ event: 'pin.confirm', fields: ['pin', 'save'] });
  });

  it.each([false, true])('tells device and bank whether it is saved: %s', async (save) => {
    const at = await confirmed({}, save);
    expect(at.callsOf('pinVault.create')[0]?.['saved']).toBe(save);
    expect(at.callsOf('enrolment.finishSoftPin')[0]?.['saved']).toBe(save);
  });

  it('R14: the device wraps the seed, its first code proves it, and the bank commits', async () => {
    const at = await confirmed();
    expect(at.called()).toEqual([
      'reauth.begin',
      'enrolment.pinRules',
      'enrolment.beginSoftPin',
      'pinVault.create',
      'enrolment.finishSoftPin',
    ]);
    expect(at.callsOf('pinVault.create')[0]).toMatchObject({
      credential: 'soft-1',
      nonce: 'nonce-1',
      opened: { pin, seed: 'seed-of-the-bank' },
    });
    const finish = at.callsOf('enrolment.finishSoftPin')[0];
    expect(Object.keys(finish?.opened ?? {}).toSorted()).toEqual(['code', 'proof']);
    expect(finish).toMatchObject({ session: 'session-1', credential: 'soft-1', at: at.clock.now() });
  });

  it('X4: the PIN goes to the device and to no bank', async () => {
    const at = await confirmed();
    const receivers = at.calls.filter((call) => JSON.stringify(call.opened).includes(pin));
    expect(receivers.map(({ call }) => call)).toEqual(['pinVault.create']);
  });

  it('shows and inspects neither PIN nor seed nor code', async () => {
    const at = await confirmed();
    await at.send('confirmation.acknowledge');
    const code = at.callsOf('enrolment.finishSoftPin')[0]?.opened['code'] as string;
    expect(at.traces()).not.toMatch(new RegExp(`${pin}|seed-of-the-bank|"${code}"|120389|Mali`));
  });

  it.each([
    ['12345', 'E_PIN_FORMAT'],
    ['12a456', 'E_PIN_FORMAT'],
    ['123456', 'E_PIN_WEAK'],
    ['111111', 'E_PIN_WEAK'],
    ['654321', 'E_PIN_WEAK'],
    ['120389', 'E_PIN_WEAK'],
    ['200300', 'E_PIN_WEAK'],
  ])('case 25, case 26: %s is %s', async (typed, code) => {
    const at = await toPin();
    const before = at.called();
    await at.send('pin.choose', { pin: typed });
    expect([at.screen(), at.error(), at.called()]).toEqual(['newPin', code, before]);
  });

  it('case 27: another second entry is told twice; the third goes back with both cleared', async () => {
    const at = await toConfirm();
    for (const turn of [1, 2]) {
      await at.send('pin.confirm', { pin: '593818', save: false });
      expect([turn, at.screen(), at.error()]).toEqual([turn, 'confirmPin', 'E_PIN_MISMATCH']);
    }
    await at.send('pin.confirm', { pin: '593818', save: false });
    expect([at.screen(), at.error()]).toEqual(['newPin', 'E_PIN_MISMATCH']);
    await at.send('pin.choose', { pin: '730164' });
    await at.send('pin.confirm', { pin, save: false });
    expect(at.error()).toBe('E_PIN_MISMATCH');
    await at.send('pin.confirm', { pin: '730164', save: false });
    expect(at.screen()).toBe('confirmed');
  });

  it('going back clears both entries and what was counted', async () => {
    const at = await toConfirm();
    await at.send('pin.confirm', { pin: '000001', save: false });
    await at.send('pin.confirm', { pin: '000001', save: false });
    await at.send('flow.back');
    expect([at.screen(), at.error()]).toEqual(['newPin', null]);
    await at.send('pin.choose', { pin });
    await at.send('pin.confirm', { pin: '000001', save: false });
    await at.send('pin.confirm', { pin: '000001', save: false });
    expect(at.screen()).toBe('confirmPin');
  });

  it('cannot be stored while it holds the PIN, so that a killed app loses it', async () => {
    const at = await toConfirm();
    expect(() => at.flow.persist()).toThrow(expect.objectContaining({ code: 'E_PENDING' }));
  });

  it('can be stored at VERIFIKO, and goes on from there after a restart', async () => {
    const at = begin();
    const stored = JSON.parse(JSON.stringify(at.flow.persist())) as StoredFlow;
    at.flow.stop();
    const again = run(softPinActivation, { input, resume: stored });
    await again.send('reauth.submit', password);
    expect([again.screen(), again.callsOf('enrolment.pinRules')[0]?.['session']]).toEqual([
      'newPin',
      'session-1',
    ]);
  });

  it('asks before it turns the option off on another device, and keeps the PIN meanwhile', async () => {
    const at = await confirmed({ 'enrolment.beginSoftPin': [refuses('M_REPLACE_DEVICE')] });
    expect([at.screen(), at.called().at(-1)]).toEqual(['confirmReplace', 'enrolment.beginSoftPin']);
    await at.send('replace.confirm');
    expect(at.screen()).toBe('confirmed');
    expect(at.callsOf('enrolment.beginSoftPin').map(({ replace }) => replace)).toEqual([false, true]);
    expect(at.callsOf('pinVault.create')[0]?.opened['pin']).toBe(pin);
  });

  it.each(['E_SERVICE', 'E_DEVICE_ALTERED', 'E_SIM_RISK'])(
    'P33: the device forgets the seed when the bank answers %s to the first code',
    async (code) => {
      const at = await confirmed({ 'enrolment.finishSoftPin': [refuses(code)] });
      expect([at.error(), at.called().at(-1)]).toEqual([code, 'pinVault.erase']);
      expect(at.callsOf('pinVault.erase')[0]?.['credential']).toBe('soft-1');
    },
  );

  it('asks for VERIFIKO and the PIN again when VERIFIKO is over', async () => {
    const at = await confirmed({ 'enrolment.beginSoftPin': [refuses('E_REAUTH')] });
    expect([at.screen(), at.error()]).toEqual(['reauth', null]);
    await at.send('reauth.submit', password);
    expect(at.screen()).toBe('newPin');
  });

  it('R8: a lost commit is repeated with the same key and code; given up, it is taken back', async () => {
    const lost = { 'enrolment.finishSoftPin': [fails, fails] };
    const again = await confirmed(lost);
    await again.send('call.retry');
    expect(new Set(again.callsOf('enrolment.finishSoftPin').map(({ key }) => key)).size).toBe(1);
    expect(again.screen()).toBe('confirmed');
    const given = await confirmed({ 'enrolment.finishSoftPin': [fails, fails] });
    await given.send('flow.cancel');
    expect(given.called().slice(-2)).toEqual(['enrolment.revoke', 'pinVault.erase']);
  });

  it('P50: PIN and seed are spent once the device has wrapped them, while the bank is still asked', async () => {
    const at = await confirmed({ 'enrolment.finishSoftPin': [fails, fails] });
    const sealed = at.callsOf('pinVault.create')[0]?.secret;
    expect(() => sealed && unseal(sealed)).toThrow('wiped');
    await at.send('call.retry');
    expect(Object.keys(at.callsOf('enrolment.finishSoftPin').at(-1)?.opened ?? {}).toSorted()).toEqual([
      'code',
      'proof',
    ]);
  });

  it('a lost connection leaves the second entry where it is', async () => {
    const at = await toConfirm();
    at.setOnline(false);
    await at.send('pin.confirm', { pin, save: true });
    expect([at.screen(), at.error()]).toEqual(['confirmPin', 'E_OFFLINE']);
    at.setOnline(true);
    await at.send('pin.confirm', { pin, save: true });
    expect(at.screen()).toBe('confirmed');
  });

  it('a double tap on VAZHDO is one activation', async () => {
    const at = await toConfirm();
    const twice = ['pin.confirm', { pin, save: false }] as const;
    expect(await at.sendAll(twice, twice)).toEqual([true, false]);
    expect(at.callsOf('enrolment.beginSoftPin').length).toBe(1);
  });

  it.each(['enrolment.pinRules', 'enrolment.beginSoftPin', 'enrolment.finishSoftPin'])(
    'P33: ends with a session that is over at %s',
    async (call) => {
      const at = await confirmed({ [call]: [refuses('E_SESSION_ENDED', { reason: 'idle' })] });
      await expect(at.flow.done).resolves.toEqual({ status: 'sessionEnded' });
      expect(at.called().includes('pinVault.erase')).toBe(call === 'enrolment.finishSoftPin');
    },
  );

  it('can be cancelled at every screen, and activates nothing', async () => {
    for (const at of [begin(), await toPin(), await toConfirm()]) {
      await at.send('flow.cancel');
      await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
      expect(at.called()).not.toContain('enrolment.finishSoftPin');
    }
  });
});
