import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appJourneys, type Journey, journeys, play } from '../../scenarios/index.ts';
import { pageSurface } from '../journeys/page.surface.ts';
import { builtPage, openBrowser } from '../support/browser.ts';

describe('in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const expectPlays = async (journey: Journey) => {
    const { stage } = journey;
    const surface = await pageSurface({ browser, folder: builtPage(), ...(stage && { stage }) });
    try {
      await expect(play(journey, surface)).resolves.toBeUndefined();
    } finally {
      await surface.close();
    }
  };
  const named = (some: readonly Journey[]) => some.map((journey) => [journey.id, journey] as const);

  /** A page lets nobody press what it greys out. */
  it.each(named(journeys.filter(({ pressesGrey }) => !pressesGrey)))('%s', (_, journey) =>
    expectPlays(journey),
  );

  /** The page has one phone. */
  const onOnePhone = ({ id, steps }: Journey) =>
    (id.startsWith('manual-') || id === 'language-switch') &&
    !steps.some((step) => 'turnsTo' in step && step.turnsTo === 'otherPhone');
  it.each(named(appJourneys.filter(onOnePhone)))('%s', (_, journey) => expectPlays(journey));
});
