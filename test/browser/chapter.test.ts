import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { another, customer, type Desk, openRoom, pin, type Room } from './support/desk.ts';

describe('the chapter, on the phone', () => {
  let room: Room;
  let desk: Desk;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room?.close());
  beforeEach(async () => {
    desk = await room.desk();
    await desk.toCode();
    await desk.enter();
  });
  afterEach(() => desk.close());

  const app = () => desk.page.locator('.app-phone');
  const leave = async () => {
    await desk.press('session.logout');
    await desk.on('sessionEnded');
    await desk.press('app.start');
    await desk.on('welcome');
    await desk.press('app.enter');
  };
  const isInBy = (path: string) => app().locator(`[data-session="open"][data-path="${path}"]`).waitFor();

  it('1.2 remembers the number, and forgets it when asked to', async () => {
    const { on, press, type } = desk;
    await leave();
    await on('credentials');
    await type('identifier', customer.clientNumber);
    await type('password', customer.password);
    await app().locator('input[name="remember"]').check();
    await press('credentials.submit');
    await on('code');
    await desk.enter();
    await leave();
    await on('password');
    expect(await app().locator('[data-mask]').textContent()).toContain(customer.clientNumber.slice(-3));
    await type('password', customer.password);
    await press('password.submit');
    await on('code');
    await desk.enter();
    await isInBy('L2');
    await leave();
    await press('number.forget');
    await on('credentials');
    await expect.poll(() => app().locator('[name="identifier"]').inputValue()).toBe('');
  });

  it('1.3 turns biometrics on after VERIFIKO and a scan, and logs in with a scan and an FNP', async () => {
    const { on, press, scan, world } = desk;
    await desk.activate('biometric');
    await world.bank.idle();
    expect(world.phone.received.at(-1)?.text).toContain('identifikimi biometrik u aktivizua');
    await leave();
    await on('method');
    expect(await app().locator('[data-action="biometric.login"]').textContent()).toBe(
      'Hyr me të dhëna biometrike',
    );
    await press('biometric.login');
    await scan('cancels');
    await app().locator('[data-error="E_BIO_CANCEL"]').waitFor();
    await press('biometric.login');
    await scan('doesNotMatch');
    await app().locator('[data-error="E_BIO_NOMATCH"]').waitFor();
    await press('biometric.login');
    await scan('matches');
    await on('code');
    await desk.enter();
    await isInBy('L3');
  });

  it('1.4 turns Smart FNP on at one tap, and logs in with a scan alone', async () => {
    const { on, press, scan, world } = desk;
    await desk.activate('biometric');
    await desk.activate('smartFnp');
    await world.bank.idle();
    const sent = world.phone.received.length;
    await leave();
    await on('method');
    await press('biometric.login');
    await scan('matches');
    await isInBy('L4a');
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(sent);
  });

  it('1.5 turns Soft PIN on, and asks for the PIN where it was not saved', async () => {
    const { on, press, type } = desk;
    await desk.activate('softPin');
    await leave();
    await press('password.choose');
    await on('credentials');
    await type('identifier', customer.clientNumber);
    await type('password', customer.password);
    await press('credentials.submit');
    await on('pin');
    const field = app().locator('input[name="pin"]');
    expect(await field.getAttribute('type')).toBe('password');
    await type('pin', '111');
    await press('pin.submit');
    await app().locator('[data-error="E_PIN_FORMAT"]').waitFor();
    await type('pin', pin);
    await press('pin.submit');
    await isInBy('L5a');
  });

  it('1.5 refuses a PIN that is easy to guess and one that is not repeated', async () => {
    const { on, press, type } = desk;
    await press('profile.open');
    await on('profile');
    await press('softPin.activate');
    await on('reauth');
    await type('password', 'not it');
    await press('reauth.submit');
    await app().locator('[data-error="E_REAUTH"]').waitFor();
    await type('password', customer.password);
    await press('reauth.submit');
    await on('newPin');
    await type('pin', '123456');
    await press('pin.choose');
    await app().locator('[data-error="E_PIN_WEAK"]').waitFor();
    await type('pin', pin);
    await press('pin.choose');
    await on('confirmPin');
    await type('pin', '274916');
    await press('pin.confirm');
    await app().locator('[data-error="E_PIN_MISMATCH"]').waitFor();
    await press('flow.cancel');
    await on('profile');
    const toggle = app().locator('[data-toggle="softPin"]');
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('false');
  });

  it('shows the Soft PIN code while its screen lasts, copies it, and makes a new one', async () => {
    const { page, on, press } = desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.activate('softPin', { save: true });
    await press('softPin.menu');
    await on('softPinReady');
    expect(await app().locator('[data-reveal]').count()).toBe(0);
    await press('softPin.get');
    const shown = app().locator('[data-reveal="code"]');
    const first = (await shown.textContent()) ?? '';
    expect(first).toMatch(/^\d{3} \d{3}$/);
    await app().locator('[data-copy-reveal]').click();
    await app().locator('.reveal [role="status"]:not(:empty)').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(first.replace(' ', ''));
    await press('softPin.generate');
    await expect.poll(() => shown.textContent()).not.toBe(first);
    await press('flow.cancel');
    await on('home');
    expect(await app().innerHTML()).not.toContain(first);
  });

  it('turns an option off after a question, and says by SMS that it did', async () => {
    const { on, press, world } = desk;
    await desk.activate('smartFnp');
    await press('profile.open');
    await on('profile');
    await press('smartFnp.deactivate');
    await on('confirmOff');
    await press('off.confirm');
    await on('confirmed');
    await app().locator('[data-notice="OK_OFF"]').waitFor();
    await world.bank.idle();
    expect(world.phone.received.at(-1)?.text).toContain('Smart FNP u caktivizua');
  });

  it('asks a second customer of the phone whether the first one’s option may end, before it does', async () => {
    const { on, press, type, world, page } = desk;
    await desk.activate('smartFnp');
    await leave();
    await on('credentials');
    await type('identifier', another.clientNumber);
    await type('password', another.password);
    await press('credentials.submit');
    await on('code');
    await app().locator('[data-notice="I_SFNP_FALLBACK"]').waitFor();
    await desk.enter();
    await press('profile.open');
    await on('profile');
    const turn = app().locator('[data-toggle="smartFnp"]');
    const question = app().getByRole('alertdialog');
    for (const refuse of [
      () => question.locator('[data-answer="no"]').click(),
      () => page.keyboard.press('Escape'),
    ]) {
      await turn.click();
      await question.waitFor();
      expect(await question.textContent()).toContain('një klienti tjetër');
      await expect.poll(() => question.locator('[data-answer="no"]:focus').count()).toBe(1);
      await refuse();
      await question.waitFor({ state: 'detached' });
      expect(await turn.getAttribute('aria-checked')).toBe('false');
    }
    await turn.click();
    expect(await question.locator('[data-answer="yes"]').textContent()).toBe('VAZHDO');
    await question.locator('[data-answer="yes"]').click();
    await on('confirmed');
    await world.bank.idle();
    const told = world.phone.received.filter(({ text }) => text.includes('Smart FNP u')).map(({ to }) => to);
    expect(told.toSorted()).toEqual([customer.phone, customer.phone, another.phone].toSorted());
  });

  it('takes the scan away when its screen is left', async () => {
    const { on, press, type } = desk;
    await press('profile.open');
    await on('profile');
    await press('biometric.activate');
    await on('reauth');
    await type('password', customer.password);
    await press('reauth.submit');
    const sensor = app().locator('[data-finger="matches"]');
    await sensor.waitFor();
    await app().locator('[data-action="flow.cancel"]').dispatchEvent('click');
    await sensor.waitFor({ state: 'detached' });
    await on('profile');
    expect(await app().locator('[data-toggle="biometric"]').getAttribute('aria-checked')).toBe('false');
  });

  it('does not accept a scan any more when another finger was enrolled', async () => {
    const { on, press, turn } = desk;
    await desk.activate('biometric');
    await leave();
    await on('method');
    await turn('[data-demo="fingers"]');
    await desk.page.locator('.said:not(:empty)').waitFor();
    await press('biometric.login');
    const told = app().locator('[data-error="E_BIO_CHANGED"]');
    await told.waitFor();
    expect(await told.textContent()).toContain('Hyni me fjalëkalim');
  });

  it('ends a session on a phone that the staff desk has blocked, and wipes it at the next start', async () => {
    const { on, press, turn, page } = desk;
    await desk.activate('biometric');
    await turn(`[data-lose="${customer.clientNumber}"]`);
    await page.locator('.said:not(:empty)').waitFor();
    await press('profile.open');
    await on('profile');
    await press('password.change');
    await on('reauth');
    await desk.type('password', customer.password);
    await press('reauth.submit');
    await on('sessionEnded');
    await press('app.start');
    await on('welcome');
    await press('app.enter');
    await on('credentials');
    expect(await app().locator('[data-action="biometric.login"]').count()).toBe(0);
  });

  it('gives a forgotten password back to who has the SIM and the enrolled device', async () => {
    const { on, press, type, scan, world } = desk;
    await desk.activate('biometric');
    await leave();
    await on('method');
    await press('password.forgot');
    await on('identify');
    await type('identifier', customer.clientNumber);
    await press('identifier.submit');
    await on('code');
    await type('code', await world.lastCode());
    await press('code.submit');
    await on('resetElement');
    await press('element.biometric');
    await scan('matches');
    await on('newPassword');
    await type('newPassword', 'një fjali e re 12');
    await type('again', 'një fjali e re 13');
    await press('newPassword.submit');
    await app().locator('[data-error="E_PWD_MISMATCH"]').waitFor();
    await type('newPassword', 'një fjali e re 12');
    await type('again', 'një fjali e re 12');
    await press('newPassword.submit');
    await on('passwordChanged');
    expect(await app().locator('[data-notice="I_PWD_CHANGED"]').textContent()).toContain('Hyni përsëri');
  });

  it('warns before the session ends without a gesture, and goes on at a tap', async () => {
    const { on, press, turn } = desk;
    await turn('[data-advance="120000"]');
    await turn('[data-advance="120000"]');
    await on('idleWarning');
    expect(await app().locator('[data-notice="W_SESSION_IDLE"]').textContent()).toMatch(/Vazhdoni\?$/);
    await press('session.extend');
    await on('home');
  });
});
