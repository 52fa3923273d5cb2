import { describe, expect, it } from 'vitest';
import { passwordLogin, softPinLogin } from '../../machines/index.ts';
import { bankStart, fails, refuses, run } from './stand/run-stand.ts';

const typed = { identifier: '100200300', password: 'Mali me bore 42' };
const wrong = refuses('E_AUTH_GENERIC', { dead: true, lastAttempt: false });

type Script = NonNullable<Parameters<typeof run>[1]>['script'];

/** After the password, by the flow of 1.1 or by that of 1.5. */
async function after(pin: 'ask' | 'saved', script: Script = {}, named = false, more: object = {}) {
  const soft = { softPin: 'soft-1', pin, ...more };
  const at = named
    ? run(softPinLogin, { input: { ...soft, first: 'password' }, script: script! })
    : run(passwordLogin, { input: { ...soft, second: 'softPin' }, script: script! });
  await at.send('credentials.submit', typed);
  return at;
}

describe.each([false, true])('manual 1.5: Soft PIN after a password (its own flow: %s)', (named) => {
  it('not saved, the PIN is asked for, and the device makes the code', async () => {
    const at = await after('ask', {}, named);
    expect(at.screen()).toBe('pin');
    expect(at.enabled()).toEqual([
      'pin.submit',
      'sms.request',
      'pin.forgot',
      'credentials.edit',
      'flow.cancel',
    ]);
    await at.send('pin.submit', { pin: '481516' });
    await expect(at.flow.done).resolves.toEqual({
      status: 'authenticated',
      path: 'L5a',
      elements: ['K_pwd', 'P_dev', 'K_pin'],
      session: 'session-1',
    });
    expect(at.callsOf('login.first')[0]).toMatchObject({ second: 'softPin', opened: typed });
    expect(at.callsOf('pinVault.derive')[0]).toMatchObject({
      credential: 'soft-1',
      txn: 'txn-1',
      nonce: 'nonce-1',
      opened: { pin: '481516' },
    });
    const [second] = at.callsOf('login.second');
    expect(second).toMatchObject({ method: 'softPin', credential: 'soft-1', at: bankStart });
    expect(Object.keys(second!.opened).toSorted()).toEqual(['code', 'proof']);
  });

  it('saved, nothing is asked for', async () => {
    const at = await after('saved', {}, named);
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L5b', elements: ['K_pwd', 'P_dev'] });
    expect(at.callsOf('pinVault.derive')[0]?.opened).toEqual({});
    expect(at.screens()).not.toContain('pin');
  });

  it('P38: the PIN goes to the device and nowhere else', async () => {
    const at = await after('ask', { 'login.second': [wrong] }, named);
    await at.send('pin.submit', { pin: '481516' });
    const others = at.calls.filter(({ call }) => call !== 'pinVault.derive');
    expect(JSON.stringify(others)).not.toContain('481516');
    expect(at.traces() + JSON.stringify(at.flow.persist())).not.toMatch(/481516|proof-of|Mali me bore/);
  });
});

