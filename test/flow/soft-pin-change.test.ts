import { describe, expect, it } from 'vitest';
import { softPinChange } from '../../machines/flows/profile/soft-pin-change.ts';
import { fails, refuses, run, settled } from './stand/run-stand.ts';

const session = 'session-1';
const [old, another] = ['593817', '730164'];

async function begin(what: 'pin' | 'save' | 'ask', script: object = {}) {
  const at = run(softPinChange, {
    input: { session, credential: 'soft-1', what },
    script: script as never,
  });
  await settled();
  return at;
}
async function toPin(what: 'pin' | 'save', script: object = {}) {
  const at = await begin(what, script);
  await at.send('reauth.submit', { password: 'Mali me bore 42' });
  return at;
}
async function toConfirm(script: object = {}) {
  const at = await toPin('pin', script);
  await at.send('pin.submit', { pin: old });
  await at.send('pin.choose', { newPin: another });
  return at;
}

describe('another PIN', () => {
  it('asks for VERIFIKO, the old PIN, and the new one twice', async () => {
    const at = await toConfirm();
    await at.send('pin.confirm', { newPin: another });
    expect(at.screens()).toEqual([
      'reauth',
      'validating',
      'pin',
      'newPin',
      'confirmPin',
      'validating',
      'confirmed',
    ]);
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done' });
  });

  it('is made on the device, proved to the bank, and kept by its word', async () => {
    const at = await toConfirm();
    await at.send('pin.confirm', { newPin: another });
    expect(at.callsOf('pinVault.change')[0]).toMatchObject({
      credential: 'soft-1',
      opened: { pin: old, newPin: another },
    });
    expect(Object.keys(at.callsOf('enrolment.changePin')[0]?.opened ?? {}).toSorted()).toEqual([
      'code',
      'proof',
    ]);
    expect(at.callsOf('pinVault.settle')).toMatchObject([{ credential: 'soft-1', keep: true }]);
    const receivers = at.calls.filter(({ opened }) => /593817|730164/.test(JSON.stringify(opened)));
    expect(receivers.map(({ call }) => call)).toEqual(['pinVault.change']);
    expect(at.traces()).not.toMatch(/593817|730164|Mali/);
  });

  it('is taken back when the old one was wrong, which is then asked for again', async () => {
    const at = await toConfirm({ 'enrolment.changePin': [refuses('E_PIN_WRONG')] });
    await at.send('pin.confirm', { newPin: another });
    expect(at.callsOf('pinVault.settle')).toMatchObject([{ keep: false }]);
    expect([at.screen(), at.error()]).toEqual(['pin', 'E_PIN_WRONG']);
    await at.send('pin.submit', { pin: '593818' });
    await at.send('pin.choose', { newPin: '120389' });
    expect(at.error()).toBe('E_PIN_WEAK');
  });

  it('is taken back when the option was suspended meanwhile', async () => {
    const at = await toConfirm({ 'enrolment.changePin': [refuses('E_PIN_SUSPENDED')] });
    await at.send('pin.confirm', { newPin: another });
    expect([at.error(), at.callsOf('pinVault.settle')[0]?.['keep']]).toEqual(['E_PIN_SUSPENDED', false]);
  });

  it('is compared, and asked for anew after the third other entry', async () => {
    const at = await toConfirm();
    for (let turn = 0; turn < 3; turn++) await at.send('pin.confirm', { newPin: '730165' });
    expect([at.screen(), at.error()]).toEqual(['newPin', 'E_PIN_MISMATCH']);
    await at.send('pin.choose', { newPin: another });
    await at.send('pin.confirm', { newPin: another });
    expect(at.callsOf('pinVault.change')[0]?.opened).toEqual({ pin: old, newPin: another });
  });

  it('R8: is repeated with its key when the verdict was lost, and taken back when it is given up', async () => {
    const at = await toConfirm({ 'enrolment.changePin': [fails, fails] });
    await at.send('pin.confirm', { newPin: another });
    await at.send('call.retry');
    expect(new Set(at.callsOf('enrolment.changePin').map(({ key }) => key)).size).toBe(1);
    expect(at.screen()).toBe('confirmed');
    const left = await toConfirm({ 'enrolment.changePin': [fails, fails] });
    await left.send('pin.confirm', { newPin: another });
    await left.send('flow.cancel');
    expect(left.callsOf('pinVault.settle')).toMatchObject([{ keep: false }]);
    await expect(left.flow.done).resolves.toEqual({ status: 'cancelled' });
  });
});

describe('whether the PIN is asked for', () => {
  it('is switched off under VERIFIKO and with the PIN once', async () => {
    const at = await toPin('save');
    await at.send('pin.submit', { pin: old });
    expect(at.callsOf('pinVault.save')[0]).toMatchObject({ saved: true, opened: { pin: old } });
    expect(at.callsOf('enrolment.setSaved')[0]).toMatchObject({ session, credential: 'soft-1', saved: true });
    expect(at.callsOf('pinVault.settle')).toMatchObject([{ keep: true }]);
    expect(at.screen()).toBe('confirmed');
  });

  it('is switched on without VERIFIKO and without the PIN', async () => {
    const at = await begin('ask');
    expect(at.called()).toEqual(['pinVault.save', 'enrolment.setSaved', 'pinVault.settle']);
    expect(at.callsOf('enrolment.setSaved')[0]?.['saved']).toBe(false);
    expect(at.screens()).toEqual(['validating', 'confirmed']);
  });

  it('a wrong PIN saves nothing', async () => {
    const at = await toPin('save', { 'enrolment.setSaved': [refuses('E_PIN_WRONG')] });
    await at.send('pin.submit', { pin: old });
    expect([at.screen(), at.error()]).toEqual(['pin', 'E_PIN_WRONG']);
    expect(at.callsOf('pinVault.settle')).toMatchObject([{ keep: false }]);
  });

  it('P33: a session that ends meanwhile leaves it as it was', async () => {
    const at = await toPin('save', {
      'enrolment.setSaved': [refuses('E_SESSION_ENDED', { reason: 'absolute' })],
    });
    await at.send('pin.submit', { pin: old });
    await expect(at.flow.done).resolves.toEqual({ status: 'sessionEnded' });
    expect(at.callsOf('pinVault.settle')).toMatchObject([{ keep: false }]);
  });

  it('given up before the bank knew, the PIN is asked for all the same: the safe side', async () => {
    const at = await begin('ask', { 'enrolment.setSaved': [fails, fails] });
    await at.send('flow.cancel');
    expect(at.callsOf('pinVault.settle')).toMatchObject([{ keep: true }]);
  });
});
