import { describe, expect, it } from 'vitest';
import { passwordLogin, rememberedLogin } from '../../machines/index.ts';
import { fails, hangs, refuses, run } from './stand/run-stand.ts';

const typed = { identifier: '100200300', password: 'Mali me bore 42' };
const remembered = { handle: 'handle-0', mask: '••••••999' };
const wrong = refuses('E_AUTH_GENERIC', { dead: false, lastAttempt: false });

type Script = NonNullable<Parameters<typeof run>[1]>['script'];

/** Manual 1.1 up to its verdict, with the box as given. */
async function login(remember: boolean | undefined, script: Script = {}, input: object = {}) {
  const at = run(passwordLogin, { input, script: script! });
  await at.send('credentials.submit', { ...typed, ...(remember !== undefined && { remember }) });
  await at.send('code.submit', { code: '123456' });
  return at;
}
const authenticated = {
  status: 'authenticated',
  path: 'L1',
  elements: ['K_pwd', 'P_sim'],
  session: 'session-1',
};

describe('manual 1.2: Më Kujto', () => {
  it('ticked, the number is remembered after the login, by handle and mask', async () => {
    const at = await login(true);
    await expect(at.flow.done).resolves.toEqual({ ...authenticated, remember: true });
    expect(at.called().slice(-2)).toEqual(['remember.issue', 'device.remember']);
    expect(at.callsOf('remember.issue')[0]).toMatchObject({ session: 'session-1', opened: {} });
    expect(at.callsOf('device.remember')[0]).toMatchObject({
      handle: 'handle-1',
      mask: '••••••300',
      opened: {},
    });
  });

  it.each([false, undefined])('not ticked (%s), nothing is kept and nothing is asked', async (box) => {
    const at = await login(box);
    await expect(at.flow.done).resolves.toEqual(authenticated);
    expect(at.called()).toEqual(['login.open', 'login.first', 'login.second']);
  });

  it('A10: nothing is kept before the login has succeeded, nor when it does not', async () => {
    const at = await login(true, { 'login.second': [wrong] });
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.called().filter((call) => /remember|device/.test(call))).toEqual([]);
  });

  it('unticked at the next login, the number before is forgotten by device and bank', async () => {
    const at = await login(false, {}, { remembered });
    await expect(at.flow.done).resolves.toEqual(authenticated);
    expect(at.called().slice(-2)).toEqual(['device.forget', 'remember.revoke']);
    expect(at.callsOf('remember.revoke')[0]).toMatchObject({ handle: 'handle-0' });
  });

  it('the box shows whether a number is remembered, and then what was chosen', async () => {
    const box = (at: { view: () => { fields: readonly { name: string; value?: string }[] } }) =>
      at.view().fields.find(({ name }) => name === 'remember')?.value;
    expect(box(run(passwordLogin))).toBeUndefined();
    const at = run(passwordLogin, { input: { remembered } });
    expect(box(at)).toBe('true');
    await at.send('credentials.submit', { ...typed, remember: false });
    await at.send('credentials.edit');
    expect(box(at)).toBeUndefined();
  });

  it.each([
    ['the bank refuses', { 'remember.issue': [refuses('E_SESSION_ENDED', { reason: 'security' })] }],
    ['the bank is out of order', { 'remember.issue': [fails, fails] }],
    ['the device cannot keep it', { 'device.remember': [fails, fails] }],
  ])('the login succeeds although %s, and says so', async (_, script) => {
    const at = await login(true, script);
    await expect(at.flow.done).resolves.toEqual({ ...authenticated, rememberFailed: true });
    expect(at.view()).toMatchObject({ screen: 'authenticated', notices: ['W_REMEMBER_FAILED'] });
  });

  it('the login succeeds although the connection went away with the verdict', async () => {
    const at = run(passwordLogin, { script: { 'login.second': [hangs] } });
    await at.send('credentials.submit', { ...typed, remember: true });
    await at.send('code.submit', { code: '123456' });
    at.setOnline(false);
    await at.clock.advance(20_000);
    at.setOnline(true);
    await at.send('call.retry');
    await expect(at.flow.done).resolves.toMatchObject({ status: 'authenticated', remember: true });
  });

  it('a number that cannot be forgotten keeps nobody out', async () => {
    const at = await login(false, { 'device.forget': [fails, fails] }, { remembered });
    await expect(at.flow.done).resolves.toEqual(authenticated);
    expect(at.called().at(-1)).toBe('remember.revoke');
  });

  it('leaving in the middle of it ends the login at the bank', async () => {
    const at = await login(true, { 'remember.issue': [hangs] });
    expect(at.view()).toMatchObject({ screen: 'authenticated', busy: true, elements: [] });
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.called().at(-1)).toBe('login.cancel');
  });

  it('the box is a choice: the machine is told it, and no text in its place', async () => {
    const at = run(passwordLogin);
    expect(await at.send('credentials.submit', { ...typed, remember: 'true' })).toBe(false);
    expect(at.reports.at(-1)).toEqual({
      code: 'E_REQUEST',
      event: 'credentials.submit',
      reason: 'malformed',
    });
  });
});

