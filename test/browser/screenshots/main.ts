import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { demoCustomers } from '../../../apps/cli/demo/people.ts';
import { launchChromium } from '../../support/chromium.ts';
import { steppedClock } from '../../support/clock.ts';
import { createWorld } from '../../support/world.ts';
import { buildPage } from '../support/built-page.ts';
import { serveBank } from '../support/served-bank.ts';
import { type Shot, shots } from './shots.ts';

const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };
const folder = resolve(import.meta.dirname, '../../../docs/images');
/** A morning in Tirana. */
const morning = Date.UTC(2026, 0, 15, 8, 41);

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  wide,
  narrow,
  dark: { ...wide, colorScheme: 'dark' },
};

/** Each picture comes from a bank and a profile of its own. */
async function take(
  shot: Shot,
  page: string,
  open: (look: BrowserContextOptions) => Promise<Page>,
): Promise<void> {
  const people = Object.fromEntries(demoCustomers(morning).map((one) => [one.clientNumber, one]));
  const world = await createWorld({ people, clock: steppedClock(morning) });
  const bank = await serveBank(world, page, true);
  const at = await open({ ...looks[shot.look], timezoneId: 'Europe/Tirane', reducedMotion: 'reduce' });
  try {
    const moved = String(morning - Date.now());
    await at.addInitScript(`sessionStorage.setItem('hyrje.moved', '${moved}')`);
    await at.goto(bank.url);
    await at.locator('[data-fill]').first().waitFor();
    await shot.story(at, world);
    const path = join(process.env['HYRJE_SHOTS'] ?? folder, `${shot.name}.png`);
    await at.screenshot({ path, fullPage: shot.look === 'narrow' });
    console.log(`${shot.name}.png ${Math.ceil((await stat(path)).size / 1024)} kB`);
  } finally {
    await at.context().close();
    await bank.close();
  }
}

const page = await buildPage();
const browser = await launchChromium();
await mkdir(process.env['HYRJE_SHOTS'] ?? folder, { recursive: true });
try {
  for (const shot of shots) {
    await take(shot, page.folder, async (look) => (await browser.newContext(look)).newPage());
  }
} finally {
  await browser.close();
  await page.remove();
}
