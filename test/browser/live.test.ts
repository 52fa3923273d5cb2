import { text as textOf } from 'node:stream/consumers';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { demoCustomers } from '../../apps/cli/demo/people.ts';
import { type RunningInspector, startInspector } from '../../apps/server/inspector/serve.ts';
import { findSecrets } from '../canary-finder.ts';
import { builtPage, openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { createWorld } from '../support/world.ts';
import { customer, handsOn } from './support/desk.ts';
import { type ForeignApp, serveForeignApp } from './support/foreign-app.ts';
import { builtInspector, patience } from './support/inspector.ts';
import { serveBank } from './support/served-bank.ts';

/** What a page complains of: a broken policy is among it. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

const stage = (page: Page) => page.locator('[data-live]');
const said = (page: Page, text: string) => page.locator('.sentence', { hasText: text });

describe('the live view of the inspector', () => {
  let browser: Browser;
  let context: BrowserContext;
  let closing: (() => unknown)[] = [];
  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), builtInspector()]);
  }, patience);
  afterAll(() => browser?.close());
  afterEach(async () => {
    await context?.close();
    for (const close of closing) await close();
    closing = [];
  });
  const opened = async () => {
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en',
      acceptDownloads: true,
    });
    context.on('request', (request) => {
      if (!/^(https?|ws|blob|data):(\/\/(localhost|127\.0\.0\.1):|http|image)/.test(request.url()))
        throw new Error(`A page asked for ${request.url()}.`);
    });
    return context;
  };
  const inspector = async (allowOrigins: readonly string[] = []): Promise<RunningInspector> => {
    const running = await startInspector({ folder: await builtInspector(), port: 0, allowOrigins });
    closing.push(running.stop);
    return running;
  };
  const foreign = async (): Promise<ForeignApp> => {
    const app = await serveForeignApp();
    closing.push(app.close);
    return app;
  };
  const inEnglish = (page: Page) => page.locator('[data-language="en"]').click();

  it('shows a login of the demonstration as it happens: chart, sequence, story and screen, and no secret', async () => {
    const people = Object.fromEntries(demoCustomers(0).map((one) => [one.clientNumber, one]));
    const port = await freePort();
    const world = await createWorld({ people, origin: `http://localhost:${port}` });
    const served = await serveBank(world, builtPage(), true, port, await builtInspector());
    closing.push(served.close);
    const { page, eye } = { page: await (await opened()).newPage(), eye: await context.newPage() };
    const complaints = [complaintsOf(page), complaintsOf(eye)];
    await eye.goto(`${served.url}inspector/#/live`);
    await inEnglish(eye);
    await page.goto(served.url);
    expect(await page.locator('.inspector-link').getAttribute('href')).toBe('/inspector/#/live');
    const desk = handsOn(page, world);
    await desk.toCode();

    await eye.locator('[data-run="passwordLogin"]').click();
    await eye.locator('[data-chart="passwordLogin"] [data-state^="askingCode"].is-active').first().waitFor();
    await eye.locator('[data-chart="passwordLogin"] .is-fired').first().waitFor({ state: 'attached' });
    await said(eye, 'The customer presses “LOG IN”.').waitFor();
    await said(eye, 'The flow asks the bank to open a login').waitFor();
    await eye.locator('.live-details form[data-screen="code"]').waitFor();
    expect(await eye.locator('.live-details [inert] input[name="code"]').count()).toBe(1);
    await eye.locator('[data-deadline="codeExpiresAt"]').waitFor();

    const code = await world.lastCode();
    await desk.enter();
    await eye.locator('[data-run="passwordLogin"][data-ended="authenticated"]').waitFor();
    await eye.locator('[data-run="session"]').waitFor();
    await eye.locator('[data-time="first"]').click();
    await eye.locator('.live-details form[data-screen="credentials"]').waitFor();
    await eye.locator('[data-time="follow"]').click();
    await eye.locator('.live-details form[data-screen="authenticated"]').waitFor();

    const secrets = { password: customer.password, code, number: customer.clientNumber };
    expect(findSecrets(secrets, await eye.content())).toEqual([]);
    await eye.evaluate(axe.source);
    const { violations } = await eye.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      "axe.run('main')",
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });

  it('shows a third-party app that connects by WebSocket, and one that opens it in a window or a frame: names only', async () => {
    const app = await foreign();
    const { url, source } = await inspector([app.origin]);
    const eye = await (await opened()).newPage();
    await eye.goto(`${url}#/live`);
    await inEnglish(eye);
    const page = await context.newPage();
    await page.goto(app.page('socket', source));
    await page.locator('button').click();
    await stage(eye).and(eye.locator('[data-live="foreignPin"]')).waitFor();
    await eye.locator('[data-state="thanking"][aria-current="true"]').waitFor();
    await said(eye, 'The machine takes the event pin.typed.').waitFor();

    await page.goto(app.page('window', `${url}#/live`));
    const [window] = await Promise.all([context.waitForEvent('page'), page.locator('button').click()]);
    await window.locator('[data-run="foreignPin"]').nth(1).waitFor();
    await window.locator('[data-state="thanking"][aria-current="true"]').waitFor();
    for (const shown of [eye, window]) {
      expect(await shown.content()).not.toContain('274915');
    }
    await window.close();

    await page.goto(app.page('frame', `${url}#/live`));
    await page.locator('button').click();
    await page.frameLocator('iframe').locator('[data-run="foreignPin"]').nth(1).waitFor();
  });

  it('takes nothing from a window whose origin was not named', async () => {
    const app = await foreign();
    const { url } = await inspector(['http://localhost:1']);
    const page = await (await opened()).newPage();
    await page.goto(app.page('window', `${url}#/live`));
    const [window] = await Promise.all([context.waitForEvent('page'), page.locator('button').click()]);
    await window.locator('[data-line="open"]').waitFor();
    const heard = window.evaluate(
      "new Promise((resolve) => addEventListener('message', () => requestAnimationFrame(resolve)))",
    );
    const event = {
      type: '@xstate.actor',
      sessionId: 'x:0',
      _version: '0.7.2',
      definition: '{"states":{"a":{}}}',
    };
    await page.evaluate(`open('', 'xstateinspector').postMessage(${JSON.stringify(event)}, '*')`);
    await heard;
    expect(await window.locator('[data-run]').count()).toBe(0);
  });

  it('saves a session and opens it again, and says what is wrong with a file that is none', async () => {
    const { url, source } = await inspector();
    const eye = await (await opened()).newPage();
    await eye.goto(`${url}#/live`);
    await inEnglish(eye);
    const socket = new WebSocket(source);
    await new Promise((resolve) => socket.once('open', resolve));
    const run = { run: 'r', at: 0 };
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'step',
      ...run,
      seq: index + 1,
      event: { type: 'go' },
      fired: [],
      value: index % 2 === 0 ? 'a' : 'b',
      status: 'active',
    }));
    const hello = {
      type: 'hello',
      protocol: 'hyrje/inspect@1',
      ...run,
      machine: 'busy',
      version: null,
      hash: null,
    };
    socket.send(JSON.stringify([{ ...hello, states: ['a', 'b'], events: ['go'] }, ...many]));
    await eye.locator('[data-rows="10000"]').waitFor();
    expect(await eye.locator('.happenings li').count()).toBeLessThan(80);
    await eye.locator('.sequence').evaluate((box) => box.scrollTo({ top: 0 }));
    await eye.locator('[aria-posinset="1"]').waitFor();
    socket.close();

    const saving = eye.waitForEvent('download');
    await eye.locator('[data-session="save"]').click();
    const saved = await textOf(await (await saving).createReadStream());
    expect(JSON.parse(saved)).toMatchObject({ schema: 'hyrje/session@1', run: { length: 10_001 } });
    const give = (name: string, text: string) =>
      eye.locator('[data-file="hyrje/session@1"]').setInputFiles({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    await give('cut.json', saved.slice(0, 5000));
    await eye.locator('.trouble', { hasText: 'This is no JSON file.' }).waitFor();
    await give('suite.json', '{"schema":"hyrje/suite@1"}');
    await eye.locator('.trouble', { hasText: '“hyrje/session@1” was expected' }).waitFor();
    expect(await eye.locator('[data-run]').count()).toBe(1);
    await give('saved.json', saved);
    await eye.locator('.warning', { hasText: 'does not know the machine busy' }).waitFor();
    await eye.locator('[data-run]').nth(1).waitFor();
    expect(await eye.locator('[data-run]').count()).toBe(2);
    await eye.locator('[data-rows="10000"]').waitFor();
  });
});
