import type { Browser } from 'playwright-core';
import type { Suite } from '../../verification/index.ts';
import { startChromium } from './chromium.ts';
import type { Played } from './play.ts';
import type { Player } from './run.ts';
import { openTab, type Tab } from './tab.ts';
import { beginsTest } from './wired.ts';

/** A page that cannot be played on, or no browser to open it in. */
export class NoPageError extends Error {
  readonly code = 'E_NO_PAGE';
}

/**
 * Chromium by `playwright-core`, which is looked for when it is needed: see `startChromium`. Throws `NoPageError`, and
 * `NoChromiumError`.
 */
export async function openChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new NoPageError(
      'A page is driven by the package playwright-core: npm install playwright-core @sparticuz/chromium, or have a Chromium of your own.',
    );
  });
  return startChromium((options) => chromium.launch(options));
}

const pause = 50;
const patience = 10_000;

/** Whether the page plays tests, as soon as it does. */
async function isReady(tab: Tab): Promise<boolean> {
  for (const end = performance.now() + patience; performance.now() < end;) {
    if ((await tab.evaluate('globalThis.hyrjeTests !== undefined').catch(() => false)) === true) return true;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return false;
}

/** Opens the page of a machine at a server. Throws `NoPageError`. */
async function openPage(browser: Browser, baseUrl: string, machine: string): Promise<Tab> {
  const url = `${baseUrl}/flow.html?machine=${encodeURIComponent(machine)}`;
  const refuse = (why: string): never => {
    throw new NoPageError(
      `${url} cannot be played on: ${why}. Start a demo with HYRJE_TEST_CONTROL=1 npm start; for a page of your own write a driver (docs/own-driver.md).`,
    );
  };
  const response = await fetch(url).catch((cause: unknown) =>
    refuse(`nobody answers there (${(cause as Error).message})`),
  );
  await response.body?.cancel();
  if (!response.ok) refuse(`it answered ${response.status}`);
  const tab = await openTab(browser, url);
  if (await isReady(tab)) return tab;
  await tab.close();
  return refuse('it is no page for tests');
}

/** What a page answers, unless it is stuck: a page whose script runs on for ever answers nothing at all. */
async function answerOf<T>(tab: Tab, asked: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const stuck = new Promise<never>((_, reject) => {
    const ask = () => {
      const late = setTimeout(() => reject(new Error(`the page did not answer for ${ms} ms`)), ms);
      const again = () => {
        clearTimeout(late);
        if (!isOver) timer = setTimeout(ask, ms);
      };
      tab.evaluate('0').then(again, again);
    };
    timer = setTimeout(ask, ms);
  });
  return Promise.race([asked, stuck]).finally(() => {
    isOver = true;
    clearTimeout(timer);
  });
}

/**
 * Plays tests on the page of a machine, in a tab of its own: what is seen is read from the DOM, and what the customer
 * does is done to it, by a script of the page, so that not every step is a way to the browser and back. A page that gets
 * stuck, or leaves, fails its test, and is opened anew. Throws `NoPageError`.
 */
export async function pagePlayer(browser: Browser, baseUrl: string, machine: string): Promise<Player> {
  let loaded: Suite | null = null;
  let begun = 0;
  const open = async (): Promise<Tab> => {
    const tab = await openPage(browser, baseUrl, machine);
    loaded = null;
    tab.onConsole((text) => {
      if (text.startsWith(beginsTest)) begun = Number(text.slice(beginsTest.length));
    });
    return tab;
  };
  let tab = await open();

  const ask = async (suite: Suite, tests: Suite['tests'], stepTimeoutMs: number) => {
    const { deeds, sights, begin, start } = suite;
    if (loaded !== suite)
      await tab.evaluate(`hyrjeTests.load(${JSON.stringify({ deeds, sights, begin, start })})`);
    loaded = suite;
    const steps = JSON.stringify(tests.map((test) => test.steps));
    return (await tab.evaluate(`hyrjeTests.play(${steps}, ${stepTimeoutMs})`)) as readonly Played[];
  };

  /** The tests before the one that the page did not outlive passed, else it would not have come to it. */
  const lost = async (tests: Suite['tests'], cause: unknown, ms: number): Promise<readonly Played[]> => {
    const passed = tests.slice(0, begun).map(({ steps }) => ({ steps: steps.length, ms: 0, mismatch: null }));
    const seen = String((cause as Error).message.split('\n', 1)[0]);
    void tab.close();
    tab = await open();
    const mismatch = { step: 0, deed: null, what: 'driver', expected: 'that it can be played', seen };
    return [...passed, { steps: 0, ms, mismatch }];
  };

  return {
    async play(suite, tests, stepTimeoutMs) {
      begun = 0;
      const from = performance.now();
      return answerOf(tab, ask(suite, tests, stepTimeoutMs), stepTimeoutMs).catch((cause: unknown) =>
        lost(tests, cause, performance.now() - from),
      );
    },
    picture: (path) => tab.picture(path),
    close: () => tab.close(),
  };
}
