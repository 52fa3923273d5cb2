import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCustomers } from '../../apps/cli/demo/people.ts';
import { builtPage, openBrowser } from '../support/browser.ts';
import { createWorld } from '../support/world.ts';
import { customer, handsOn } from './support/desk.ts';
import { freePort } from '../support/free-port.ts';
import { serveBank } from './support/served-bank.ts';

describe('at a real bank', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('the app is alone on its page, and its biometric key is the browser’s own', async () => {
    const people = Object.fromEntries(demoCustomers(0).map((one) => [one.clientNumber, one]));
    const port = await freePort();
    const world = await createWorld({ people, origin: `http://localhost:${port}` });
    const served = await serveBank(world, builtPage(), false, port);
    const context = await browser.newContext();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const { on, press, toCode, enter } = handsOn(page, world);
    try {
      await page.goto(served.url);
      await toCode();
      await enter();
      expect(await page.locator('.strip, iframe, .sms-phone, [data-sensor]').count()).toBe(0);
      await press('profile.open');
      await on('profile');
      await press('biometric.activate');
      await on('reauth');
      await page.locator('input[name="password"]').fill(customer.password);
      await press('reauth.submit');
      await on('confirmed');
      await press('confirmation.acknowledge');
      await on('profile');
      await press('profile.close');
      await on('home');
      await press('session.logout');
      await on('sessionEnded');
      await press('app.start');
      await on('welcome');
      await press('app.enter');
      await on('method');
      await press('biometric.login');
      await on('code');
      await enter();
      expect(await page.locator('[data-session]').getAttribute('data-path')).toBe('L3');
    } finally {
      await context.close();
      await served.close();
    }
  });
});
