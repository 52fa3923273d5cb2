import { mkdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoCustomers } from '../../../apps/cli/demo/people.ts';
import { launchChromium } from '../../support/chromium.ts';
import { steppedClock } from '../../support/clock.ts';
import { createWorld } from '../../support/world.ts';
import { buildPage } from '../support/built-page.ts';
import { handsOn } from '../support/desk.ts';
import { freePort } from '../../support/free-port.ts';
import { serveBank } from '../support/served-bank.ts';
import { chapter, type Part } from './chapter.ts';
import { inspectorShots } from './inspector.ts';
import { liveShots } from './live.ts';
import { type Hands, shots } from './shots.ts';

const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };
const folder = process.env['HYRJE_SHOTS'] ?? resolve(import.meta.dirname, '../../../docs/images');
/** A morning in Tirana. */
const morning = Date.UTC(2026, 0, 15, 8, 41);

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  wide,
  narrow,
  dark: { ...wide, colorScheme: 'dark' },
};

/** Each story has a bank and a browser profile of its own. */
async function tell(
  browser: Browser,
  built: string,
  look: BrowserContextOptions,
  story: (page: Page, hands: Hands) => Promise<void>,
): Promise<void> {
  const people = Object.fromEntries(demoCustomers(morning).map((one) => [one.clientNumber, one]));
  const port = await freePort();
  const world = await createWorld({
    people,
    clock: steppedClock(morning),
    origin: `http://localhost:${port}`,
  });
  const bank = await serveBank(world, built, true, port);
  const context = await browser.newContext({ ...look, timezoneId: 'Europe/Tirane', reducedMotion: 'reduce' });
  const page = await context.newPage();
  try {
    const moved = String(morning - Date.now());
    await page.addInitScript(`sessionStorage.setItem('hyrje.moved', '${moved}')`);
    await page.goto(bank.url);
    await page.locator('[data-fill]').first().waitFor({ state: 'attached' });
    await story(page, handsOn(page, world));
  } finally {
    await context.close();
    await bank.close();
  }
}

async function note(path: string): Promise<void> {
  console.log(`${path.slice(folder.length + 1)} ${Math.ceil((await stat(path)).size / 1024)} kB`);
}

const areas: Readonly<Record<Part, readonly string[]>> = {
  app: ['.app-phone'],
  phones: ['.app-phone', '.sms-phone'],
  branch: ['.browser'],
  both: ['.app-phone', '.sms-phone', '.browser'],
};

/** The box around some parts of the page, with a margin. */
async function around(page: Page, selectors: readonly string[]) {
  const found = await Promise.all(selectors.map((selector) => page.locator(selector).boundingBox()));
  const boxes = found.flatMap((box) => (box ? [box] : []));
  const margin = 10;
  const x = Math.min(...boxes.map((box) => box.x)) - margin;
  const y = Math.min(...boxes.map((box) => box.y)) - margin;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
  return { x, y, width: right - x, height: bottom - y };
}

async function walkChapter(page: Page, hands: Hands): Promise<void> {
  const pictures = join(folder, 'chapter');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  let number = 0;
  await chapter(page, hands, async (name, part = 'app') => {
    await page.waitForTimeout(450);
    const path = join(pictures, `${String(++number).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path, clip: await around(page, areas[part]) });
    await note(path);
  });
}

/** `npm run screenshots -- inspector` takes the pictures of the inspector alone. */
const isInspectorAlone = process.argv[2] === 'inspector';

const built = await buildPage();
const browser = await launchChromium();
await mkdir(folder, { recursive: true });
try {
  await inspectorShots(browser, folder, process.env['HYRJE_SHOTS'] !== undefined, note);
  await liveShots(browser, folder, built.folder, note);
  for (const { name, look, story } of isInspectorAlone ? [] : shots) {
    await tell(browser, built.folder, looks[look] ?? wide, async (page, hands) => {
      await story(page, hands);
      await page.waitForTimeout(300);
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, fullPage: look === 'narrow' });
      await note(path);
    });
  }
  if (!isInspectorAlone) await tell(browser, built.folder, wide, walkChapter);
} finally {
  await browser.close();
  await built.remove();
}
