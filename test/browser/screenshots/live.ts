import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { demoCustomers } from '../../../apps/cli/demo/people.ts';
import { freePort } from '../../support/free-port.ts';
import { createWorld } from '../../support/world.ts';
import { handsOn } from '../support/desk.ts';
import { builtInspector } from '../support/inspector.ts';
import { serveBank } from '../support/served-bank.ts';

const size = { width: 1440, height: 900 };

/** Two pictures beside each other, as on a wide desk. */
async function beside(page: Page, pictures: readonly Buffer[]): Promise<void> {
  const images = pictures.map(
    (data) => `<img width="712" src="data:image/png;base64,${data.toString('base64')}">`,
  );
  await page.setViewportSize({ width: size.width, height: 445 });
  await page.setContent(
    `<body style="margin:0;display:flex;gap:16px;background:#8a93a6">${images.join('')}</body>`,
  );
}

/** A login of the demonstration with a wrong code, beside the inspector that shows it. `page`: the built page. */
export async function liveShots(
  browser: Browser,
  into: string,
  page: string,
  note: (path: string) => Promise<void>,
): Promise<void> {
  const people = Object.fromEntries(demoCustomers(0).map((one) => [one.clientNumber, one]));
  const port = await freePort();
  const world = await createWorld({ people, origin: `http://localhost:${port}` });
  const bank = await serveBank(world, page, true, port, await builtInspector());
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 1,
    locale: 'en',
    reducedMotion: 'reduce',
  });
  const shot = async (of: Page, name: string, fullPage = false) => {
    const path = join(into, 'inspector', `${name}.png`);
    const picture = await of.screenshot({ path, fullPage });
    await note(path);
    return picture;
  };
  try {
    const [demo, eye] = [await context.newPage(), await context.newPage()];
    await eye.goto(`${bank.url}inspector/#/live`);
    await eye.locator('[data-language="en"]').click();
    await demo.goto(bank.url);
    await demo.locator('[data-language="en"]').first().click();
    const hands = handsOn(demo, world);
    await hands.toCode();
    await hands.type('code', '000000');
    await hands.press('code.submit');
    await demo.locator('.app-phone [data-error="E_AUTH_GENERIC"]').waitFor();
    await eye.locator('[data-run="passwordLogin"]').click();
    await eye.locator('.live-details form [data-error="E_AUTH_GENERIC"]').waitFor();
    await eye.locator('[data-chart="passwordLogin"] .is-active').first().waitFor();
    await eye.waitForTimeout(500);
    const pictures = [await demo.screenshot(), await shot(eye, 'live')];
    await eye.setViewportSize({ width: 390, height: 844 });
    await eye.waitForTimeout(300);
    await shot(eye, 'narrow-live', true);
    const both = await context.newPage();
    await beside(both, pictures);
    await shot(both, 'live-beside');
  } finally {
    await context.close();
    await bank.close();
  }
}
