import { describe, expect, it } from 'vitest';
import type { View } from '../../machines/index.ts';
import {
  appJourneys,
  Astray,
  journeys,
  type Mode,
  people,
  play,
  silence,
  stepsOf,
} from '../../scenarios/index.ts';
import { memorySurface } from './memory.surface.ts';

const modes: readonly Mode[] = ['deferred', 'stepwise'];

describe.each(modes)('in memory, %s', (mode) => {
  it.each(journeys.map((journey) => [journey.id, journey] as const))('%s', async (_, journey) => {
    const surface = await memorySurface({ mode });
    await expect(play(journey, surface, mode)).resolves.toBeUndefined();
  });

  it('nobody who watches the screen learns why somebody does not get in (P20)', async () => {
    const told: [string, View[]][] = [];
    for (const journey of silence.filter(({ id }) => mode === 'deferred' || id !== 'silent-new-sim')) {
      const surface = await memorySurface({ mode });
      await play(journey, surface, mode);
      told.push([journey.id, surface.views.map(withoutChance)]);
    }
    const [, sight] = told[0]!;
    expect(sight.length).toBeGreaterThan(2);
    for (const [id, views] of told) expect([id, views]).toEqual([id, sight]);
  });
});

/** A view without the number that the customer typed, and without the reference, which is drawn by lot. */
function withoutChance({ fields, data, ...view }: View): View {
  return {
    ...view,
    data: { ...data, ...(data.ref && { ref: '' }) },
    fields: fields.map((field) => ({ ...field, value: '' })),
  };
}

describe('the journeys', () => {
  const all = [...journeys, ...appJourneys];

  it('have names of their own, titles in both languages, and say what they are for', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, title, tags } of all) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title.sq).not.toBe(title.en);
      expect(tags.length).toBeGreaterThan(0);
    }
  });

  it('are data: what a copy through JSON keeps', () => {
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });

  it('look at something, and at what comes of the last step', () => {
    for (const journey of all) {
      for (const mode of modes)
        expect([journey.id, stepsOf(journey, mode).at(-1)]).toEqual([
          journey.id,
          { sees: expect.anything() },
        ]);
    }
  });

  it('say where a surface goes astray', async () => {
    const surface = await memorySurface();
    const journey = { ...journeys[0]!, steps: [{ sees: { screen: 'code', sessions: 1 } }] as const };
    await expect(play(journey, surface)).rejects.toThrow(Astray);
    await expect(play(journey, surface)).rejects.toThrow(
      'client-number, step 1 {"sees":{"screen":"code","sessions":1}}: ' +
        'the screen is "credentials", not "code"; the number of sessions is 0, not 1',
    );
  });

  it('are told of people whom nobody can be', () => {
    for (const { personalNumber, phone, clientNumber } of Object.values(people)) {
      expect(clientNumber).toMatch(/^\d{9}$/);
      expect(phone).toMatch(/^\+35569000\d{4}$/);
      const [month, day] = [Number(personalNumber.slice(3, 5)) % 50, Number(personalNumber.slice(5, 7))];
      expect(month >= 1 && month <= 12 && day >= 1 && day <= 31).toBe(false);
    }
  });
});
