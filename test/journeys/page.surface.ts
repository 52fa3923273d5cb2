import type { Browser, Page, Route } from 'playwright-core';
import type { Mode, Surface } from '../../scenarios/index.ts';
import { serveBank } from '../browser/support/served-bank.ts';
import type { BankWorld } from '../support/world.ts';
import { memorySurface } from './memory.surface.ts';
import { seenOn } from './page.seen.ts';

export interface PageSurface extends Surface {
  page: Page;
  bank: BankWorld;
  close(): Promise<void>;
}

export interface PageSurfaceOptions {
  browser: Browser;
  /** The built page. */
  folder: string;
  mode?: Mode;
}

type Loss = 'answer' | 'request' | 'service';

/**
 * The login of manual 1.1 in a browser, against a bank behind HTTP. It knows the DOM contract and the paths of the
 * bank's calls; time stands still in the page and in the bank until a journey waits.
 */
export async function pageSurface({
  browser,
  folder,
  mode = 'deferred',
}: PageSurfaceOptions): Promise<PageSurface> {
  const { bank, world } = await memorySurface({ mode });
  const served = await serveBank(bank, folder, false);
  const context = await browser.newContext();
  const page = await context.newPage();
  const line = await lossyLine(page);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto(served.url);
  await page.locator('[data-action="app.enter"]').click();

  const form = page.locator('form[data-screen]');
  /** The form waits for its customer, or for a call that the journey has lost. */
  const rest = async () => {
    for (;;) {
      await line.idle();
      await bank.bank.idle();
      const isBusy = (await form.getAttribute('aria-busy')) === 'true';
      if (line.underWay() === 0 && (!isBusy || line.lost() > 0)) return;
    }
  };
  await rest();

  return {
    page,
    bank,
    world,
    seen: () => seenOn(page),
    async does(event, typed, taps) {
      for (const [name, value] of Object.entries(typed)) await form.locator(`[name="${name}"]`).fill(value);
      const button = form.locator(`[data-action="${event}"]`);
      await button.click({ clickCount: taps, force: true });
      await rest();
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
      await page.reload();
      // The page's clock rounds when it begins anew.
      await page.clock.runFor(5);
      await rest();
    },
    async close() {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
      await served.close();
    },
  };
}

/** The way between the page and the bank, on which requests and answers get lost as told; a cancel gets through. */
async function lossyLine(page: Page) {
  const losses: Loss[] = [];
  const underWay = new Set<Route>();
  let lost = 0;

  const meet = async (route: Route) => {
    const isCancel = route.request().url().endsWith('/cancel');
    const loss = isCancel ? undefined : losses.shift();
    if (loss === 'service') return route.fulfill({ status: 503, body: '' });
    if (loss === 'request') return void lost++;
    const response = await route.fetch();
    if (loss === 'answer') return void lost++;
    return route.fulfill({ response });
  };
  await page.route('**/api/**', async (route) => {
    underWay.add(route);
    try {
      await meet(route);
    } finally {
      underWay.delete(route);
    }
  });

  return {
    lose: (what: Loss, times: number) => void losses.push(...Array<Loss>(times).fill(what)),
    underWay: () => underWay.size,
    lost: () => lost,
    /** A call that was lost times out when time goes by. */
    forget: () => void (lost = 0),
    idle: async () => {
      await page.evaluate('Promise.resolve()');
      while (underWay.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
      await page.evaluate('Promise.resolve()');
    },
  };
}
