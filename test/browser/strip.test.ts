import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller } from '../bank/caller.ts';
import { customer, type Desk, openRoom, pin, type Room } from './support/desk.ts';

/** What the strip does to the phone, and to the account (behaviour.md 7). */
describe('the strip of the demonstration', () => {
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
  const logIn = async () => {
    await desk.on('credentials');
    await desk.type('identifier', customer.clientNumber);
    await desk.type('password', customer.password);
    await desk.press('credentials.submit');
  };

  it('fills nothing in where no form lies ahead, not even when the session is over', async () => {
    const { on, press, turn, page } = desk;
    await turn('[data-fill="100200300"]');
    await press('session.logout');
    await on('sessionEnded');
    await page.waitForTimeout(300);
    expect(await app().locator('form').getAttribute('data-screen')).toBe('sessionEnded');
  });

  it('takes the screen lock away: biometrics are not offered, and a saved Soft PIN asks for its PIN again', async () => {
    const { on, press, turn, page } = desk;
    await desk.activate('biometric');
    await desk.activate('softPin', { save: true });
    await turn('[data-demo="lock"]');
    await page.locator('.said:not(:empty)').waitFor();
    await press('softPin.menu');
    await on('pin');
    await press('flow.cancel');
    await on('home');
    await leave();
    await on('method');
    expect(await app().locator('[data-action="biometric.login"]').count()).toBe(0);
  });

  it('turns the phone’s clock an hour ahead: codes are made all the same, and the menu says so', async () => {
    const { on, press, turn, page } = desk;
    await desk.activate('softPin');
    await turn('[data-demo="ahead"]');
    await page.locator('[data-demo="ahead"][aria-pressed="true"]').waitFor({ state: 'attached' });
    await press('app.enter');
    await press('password.choose');
    await logIn();
    await on('pin');
    await desk.type('pin', pin);
    await press('pin.submit');
    await app().locator('[data-session="open"][data-path="L5a"]').waitFor();
    await press('softPin.menu');
    await on('pin');
    await desk.type('pin', pin);
    await press('pin.submit');
    await on('softPinReady');
    await press('softPin.get');
    await app().locator('[data-notice="W_CLOCK"]').waitFor();
    await turn('[data-demo="ahead"]');
    await page.locator('[data-demo="ahead"][aria-pressed="false"]').waitFor({ state: 'attached' });
    expect(await app().locator('[data-reveal]').count()).toBe(0);
  });

  it('installs the app again: nothing of before is offered', async () => {
    const { on, press, turn } = desk;
    await desk.activate('biometric');
    await turn('[data-demo="reinstall"]');
    await on('welcome');
    await press('app.enter');
    await on('credentials');
    expect(await app().locator('[data-action="biometric.login"]').count()).toBe(0);
  });

  it('says on every page of an open session that the account is blocked, in the app and in the branch', async () => {
    const { world, branch, on, press, turn } = desk;
    await branch.locator('input[name="identifier"]').fill(customer.clientNumber);
    await branch.locator('input[name="password"]').fill(customer.password);
    await branch.locator('[data-action="credentials.submit"]').click();
    await branch.locator('[data-action="sms.request"]').click();
    await branch.locator('form[data-screen="code"][aria-busy="false"]').waitFor();
    await branch.locator('input[name="code"]').fill(await world.lastCode());
    await branch.locator('[data-action="code.submit"]').click();
    await branch.locator('[data-session="open"]').waitFor();
    for (let n = 0; n < 5; n++)
      await caller(world, `stranger-${n}`).begin({ ...customer, password: 'e gabuar' });
    await turn('[data-advance="30000"]');
    await turn('[data-advance="30000"]');
    const told = '[data-notice="W_ACCOUNT_BLOCKED"]';
    await app().locator('h2').click();
    await app().locator(told).waitFor();
    await branch.locator('h2').click();
    await branch.locator(told).waitFor();
    expect(await branch.locator(told).textContent()).toContain('Ky sesion vazhdon');
    await press('profile.open');
    await on('profile');
    await app().locator(told).waitFor();
  });
});