describe('manual 1.2: a number that is remembered', () => {
  const start = (script: Script = {}, more: object = {}) =>
    run(rememberedLogin, { input: { ...remembered, ...more }, script: script! });

  it('is shown by its mask, and only the password is typed', async () => {
    const at = start();
    expect(at.view()).toMatchObject({ screen: 'password', data: { mask: '••••••999' } });
    expect(at.view().fields.map(({ name }) => name)).toEqual(['password']);
    await at.send('password.submit', { password: typed.password });
    expect(at.callsOf('login.first')[0]).toMatchObject({
      handle: 'handle-0',
      second: 'sms',
      opened: { password: typed.password },
    });
    await at.send('code.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toEqual({ ...authenticated, path: 'L2' });
  });

  it('P52: proves what a typed number would have', async () => {
    const at = start({}, { second: 'smartFnp', smartFnp: 'key-1' });
    await at.send('password.submit', { password: typed.password });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L4b', elements: ['K_pwd', 'P_dev'] });
  });

  it('USE_ANOTHER keeps it until the other login has succeeded', async () => {
    const at = start({}, { biometric: 'bio-1' });
    await at.send('number.change');
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: 'passwordLogin',
      input: { biometric: 'bio-1', remembered },
    });
    expect(at.called()).toEqual([]);
  });

  it('FORGET deletes it on the device and at the bank', async () => {
    const at = start();
    await at.send('number.forget');
    await expect(at.flow.done).resolves.toEqual({ status: 'left', next: 'passwordLogin', input: {} });
    expect(at.called()).toEqual(['device.forget', 'remember.revoke']);
    expect(at.callsOf('remember.revoke')[0]).toMatchObject({ handle: 'handle-0' });
  });

  it('FORGET says that the scan stays on, on the screen that follows', async () => {
    const at = start({}, { biometric: 'bio-1' });
    await at.send('number.forget');
    const { input } = (await at.flow.done) as { input: object };
    expect(input).toEqual({ biometric: 'bio-1', notice: 'M_BIO_STILL_ON' });
    expect(run(passwordLogin, { input }).view().notices).toEqual(['M_BIO_STILL_ON']);
  });

  it('nothing is forgotten offline, and the customer may try again', async () => {
    const at = start();
    at.setOnline(false);
    await at.send('number.forget');
    expect([at.screen(), at.error(), at.called()]).toEqual(['password', 'E_OFFLINE', []]);
  });

  it.each(['number.change', 'password.forgot', 'flow.cancel'])(
    '%s after a first call without an answer tells the bank',
    async (event) => {
      const at = start({ 'login.first': [fails, fails] });
      await at.send('password.submit', { password: typed.password });
      expect(at.error()).toBe('E_SERVICE');
      await at.send(event);
      await at.flow.done;
      expect(at.called().at(-1)).toBe('login.cancel');
    },
  );

  it('a double tap is one call', async () => {
    const at = start();
    const password = { password: typed.password };
    expect(await at.sendAll(['password.submit', password], ['password.submit', password])).toEqual([
      true,
      false,
    ]);
    expect(at.callsOf('login.first').length).toBe(1);
  });

  it.each([
    ['', 'E_PWD_REQUIRED'],
    ['x'.repeat(129), 'E_PWD_TOO_LONG'],
  ])('a password of the wrong form starts no call', async (password, code) => {
    const at = start();
    await at.send('password.submit', { password });
    expect([at.error(), at.called()]).toEqual([code, []]);
  });

  it('is on no screen, in no snapshot and in no inspection event together with what was typed', async () => {
    const at = start({ 'login.second': [wrong] });
    await at.send('password.submit', { password: typed.password });
    await at.send('code.submit', { code: '748291' });
    const stored = JSON.stringify(at.flow.persist());
    expect(at.traces() + stored).not.toMatch(/Mali me bore|748291/);
    expect(JSON.stringify(at.views)).not.toContain('handle-0');
  });

  it('goes on over a restart', async () => {
    const at = start();
    await at.send('password.submit', { password: typed.password });
    const again = run(rememberedLogin, { input: remembered, resume: at.flow.persist() });
    expect(again.screen()).toBe('code');
    await again.send('code.submit', { code: '123456' });
    await expect(again.flow.done).resolves.toMatchObject({ path: 'L2' });
  });

  it('a handle that the bank no longer knows is answered like any other', async () => {
    const at = start({ 'login.second': [wrong] });
    await at.send('password.submit', { password: typed.password });
    await at.send('code.submit', { code: '123456' });
    expect([at.screen(), at.error()]).toEqual(['code', 'E_AUTH_GENERIC']);
  });
});
