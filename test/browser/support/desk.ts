import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { demoCustomers } from '../../../apps/cli/demo/people.ts';
import { builtPage, openBrowser } from '../../support/browser.ts';
import { type BankWorld, createWorld } from '../../support/world.ts';
import { freePort } from '../../support/free-port.ts';
import { type ServedBank, serveBank } from './served-bank.ts';

/** A page with its bank, and what a person does there. */
export interface Desk {
  page: Page;
  world: BankWorld;
  url: string;
  branchUrl: string;
  /** The Internet Branch in its frame. */
  branch: FrameLocator;
  /** Waits for a screen of the app at rest. */
  on(screen: string): Promise<void>;
  press(action: string): Promise<void>;
  type(name: string, value: string): Promise<void>;
  /** Presses something of the demonstration, wherever it is shown. */
  turn(selector: string): Promise<void>;
  scan(finger: 'matches' | 'doesNotMatch' | 'cancels'): Promise<void>;
  /** From the welcome page to the code screen. */
  toCode(): Promise<void>;
  /** From the code screen to the session. */
  enter(): Promise<void>;
  /** Turns an option of Profile on, from the home page and back to it. */
  activate(
    option: 'biometric' | 'smartFnp' | 'softPin',
    more?: { pin?: string; save?: boolean },
  ): Promise<void>;
  close(): Promise<void>;
}

/** The run's browser and page for the tests of a file. */
export interface Room {
  desk(look?: BrowserContextOptions): Promise<Desk>;
  close(): Promise<void>;
}

const customers = demoCustomers(0);
/** The customer who sits at a desk, and another one who may. */
export const [customer, another] = customers as [(typeof customers)[number], (typeof customers)[number]];
/** A Kod PIN that is nobody's first guess. */
export const pin = '274915';

export async function openRoom(): Promise<Room> {
  const browser = await openBrowser();
  return {
    async desk(look = {}) {
      const people = Object.fromEntries(customers.map((one) => [one.clientNumber, one]));
      const port = await freePort();
      const world = await createWorld({ people, origin: `http://localhost:${port}` });
      const served = await serveBank(world, builtPage(), true, port);
      return openDesk(browser, look, world, served);
    },
    close: () => browser.close(),
  };
}

async function openDesk(
  browser: Browser,
  look: BrowserContextOptions,
  world: BankWorld,
  { url, branchUrl, close }: ServedBank,
): Promise<Desk> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...look });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('[data-fill]').first().waitFor({ state: 'attached' });
  return {
    ...handsOn(page, world),
    page,
    world,
    url,
    branchUrl,
    close: async () => {
      await context.close();
      await close();
    },
  };
}

/** What a person does at a page of the demonstration. */
export function handsOn(page: Page, world: BankWorld) {
  const app = page.locator('.app-phone');
  const on = (screen: string) =>
    app.locator(`form[data-screen="${screen}"]:not([aria-busy="true"])`).waitFor();
  const press = (action: string) => app.locator(`[data-action="${action}"]`).click();
  const type = (name: string, value: string) => app.locator(`input[name="${name}"]`).fill(value);
  const scan = (finger: 'matches' | 'doesNotMatch' | 'cancels') =>
    app.locator(`[data-finger="${finger}"]`).click();
  const verify = async () => {
    await on('reauth');
    await type('password', customer.password);
    await press('reauth.submit');
  };

  return {
    branch: page.frameLocator('iframe'),
    on,
    press,
    type,
    scan,
    async turn(selector: string) {
      const tabs = page.locator('[data-pane="strip"]');
      const isNarrow = await tabs.isVisible();
      if (isNarrow) await tabs.click();
      await page.locator(selector).first().click();
      if (isNarrow) await page.locator('[data-pane="app"]').click();
    },
    async toCode() {
      await on('welcome');
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
      await app.locator('[data-session="open"]').waitFor();
    },
    async activate(option: 'biometric' | 'smartFnp' | 'softPin', { pin: chosen = pin, save = false } = {}) {
      await press('profile.open');
      await on('profile');
      await press(`${option}.activate`);
      if (option !== 'smartFnp') await verify();
      if (option === 'biometric') await scan('matches');
      if (option === 'softPin') {
        await on('newPin');
        await type('pin', chosen);
        await press('pin.choose');
        await on('confirmPin');
        await type('pin', chosen);
        if (save) await app.locator('input[name="save"]').check();
        await press('pin.confirm');
      }
      await on('confirmed');
      await press('confirmation.acknowledge');
      await on('profile');
      await press('profile.close');
      await on('home');
    },
  };
}
