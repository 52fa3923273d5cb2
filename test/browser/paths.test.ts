import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSuite } from '../../apps/drivers/index.ts';
import { pagePlayer } from '../../apps/drivers/page.ts';
import { caughtBy } from '../paths/catch.ts';
import { buildFlowPage } from '../paths/copies.ts';
import { plants } from '../paths/planted.ts';
import { openBrowser } from '../support/browser.ts';
import { suiteFor } from '../support/suites.ts';
import { startToldServer, type ToldServer } from '../support/told-server.ts';
import { heldAnswers } from './support/held-answers.ts';

let browser: Browser;
let page: Awaited<ReturnType<typeof buildFlowPage>>;
let server: ToldServer;
let folder: string;
beforeAll(async () => {
  [browser, page, folder] = await Promise.all([
    openBrowser(),
    buildFlowPage(),
    mkdtemp(join(tmpdir(), 'hyrje-shots-')),
  ]);
  server = await startToldServer(page.folder);
});
afterAll(async () => {
  await server?.close();
  await Promise.all([browser?.close(), page?.remove(), rm(folder, { recursive: true })]);
});

const some = (machine: string) => {
  const suite = suiteFor(machine);
  return { ...suite, tests: suite.tests.slice(0, 20) };
};

describe('suites pass on the page of a flow, which is read and used by its DOM alone', () => {
  it.each(['internetBranchLogin', 'biometricActivation'])('%s', async (machine) => {
    const player = await pagePlayer(browser, server.baseUrl, machine);
    const results = await runSuite(some(machine), player);
    expect(results.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
    expect(results.length).toBe(20);
  });
});

it('tests wait for the page to stand: no call of it comes among theirs', async () => {
  const held = await heldAnswers(server.baseUrl);
  const player = await pagePlayer(browser, held.baseUrl, 'deactivation');
  const playing = runSuite(some('deactivation'), player);
  await Promise.race([held.second, new Promise((resolve) => setTimeout(resolve, 300))]);
  held.release();
  const results = await playing;
  expect(results.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
  await held.close();
});

describe('a test that fails on a page', () => {
  it('names test, step, expected and seen, has a picture, and the tests after it are played', async () => {
    const suite = some('biometricActivation');
    const sights = suite.sights.map((sight) => ({
      ...sight,
      ...(sight['busy'] === true && { screen: 'home' }),
    }));
    const results = await runSuite(
      { ...suite, sights, tests: suite.tests.slice(0, 3) },
      await pagePlayer(browser, server.baseUrl, 'biometricActivation'),
      { pictureOf: (name) => join(folder, `${name}.png`) },
    );
    expect(results.map(({ name }) => name)).toEqual(suite.tests.slice(0, 3).map(({ name }) => name));
    expect(results[0]).toMatchObject({
      mismatch: { step: 1, what: 'screen', expected: 'home', seen: 'reauth' },
    });
    const png = await readFile(results[0]?.picture ?? '');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it.each([
    ['gets stuck', 'for (;;);', /the page did not answer for 500 ms/],
    ['leaves', "location.href = 'about:blank';", /navigated or closed|context was destroyed|collected/],
  ])('and so it does on a page that %s; it is opened anew for the next', async (name, breaks, why) => {
    const from = 'const begin = (action: ShownAction) => {';
    const broken = { name, file: 'adapters/ui/preact/flow-view.tsx', from, to: `${from} ${breaks}` };
    const copy = await buildFlowPage(broken);
    const bare = await startToldServer(copy.folder);
    const suite = some('biometricActivation');
    const player = await pagePlayer(browser, bare.baseUrl, 'biometricActivation');
    const results = await runSuite({ ...suite, tests: suite.tests.slice(0, 2) }, player, {
      stepTimeoutMs: 500,
    });
    expect(results.map(({ mismatch }) => mismatch?.what)).toEqual(['driver', 'driver']);
    expect(results[0]?.mismatch?.seen).toMatch(why);
    await bare.close();
    await copy.remove();
  });

  it('and a page that cannot be played on is told as such', async () => {
    const bare = await startToldServer();
    await expect(pagePlayer(browser, bare.baseUrl, 'passwordLogin')).rejects.toThrow(
      /cannot be played on: it answered 404/,
    );
    await bare.close();
    await expect(pagePlayer(browser, bare.baseUrl, 'passwordLogin')).rejects.toThrow(/nobody answers there/);
  });
});

describe('faults that are planted in a copy of the page are seen by the suite', () => {
  const chosen = [
    'a button sends what another one should',
    'a button can be pressed while a call is under way',
    'the second field of a form is not shown',
    'every countdown is that of the code',
  ];
  it.each(chosen.map((name) => plants.find((plant) => plant.name === name)!))(
    '$kind: $name',
    async (plant) => {
      expect(plant.where).toBe('page');
      expect((await caughtBy(plant, browser))?.mismatch).toBeTruthy();
    },
  );
});
