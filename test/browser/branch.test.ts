import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { customer, type Desk, openRoom, type Room } from './support/desk.ts';

/** Everything of an origin that a script can see. */
const stores = `(async () => JSON.stringify([
  Object.keys(localStorage), Object.keys(sessionStorage), document.cookie,
  ((await indexedDB.databases?.()) ?? []).map(({ name }) => name),
]))()`;

describe('the Internet Branch', () => {
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

  const toSecond = async () => {
    const { branch } = desk;
    await branch.locator('input[name="identifier"]').fill(customer.clientNumber);
    await branch.locator('input[name="password"]').fill(customer.password);
    await branch.locator('[data-action="credentials.submit"]').click();
    await branch.locator('form[data-screen="secondElement"][aria-busy="false"]').waitFor();
  };

  it('takes an FNP by SMS, which comes on request only', async () => {
    const { branch, world } = desk;
    await toSecond();
    await world.bank.idle();
    expect(world.phone.received).toEqual([]);
    await branch.locator('[data-action="sms.request"]').click();
    await branch.locator('form[data-screen="code"][aria-busy="false"]').waitFor();
    await branch.locator('input[name="code"]').fill(await world.lastCode());
    await branch.locator('[data-action="code.submit"]').click();
    await branch.locator('[data-session="open"][data-path="L6sms"]').waitFor();
  });

  it('takes a Soft PIN code that was read off the phone, once', async () => {
    const { page, branch, on, press } = desk;
    await desk.toCode();
    await desk.enter();
    await desk.activate('softPin', { save: true });
    await press('softPin.menu');
    await on('softPinReady');
    await press('softPin.get');
    await on('softPinCode');
    const spoken = await page.locator('[data-reveal="code"]').getAttribute('aria-label');
    const code = (spoken ?? '').replaceAll(' ', '');
    expect(code).toMatch(/^\d{6}$/);
    const enter = async () => {
      await toSecond();
      await branch.locator('input[name="code"]').fill(code);
      await branch.locator('[data-action="softPin.submit"]').click();
    };
    await enter();
    await branch.locator('[data-session="open"][data-path="L6pin"]').waitFor();
    await branch.locator('[data-action="session.logout"]').click();
    await branch.locator('[data-action="app.start"]').click();
    await enter();
    await branch.locator('[data-error="E_AUTH_GENERIC"]').waitFor();
  });

  it('and the app see nothing of each other’s storage', async () => {
    const { page, branch, url, branchUrl } = desk;
    await branch.locator('form[data-screen="credentials"]').waitFor();
    const frame = page.frame({ url: branchUrl });
    await desk.toCode();
    const mark = (owner: string) =>
      `for (const one of [localStorage, sessionStorage]) one.setItem('mark of the ${owner}', '1')`;
    await frame?.evaluate(mark('branch'));
    await page.evaluate(mark('app'));
    const [ofApp, ofBranch] = [await page.evaluate<string>(stores), await frame?.evaluate<string>(stores)];
    expect(new URL(url).origin).not.toBe(new URL(branchUrl).origin);
    expect(ofApp.match(/mark of the \w+/g)).toEqual(['mark of the app', 'mark of the app']);
    expect(ofBranch?.match(/mark of the \w+/g)).toEqual(['mark of the branch', 'mark of the branch']);
    expect([ofApp, ofBranch].map((one) => one?.includes('"hyrje"'))).toEqual([true, false]);
    expect(await page.evaluate(`document.querySelector('iframe').contentDocument`)).toBeNull();
  });

  it('lets the demonstration show it in a frame, and no other page', async () => {
    const { page, url, branchUrl } = desk;
    const branch = (await page.request.get(branchUrl)).headers();
    expect(branch['content-security-policy']).toMatch(new RegExp(`frame-ancestors ${new URL(url).origin}$`));
    const app = (await page.request.get(url)).headers();
    expect(app['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(app['x-frame-options']).toBe('DENY');
  });

  it('ends in every tab when it is left in one, and a reload of an open session stays inside', async () => {
    const { page, branchUrl, world } = desk;
    const first = await page.context().newPage();
    await first.goto(branchUrl);
    await first.locator('input[name="identifier"]').fill(customer.clientNumber);
    await first.locator('input[name="password"]').fill(customer.password);
    await first.locator('[data-action="credentials.submit"]').click();
    await first.locator('[data-action="sms.request"]').click();
    await first.locator('form[data-screen="code"][aria-busy="false"]').waitFor();
    await first.locator('form[data-screen="code"] input[name="code"]').fill(await world.lastCode());
    await first.locator('[data-action="code.submit"]').click();
    await first.locator('[data-session="open"]').waitFor();
    await first.reload();
    await first.locator('[data-session="open"]').waitFor();
    const opened = page.context().waitForEvent('page');
    await first.evaluate(`void window.open(location.href)`);
    const second = await opened;
    await second.locator('[data-session="open"]').waitFor();
    await second.locator('[data-action="session.logout"]').click();
    await second.locator('form[data-screen="sessionEnded"]').waitFor();
    const why = first.locator('form[data-screen="sessionEnded"] [data-notice="E_SESSION_ENDED"]');
    await why.waitFor();
    expect(await why.textContent()).toContain('dolët vetë');
    await first.reload();
    await first.locator('form[data-screen="credentials"]').waitFor();
  });
});
