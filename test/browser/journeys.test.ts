import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeys, play } from '../../scenarios/index.ts';
import { pageSurface } from '../journeys/page.surface.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildPage } from './support/built-page.ts';

describe('in Chromium', () => {
  let browser: Browser;
  let page: Awaited<ReturnType<typeof buildPage>>;

  beforeAll(async () => {
    [browser, page] = await Promise.all([launchChromium(), buildPage()]);
  });
  afterAll(async () => {
    await browser?.close();
    await page?.remove();
  });

  /** A page lets nobody press what it greys out. */
  const playable = journeys.filter(({ pressesGrey }) => !pressesGrey);

  it.each(playable.map((journey) => [journey.id, journey] as const))('%s', async (_, journey) => {
    const surface = await pageSurface({ browser, folder: page.folder });
    try {
      await expect(play(journey, surface)).resolves.toBeUndefined();
    } finally {
      await surface.close();
    }
  });
});
