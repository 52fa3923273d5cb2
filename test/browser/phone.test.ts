import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openRoom, type Room } from './support/desk.ts';

/** A browser that can read SMS, as far as a page can tell. */
const withWebOtp = `
  window.asked = [];
  window.OTPCredential = class {};
  navigator.credentials.get = (options) =>
    new Promise((resolve, reject) => {
      const call = { transport: options.otp.transport.join(), aborted: false, arrive: (code) => resolve({ code }) };
      options.signal.addEventListener('abort', () => { call.aborted = true; reject(options.signal.reason); });
      window.asked.push(call);
    });
`;

const spoken = `(() => {
  window.spoken = [];
  new MutationObserver(() => {
    for (const one of document.querySelectorAll('.countdown [role="status"]')) {
      const text = one.textContent;
      if (text && window.spoken.at(-1) !== text) window.spoken.push(text);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;

describe('the code screen', () => {
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

  it('takes the code out of the SMS where the browser can, and stops asking when it is left', async () => {
    const { page, press, on } = desk;
    await page.evaluate(withWebOtp);
    await desk.toCode();
    const asked = () => page.evaluate('asked.map(({ transport, aborted }) => [transport, aborted])');
    await expect.poll(asked).toEqual([['sms', false]]);
    await page.evaluate(`asked[0].arrive('123456')`);
    await expect.poll(() => page.locator('[name="code"]').inputValue()).toBe('123456');
    await press('credentials.edit');
    await on('credentials');
    await desk.type('password', 'e gabuar');
    await press('credentials.submit');
    await on('code');
    await press('flow.cancel');
    await on('welcome');
    await expect.poll(() => page.evaluate('asked.map(({ aborted }) => aborted)')).toEqual([true, true]);
  });

  it('speaks its countdowns at 60, 30 and 10 seconds and at no other', async () => {
    const { page } = desk;
    await desk.toCode();
    await page.evaluate(spoken);
    const said = () => page.evaluate<string[]>('spoken');
    const ofExpiry = async () => (await said()).filter((text) => text.startsWith('Kodi skadon pas'));
    const wanted = ['Kodi skadon pas 60 s', 'Kodi skadon pas 30 s', 'Kodi skadon pas 10 s'];
    for (const heard of [0, 1, 2, 3]) {
      await page.locator('[data-advance="30000"]').first().click();
      await expect.poll(ofExpiry).toEqual(wanted.slice(0, heard));
    }
    for (const text of await said()) expect(text).toMatch(/ (60|30|10) s$/);
  });

  it('shows every SMS beside it, the newest first, and copies its code at a tap', async () => {
    const { page, press, world } = desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.toCode();
    await page.locator('[data-advance="30000"]').click();
    await press('code.resend');
    await page.locator('.bubbles li').nth(1).waitFor();
    const newest = await world.lastCode();
    const first = page.locator('.bubbles li').first();
    await expect.poll(() => first.textContent()).toContain(newest);
    expect(await first.getAttribute('class')).toBe('newest');
    await first.locator('[data-copy]').click();
    await page.locator('.toast:not(:empty)').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(newest);
  });

  it('takes a code that is pasted with a gap', async () => {
    const { page, world, press } = desk;
    await desk.toCode();
    const code = await world.lastCode();
    await page.locator('[name="code"]').focus();
    await page.keyboard.insertText(`${code.slice(0, 3)} ${code.slice(3)}`);
    await press('code.submit');
    await page.locator('[data-session="open"]').waitFor();
    await desk.on('home');
    expect(await page.locator('[data-session]').getAttribute('data-path')).toBe('L1');
  });
});
