import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { type RunningInspector, startInspector } from '../../../apps/server/inspector/serve.ts';
import { launchChromium } from '../../support/chromium.ts';
import { builtInspector } from '../support/inspector.ts';
import { framesDuring } from './frames.ts';
import { manyMessages } from './messages.ts';

const told = (name: string, figures: object) =>
  console.log(
    `${name}: ${Object.entries(figures)
      .map(([what, value]) => `${what} ${String(value)}`)
      .join(', ')}`,
  );

/** Opens every closed state of a chart by itself, from the first picture on: how long until it is drawn. */
async function expandings(page: Page, machine: string): Promise<void> {
  await page.evaluate(`location.hash = '#/chart/${machine}'`);
  await page.locator(`[data-chart="${machine}"] .boxes`).waitFor();
  const closed = await page
    .locator('.boxes [data-fold="closed"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state') ?? ''));
  for (const path of closed) {
    const opened = `document.querySelector('.boxes [data-state="${path}"][data-fold="open"]')`;
    const took = await page.evaluate<number>(`new Promise((resolve) => {
      const begun = performance.now();
      const look = () => ${opened} ? requestAnimationFrame(() => resolve(performance.now() - begun)) : requestAnimationFrame(look);
      document.querySelector('.boxes [data-state="${path}"] .box').dispatchEvent(new MouseEvent('click', { bubbles: true }));
      look();
    })`);
    await page.locator(`.texts [data-state="${path}"] .name`).dispatchEvent('click');
    await page.locator(`.boxes [data-state="${path}"][data-fold="closed"]`).waitFor();
    told(`open ${machine} ${path}`, { ms: Math.round(took) });
  }
}

async function socketTo({ source }: RunningInspector): Promise<WebSocket> {
  const socket = new WebSocket(source);
  await new Promise((resolve) => socket.once('open', resolve));
  return socket;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const scrolling = `
  const box = document.querySelector('.sequence');
  if (box) { globalThis.way_ ??= 90; if (box.scrollTop <= 0) globalThis.way_ = 90; if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) globalThis.way_ = -90; box.scrollTop += globalThis.way_; }
`;
const most = 10_000;

const served = await startInspector({
  folder: await builtInspector(),
  port: 0,
  allowOrigins: [],
});
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
try {
  const begun = performance.now();
  await page.goto(served.url);
  await page.locator('.chart-pane .boxes').waitFor();
  const paint = await page.evaluate<number>(
    `performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0`,
  );
  told('first picture', {
    ms: Math.round(paint),
    'chart seen after ms': Math.round(performance.now() - begun),
  });
  await wait(3000);
  for (const machine of ['passwordLogin', 'softPinLogin', 'session', 'entry'])
    await expandings(page, machine);

  const messages = await manyMessages(most);
  const [hello, ...steps] = messages;
  const socket = await socketTo(served);
  await page.evaluate(`location.hash = '#/live'`);
  await page.locator('[data-line="open"]').waitFor();
  told('idle', await framesDuring(page, '', () => wait(4000)));
  told(
    `${most} messages at once`,
    await framesDuring(page, '', async () => {
      for (let at = 0; at < messages.length; at += 500)
        socket.send(JSON.stringify(messages.slice(at, at + 500)));
      await page.locator(`output:has-text("/${most}")`).waitFor();
    }),
  );
  await page.locator('[data-time="follow"]').click();
  told('scrolling through them', await framesDuring(page, scrolling, () => wait(5000)));
  socket.send(JSON.stringify([{ ...hello, run: 'second' }]));
  await page.locator('[data-run="passwordLogin"]').first().click();
  told(
    `${most} more, 1000 a second, while scrolling`,
    await framesDuring(page, scrolling, async () => {
      for (let at = 0; at < steps.length; at += 50) {
        const some = steps.slice(at, at + 50).map((one) => ({ ...one, run: 'second' }));
        socket.send(JSON.stringify(some));
        await wait(50);
      }
      await page.locator(`output:has-text("/${most}")`).waitFor();
    }),
  );
  const flood = 1_000_000;
  socket.send(JSON.stringify([{ ...hello, run: 'flood' }]));
  await page.locator('[data-run="passwordLogin"]').nth(2).waitFor();
  await page.locator('[data-run="passwordLogin"]').first().click();
  const before = process.cpuUsage();
  const figures = await framesDuring(page, '', async () => {
    for (let at = 0; at < flood; at += 500) {
      const some = steps.slice(0, 500).map((one, index) => ({ ...one, run: 'flood', seq: at + index + 1 }));
      socket.send(JSON.stringify(some));
      while (socket.bufferedAmount > 1 << 20) await wait(5);
      if (at % 5000 === 0) await wait(1);
    }
    await page.locator('.live-side .note').waitFor({ timeout: 600_000 });
  });
  const { user } = process.cpuUsage(before);
  told(`${flood} messages in a flood`, { ...figures, 'server seconds': Math.round(user / 1e6) });
  told('what the page says of it', { text: await page.locator('.live-side .note').innerText() });
  socket.close();
} finally {
  await browser.close();
  await served.stop();
}
