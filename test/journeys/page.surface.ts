import type { Browser, Frame, Locator } from 'playwright-core';
import { type Mode, people, type Surface } from '../../scenarios/index.ts';
import type { Client } from '../../scenarios/journeys/journey.ts';
import { serveBank } from '../browser/support/served-bank.ts';
import { freePort } from '../support/free-port.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { bankSide } from './bank-side.ts';
import { lossyLine } from './lossy-line.ts';
import { loginSeenOn, seenOn } from './page.seen.ts';

export interface PageSurface extends Surface {
  bank: BankWorld;
  close(): Promise<void>;
}

export interface PageSurfaceOptions {
  browser: Browser;
  /** The built page. */
  folder: string;
  mode?: Mode;
  /** The whole app in its demonstration: phone, sensor and Internet Branch. Else the login of manual 1.1 alone. */
  stage?: 'app';
}

/**
 * The page in a browser, against a bank behind HTTP. It knows the DOM contract and the paths of the bank's calls; time
 * stands still in the page and in the bank until a journey waits.
 */
export async function pageSurface(options: PageSurfaceOptions): Promise<PageSurface> {
  const { browser, folder, mode = 'deferred', stage } = options;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const bank = await createWorld({ people, origin, policy: { 'verdict.mode': mode } });
  const served = await serveBank(bank, folder, stage === 'app', port);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const line = await lossyLine(page);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto(served.url);
  let inHand: Client = 'app';
  let finger = 'matches';

  const frame = (): Frame =>
    (inHand === 'branch' ? page.frames().find((one) => one.url() === served.branchUrl) : null) ??
    page.mainFrame();
  const app = (): Locator => frame().locator('[data-inside]');
  const form = () => app().locator('form[data-screen]');
  const look = () =>
    frame().evaluate<{ isShown: boolean; isBusy: boolean; isAsked: boolean }>(`(() => {
      const app = document.querySelector('[data-inside]');
      const form = app?.querySelector('form[data-screen]');
      const isAsked = Boolean(app?.querySelector('[data-finger="${finger}"]'));
      return { isShown: Boolean(form), isBusy: form?.getAttribute('aria-busy') === 'true', isAsked };
    })()`);
  /** The form waits for its customer, or for a call that the journey has lost. */
  const rest = async () => {
    for (let quiet = 0; quiet < 2;) {
      await line.idle();
      await bank.bank.idle();
      const { isShown, isBusy, isAsked } = await look();
      if (isAsked) await app().locator(`[data-finger="${finger}"]`).click();
      const isIdle = line.underWay() === 0 && (!isBusy || line.lost() > 0);
      const isAtRest = isShown && !isAsked && isIdle;
      quiet = isAtRest ? quiet + 1 : 0;
    }
  };
  await form().waitFor();
  await rest();

  const press = async (event: string, taps: number) => {
    await app().locator(`[data-action="${event}"]`).click({ clickCount: taps, force: true });
    // The menu looks at the device before it opens.
    if (event === 'softPin.menu') await app().locator('form:not([data-screen="home"])').waitFor();
    await rest();
  };
  if (stage === undefined) await press('app.enter', 1);

  return {
    bank,
    world: bankSide(bank, async () => ''),
    seen: () => (stage === 'app' ? seenOn(frame()) : loginSeenOn(frame())),
    async does(event, typed, taps) {
      for (const [name, value] of Object.entries(typed)) {
        const input = form().locator(`[name="${name}"]`);
        if (typeof value === 'boolean') await input.setChecked(value);
        else await input.fill(value);
      }
      await press(event, taps);
    },
    async waits(seconds) {
      line.forget();
      await bank.clock.advance(1000 * seconds);
      await page.clock.runFor(1000 * seconds);
      await rest();
    },
    loses: async (what, times) => line.lose(what, times),
    network: (isUp) => context.setOffline(!isUp),
    async restarts() {
      if (inHand === 'branch') await frame().goto(served.branchUrl);
      else await page.reload();
      await form().waitFor();
      // The page's clock rounds when it begins anew.
      await page.clock.runFor(5);
      await rest();
    },
    async turnsTo(client) {
      if (client === 'otherPhone') throw new Error('The page has one phone.');
      inHand = client;
      if (client === 'branch') await page.frameLocator('iframe').locator('form[data-screen]').waitFor();
      await rest();
    },
    async speaks(language) {
      await frame().locator(`[data-language="${language}"]`).click();
      await rest();
    },
    async scans(next) {
      finger = next;
    },
    async close() {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
      await served.close();
    },
  };
}
