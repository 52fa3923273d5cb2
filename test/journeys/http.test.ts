import { describe, expect, it } from 'vitest';
import { journeys, type Mode, play } from '../../scenarios/index.ts';
import { httpSurface } from './http.surface.ts';

const surfaces = (['app', 'web'] as const).flatMap((channel) =>
  (['deferred', 'stepwise'] as const satisfies readonly Mode[]).map((mode) => ({ channel, mode })),
);

describe.each(surfaces)('over HTTP, as the $channel, $mode', ({ channel, mode }) => {
  it.each(journeys.map((journey) => [journey.id, journey] as const))('%s', async (_, journey) => {
    const surface = await httpSurface(channel, mode);
    try {
      await expect(play(journey, surface, mode)).resolves.toBeUndefined();
    } finally {
      await surface.close();
    }
  });
});
