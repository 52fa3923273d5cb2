import { describe, expect, it } from 'vitest';
import { appJourneys, play } from '../../scenarios/index.ts';
import { appSurface } from './app.surface.ts';
import { overHttp } from './reach.ts';

describe('the whole app over HTTP', () => {
  it.each(appJourneys.map((journey) => [journey.id, journey] as const))('%s', async (_, journey) => {
    const surface = await appSurface({ reaching: overHttp });
    try {
      await expect(play(journey, surface)).resolves.toBeUndefined();
    } finally {
      await surface.close();
    }
  });
});
