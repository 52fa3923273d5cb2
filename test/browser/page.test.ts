import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { customer, type Desk, openRoom, type Room } from './support/desk.ts';

/** Of a countdown on the screen, s. */
const secondsLeft = async (page: Page, timer: string) => {
  const [minutes = '', seconds = ''] =
    (await page.locator(`[data-timer="${timer}"]`).textContent())?.split(':') ?? [];
  return 60 * Number(minutes) + Number(seconds);
};

const focused = (page: Page) =>
  page.evaluate<string>(
    `(({ dataset, name, id }) => dataset.action ?? dataset.show ?? (name || id))(document.activeElement)`,
  );

describe('the page', () => {
  let room: Room;
  let desk: Desk;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room?.close());
  beforeEach(async () => {
    desk = await room.desk();
  });
  afterEach(() => desk.close());

  it('speaks Albanian first, in the words of the manual, and English at a tap', async () => {
    const { page, press, on } = desk;
    expect(await page.locator('html').getAttribute('lang')).toBe('sq');
    expect(await page.locator('[data-action="app.enter"]').textContent()).toBe('HYR');
    await press('app.enter');
    await on('credentials');
    const form = await page.locator('.app-phone form').textContent();
    expect(form).toContain('Klikoni këtu për të vendosur Numrin e klientit ose numrin personal');
    expect(form).toContain('Vendosni fjalëkalimin');
    expect(form).toContain('Klikoni këtu për të hyrë në rast se keni harruar fjalëkalimin');
    await desk.type('identifier', '1002');
    await page.locator('[data-language="en"]').click();
    await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.app-phone form h2').textContent()).toBe('Log in to BKT Smart');
    expect(await page.locator('[name="identifier"]').inputValue()).toBe('1002');
  });

  it('lets a person in with the keyboard alone', async () => {
    const { page, on, world } = desk;
    const { keyboard } = page;
    const tabTo = async (place: string) => {
      for (let tab = 0; tab < 40 && (await focused(page)) !== place; tab++) await keyboard.press('Tab');
      await expect.poll(() => focused(page)).toBe(place);
    };
    await tabTo('app.enter');
    await keyboard.press('Enter');
    await on('credentials');
    await expect.poll(() => focused(page)).toBe('identifier');
    await keyboard.type(customer.clientNumber);
    await tabTo('password');
    await keyboard.type(customer.password);
    await tabTo('password');
    await keyboard.press('Enter');
    await on('code');
    await expect.poll(() => focused(page)).toBe('code');
    await keyboard.type('000000');
    await keyboard.press('Enter');
    await page.locator('[data-error="E_AUTH_GENERIC"]').waitFor();
    await expect.poll(() => focused(page)).toBe('code');
    await expect.poll(() => page.locator('[name="code"]').inputValue()).toBe('');
    await keyboard.type(await world.lastCode());
    await tabTo('code.submit');
    await keyboard.press('Space');
    await page.locator('[data-session="open"]').waitFor();
    await tabTo('session.logout');
    await keyboard.press('Enter');
    await on('sessionEnded');
    await tabTo('app.start');
    await keyboard.press('Enter');
    await on('welcome');
  });

  it('takes the focus to the first bad field, each time it is asked', async () => {
    const { page, press } = desk;
    await press('app.enter');
    for (let time = 0; time < 2; time++) {
      await press('credentials.submit');
      await page.locator('[data-error="E_ID_REQUIRED"]').waitFor();
      await expect.poll(() => focused(page)).toBe('identifier');
    }
    await desk.type('identifier', customer.clientNumber);
    await press('credentials.submit');
    await page.locator('[data-error="E_PWD_REQUIRED"]').waitFor();
    await expect.poll(() => focused(page)).toBe('password');
    expect(await page.locator('[data-error]').getAttribute('aria-live')).toBe('assertive');
  });

  it('shows the password only while it is asked to', async () => {
    const { page, press } = desk;
    await press('app.enter');
    const password = page.locator('[name="password"]');
    await password.fill(customer.password);
    expect(await password.getAttribute('type')).toBe('password');
    await page.locator('[data-show="password"]').click();
    await expect.poll(() => password.getAttribute('type')).toBe('text');
    expect(await password.inputValue()).toBe(customer.password);
    await page.locator('[data-show="password"]').click();
    await expect.poll(() => password.getAttribute('type')).toBe('password');
  });

  it('has one input for the code, which a phone can fill in', async () => {
    const { page } = desk;
    await desk.toCode();
    const inputs = page.locator('.app-phone form[data-screen] input');
    expect(await inputs.count()).toBe(1);
    const wanted = { name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', type: 'text' };
    for (const [attribute, value] of Object.entries(wanted)) {
      expect([attribute, await inputs.getAttribute(attribute)]).toEqual([attribute, value]);
    }
  });

  it('goes on after a reload while the code is awaited, and forgets the session at the next', async () => {
    const { page, on } = desk;
    await desk.toCode();
    await page.locator('[data-advance="30000"]').click();
    await page.locator('[data-notice="I_FNP_HELP"]').waitFor();
    await page.reload();
    await on('code');
    expect(await secondsLeft(page, 'codeExpiry')).toBeLessThanOrEqual(90);
    await page.locator('[data-notice="I_FNP_HELP"]').waitFor();
    await desk.enter();
    await page.reload();
    await on('welcome');
  });

  it('shows how the customer came in, and asks the bank before it says so', async () => {
    const { page, world } = desk;
    await desk.toCode();
    await desk.enter();
    const elements = `[...document.querySelectorAll('[data-element]')].map((one) => one.dataset.element)`;
    expect(await page.evaluate(elements)).toEqual(['K_pwd', 'P_sim']);
    expect(await page.locator('.facts').textContent()).toContain('L1');
    expect((await world.audit()).map(({ type }) => type)).toContain('LOGIN_OK');
    await page.locator('[data-advance="600000"]').click();
    await desk.on('sessionEnded');
    expect(await page.locator('.app-phone .notices').textContent()).toContain('nuk pati veprim');
    await desk.press('app.start');
    await desk.on('welcome');
  });

  it('counts nothing while the phone has no network', async () => {
    const { page, press } = desk;
    await page.locator('[data-demo="network"]').click();
    await page.locator('[data-fill]').first().click();
    const password = page.locator('.app-phone [name="password"]');
    await expect.poll(() => password.inputValue()).toBe(customer.password);
    await press('credentials.submit');
    await page.locator('[data-error="E_OFFLINE"]').waitFor();
    expect(await page.locator('[name="password"]').inputValue()).toBe(customer.password);
    await page.locator('[data-demo="network"]').click();
    await press('credentials.submit');
    await desk.on('code');
  });

  it('looks the same with a new SIM, but no SMS comes; the staff desk opens a block', async () => {
    const { page, world } = desk;
    await page.locator(`[data-sim="${customer.clientNumber}"]`).click();
    await page.locator(`[data-sim="${customer.clientNumber}"][aria-pressed="true"]`).waitFor();
    await desk.toCode();
    await world.bank.idle();
    expect(world.phone.received).toEqual([]);
    expect(await page.locator('[data-notice="I_FNP_SENT"]').count()).toBe(1);
    await page.locator(`[data-unlock="${customer.clientNumber}"]`).click();
    await page.locator('.strip .said:not(:empty)').waitFor();
  });
});
