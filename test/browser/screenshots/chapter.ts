import type { Page } from 'playwright-core';
import { customer, pin } from '../support/desk.ts';
import { filled, type Hands } from './shots.ts';

/** What of the page a picture shows. */
export type Part = 'app' | 'phones' | 'branch' | 'both';
export type Take = (name: string, part?: Part) => Promise<void>;

const scanPrompt = '[data-finger="matches"]';

/** Chapter 1 of the manual, step by step; a picture at each. */
export async function chapter(page: Page, hands: Hands, take: Take): Promise<void> {
  const { on, press, type, turn, scan, enter, branch } = hands;
  const app = page.locator('.app-phone');
  const toCode = async (remember = false) => {
    await on('credentials');
    await type('identifier', customer.clientNumber);
    await type('password', customer.password);
    if (remember) await app.locator('input[name="remember"]').check();
  };
  const leave = async () => {
    await press('session.logout');
    await on('sessionEnded');
    await press('app.start');
    await on('welcome');
    await turn('[data-advance="30000"]');
    await page.locator('.said:not(:empty)').waitFor();
    await press('app.enter');
  };
  const toProfile = async () => {
    await press('profile.open');
    await on('profile');
  };
  const verify = async () => {
    await on('reauth');
    await type('password', customer.password);
  };

  await on('welcome');
  await take('welcome');
  await press('app.enter');
  await on('credentials');
  await take('credentials');
  await toCode();
  await take('credentials-filled');
  await press('credentials.submit');
  await on('code');
  await page.locator('[data-copy]').first().waitFor();
  await take('fnp', 'phones');
  await enter();
  await take('home');

  await leave();
  await toCode(true);
  await take('remember-me');
  await press('credentials.submit');
  await on('code');
  await enter();
  await leave();
  await on('password');
  await take('password-only');
  await type('password', customer.password);
  await press('password.submit');
  await on('code');
  await enter();

  await toProfile();
  await take('profile');
  await press('biometric.activate');
  await verify();
  await take('verify');
  await press('reauth.submit');
  await app.locator(scanPrompt).waitFor();
  await take('scan-to-activate');
  await scan('matches');
  await on('confirmed');
  await take('biometric-on', 'phones');
  await press('confirmation.acknowledge');
  await on('profile');
  await press('profile.close');
  await on('home');
  await leave();
  await on('method');
  await take('method');
  await press('biometric.login');
  await app.locator(scanPrompt).waitFor();
  await take('scan');
  await scan('matches');
  await on('code');
  await page.locator('[data-copy]').first().waitFor();
  await take('fnp-after-scan', 'phones');
  await enter();
  await take('home-biometric');

  await toProfile();
  await press('smartFnp.activate');
  await on('confirmed');
  await take('smart-fnp-on', 'phones');
  await press('confirmation.acknowledge');
  await on('profile');
  await take('profile-smart-fnp');
  await press('profile.close');
  await on('home');
  await leave();
  await on('method');
  await press('biometric.login');
  await scan('matches');
  await on('home');
  await take('home-smart-fnp');

  await toProfile();
  await press('softPin.activate');
  await verify();
  await take('soft-pin-verify');
  await press('reauth.submit');
  await on('newPin');
  await type('pin', pin);
  await take('soft-pin-choose');
  await press('pin.choose');
  await on('confirmPin');
  await type('pin', pin);
  await app.locator('input[name="save"]').check();
  await take('soft-pin-confirm');
  await press('pin.confirm');
  await on('confirmed');
  await take('soft-pin-on', 'phones');
  await press('confirmation.acknowledge');
  await on('profile');
  await take('profile-soft-pin');
  await press('profile.close');
  await on('home');

  await press('softPin.menu');
  await on('softPinReady');
  await take('soft-pin-menu');
  await press('softPin.get');
  await on('softPinCode');
  await turn('[data-fill="100200300"]');
  await filled(branch);
  await branch.locator('[data-action="credentials.submit"]').click();
  await branch.locator('form[data-screen="secondElement"]').waitFor();
  const output = app.locator('[data-reveal="code"]');
  const shown = (await output.getAttribute('aria-label')) ?? '';
  await branch.locator('input[name="code"]').fill(shown.replaceAll(' ', ''));
  await take('branch-code', 'both');
  await branch.locator('[data-action="softPin.submit"]').click();
  await branch.locator('[data-session="open"]').waitFor();
  await take('branch-home', 'branch');
  await press('flow.cancel');
  await on('home');

  await toProfile();
  await press('smartFnp.deactivate');
  await on('confirmOff');
  await take('turn-off');
  await press('off.confirm');
  await on('confirmed');
  await press('confirmation.acknowledge');
  await on('profile');
  await press('profile.close');
  await on('home');
  await leave();
  await on('method');
  await press('biometric.login');
  await scan('matches');
  await on('home');
  await take('home-soft-pin');
}
