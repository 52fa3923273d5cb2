import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoCustomers } from '../../../apps/cli/demo/people.ts';
import { launchChromium } from '../../support/chromium.ts';
import { type BankWorld, createWorld } from '../../support/world.ts';
import { buildPage } from './built-page.ts';
import { type ServedBank, serveBank } from './served-bank.ts';

/** A page with its bank, and what a person does there. */
export interface Desk {
  page: Page;
  world: BankWorld;
  url: string;
  /** Waits for a screen at rest. */
  on(screen: string): Promise<void>;
  press(action: string): Promise<void>;
  type(name: string, value: string): Promise<void>;
  /** From the welcome page to the code screen. */
  toCode(): Promise<void>;
  /** From the code screen to the session. */
  enter(): Promise<void>;
  close(): Promise<void>;
}

/** One browser and one built page for the tests of a file. */
export interface Room {
  desk(look?: BrowserContextOptions): Promise<Desk>;
  close(): Promise<void>;
}

const customers = demoCustomers(0);
/** The customer who sits at a desk. */
export const customer = customers[0] as (typeof customers)[number];

export async function openRoom(): Promise<Room> {
  const [browser, built] = await Promise.all([launchChromium(), buildPage()]);
  return {
    async desk(look = {}) {
      const people = Object.fromEntries(customers.map((one) => [one.clientNumber, one]));
      const world = await createWorld({ people });
      const served = await serveBank(world, built.folder, true);
      return openDesk(browser, look, world, served);
    },
    async close() {
      await browser.close();
      await built.remove();
    },
  };
}

async function openDesk(
  browser: Browser,
  look: BrowserContextOptions,
  world: BankWorld,
  { url, close }: ServedBank,
): Promise<Desk> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...look });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('[data-fill]').first().waitFor();

  const on = (screen: string) =>
    page.locator(`form[data-screen="${screen}"]:not([aria-busy="true"])`).waitFor();
  const press = (action: string) => page.locator(`[data-action="${action}"]`).click();
  const type = (name: string, value: string) => page.locator(`input[name="${name}"]`).fill(value);
  return {
    page,
    world,
    url,
    on,
    press,
    type,
    async toCode() {
      await press('app.enter');
      await on('credentials');
      await type('identifier', customer.clientNumber);
      await type('password', customer.password);
      await press('credentials.submit');
      await on('code');
    },
    async enter() {
      await type('code', await world.lastCode());
      await press('code.submit');
      await page.locator('[data-session="open"]').waitFor();
    },
    async close() {
      await context.close();
      await close();
    },
  };
}