describe('the Kod PIN at a login', () => {
  it.each(['48151', '4815162', '48a516', ''])('case 26: "%s" starts no call', async (pin) => {
    const at = await after('ask');
    const calls = at.called().length;
    await at.send('pin.submit', { pin });
    expect([at.error(), at.called().length]).toEqual(['E_PIN_FORMAT', calls]);
    expect(at.view().fields[0]).toMatchObject({ name: 'pin', error: 'E_PIN_FORMAT' });
  });

  it('is as long as the device says', async () => {
    const at = await after('ask', {}, false, { pinDigits: 4 });
    expect(await at.send('pin.submit', { pin: '4815' })).toBe(true);
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L5a' });
  });

  it('case 28: a rejection says nothing of the PIN: the first step again', async () => {
    const at = await after('ask', { 'login.second': [wrong] });
    await at.send('pin.submit', { pin: '481516' });
    expect([at.screen(), at.error()]).toEqual(['credentials', 'E_AUTH_GENERIC']);
  });

  it('E_PIN_SUSPENDED leads to the first step, and from there to an FNP by SMS', async () => {
    const at = await after('ask', { 'login.second': [refuses('E_PIN_SUSPENDED')] });
    await at.send('pin.submit', { pin: '481516' });
    expect([at.screen(), at.error()]).toEqual(['credentials', 'E_PIN_SUSPENDED']);
    await at.send('credentials.submit', typed);
    expect(at.screen()).toBe('code');
    expect(at.callsOf('login.first')[1]).toMatchObject({ second: 'sms' });
    await at.send('code.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L1' });
  });

  it('A14: an FNP by SMS instead', async () => {
    const at = await after('ask');
    await at.send('sms.request');
    expect(at.screen()).toBe('code');
    await at.send('code.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L1', elements: ['K_pwd', 'P_sim'] });
  });

  it('forgotten, it says how to go on: with an FNP', async () => {
    const at = await after('ask');
    await at.send('pin.forgot');
    expect(at.view()).toMatchObject({ screen: 'pin', notices: ['M_PIN_FORGOT'], fields: [] });
    await at.send('sms.request');
    expect(at.screen()).toBe('code');
  });

  it('a vault that is gone leads to an FNP by SMS, and says so', async () => {
    const at = await after('saved', { 'pinVault.derive': [refuses('E_CRED_REVOKED')] });
    expect([at.screen(), at.error()]).toEqual(['code', 'E_CRED_REVOKED']);
  });

  it.each(['ask', 'saved'] as const)('%s: a wrong clock is set once, silently', async (pin) => {
    const at = await after(pin, { 'login.second': [refuses('E_CLOCK')] });
    if (pin === 'ask') await at.send('pin.submit', { pin: '481516' });
    await expect(at.flow.done).resolves.toMatchObject({ status: 'authenticated' });
    const made = at.callsOf('pinVault.derive');
    expect(made.length).toBe(2);
    expect(made[0]?.opened).toEqual(made[1]?.opened);
    expect(new Set(at.callsOf('login.second').map(({ key }) => key)).size).toBe(2);
    expect(at.views.map(({ error }) => error)).toEqual(at.views.map(() => null));
  });

  it.each(['ask', 'saved'] as const)(
    '%s: a clock that stays wrong is told, and an SMS helps',
    async (pin) => {
      const skewed = refuses('E_CLOCK');
      const at = await after(pin, { 'login.second': [skewed, skewed] });
      if (pin === 'ask') await at.send('pin.submit', { pin: '481516' });
      expect([at.screen(), at.error()]).toEqual([pin === 'ask' ? 'pin' : 'validating', 'E_CLOCK']);
      await at.send('sms.request');
      expect(at.screen()).toBe('code');
    },
  );

  it.each(['pinVault.derive', 'login.second'])(
    'R8: after a fault of %s the same is tried again',
    async (name) => {
      const at = await after('ask', { [name]: [fails, fails] });
      await at.send('pin.submit', { pin: '481516' });
      expect([at.screen(), at.error()]).toEqual(['pin', 'E_SERVICE']);
      at.setOnline(false);
      await at.send('call.retry');
      expect(at.error()).toBe('E_OFFLINE');
      at.setOnline(true);
      await at.send('call.retry');
      await expect(at.flow.done).resolves.toMatchObject({ path: 'L5a' });
      const keys = at.callsOf(name).map(({ key, opened }) => JSON.stringify([key, opened]));
      expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    },
  );

  it('offline no code is made', async () => {
    const at = await after('ask');
    at.setOnline(false);
    for (const event of ['pin.submit', 'sms.request']) {
      await at.send(event, event === 'pin.submit' ? { pin: '481516' } : undefined);
      expect([at.error(), at.called()]).toEqual(['E_OFFLINE', ['login.open', 'login.first']]);
    }
  });

  it('a double tap is one code', async () => {
    const at = await after('ask');
    const pin = { pin: '481516' };
    expect(await at.sendAll(['pin.submit', pin], ['pin.submit', pin])).toEqual([true, false]);
    expect(at.callsOf('pinVault.derive').length).toBe(1);
  });

  it('ends with the transaction', async () => {
    const at = await after('ask');
    await at.clock.advance(600_000);
    expect([at.screen(), at.error()]).toEqual(['credentials', 'E_TXN_EXPIRED']);
  });

  it.each(['credentials.edit', 'flow.cancel'])('%s tells the bank', async (event) => {
    const at = await after('ask');
    await at.send(event);
    expect(at.called().at(-1)).toBe('login.cancel');
    expect(at.screen()).toBe(event === 'flow.cancel' ? 'cancelled' : 'credentials');
  });

  it('goes on over a restart, and asks for the PIN that nobody kept', async () => {
    const at = await after('ask');
    const again = run(passwordLogin, { resume: at.flow.persist() });
    expect(again.screen()).toBe('pin');
    await again.send('pin.submit', { pin: '481516' });
    await expect(again.flow.done).resolves.toMatchObject({ path: 'L5a' });
    expect(again.callsOf('pinVault.derive')[0]).toMatchObject({ nonce: 'nonce-1' });
  });
});
