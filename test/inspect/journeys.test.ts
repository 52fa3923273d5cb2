import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appJourneys, journeys } from '../../scenarios/index.ts';
import { recordJourneys } from './journeys/record.ts';

type Recorded = Awaited<ReturnType<typeof recordJourneys>>;

/** What each journey took, with every event and state in its place. */
const told = ({ events, states, journeys: all }: Recorded) =>
  Object.fromEntries(
    all.map(({ id, parts, steps }) => [
      id,
      {
        parts,
        steps: steps.map(([front, ...taken]) => [
          front,
          ...(taken as [number, number, number][]).map(([part, event, state]) => [
            part,
            events[event],
            states[state],
          ]),
        ]),
      },
    ]),
  );

describe('what the inspector plays of the journeys', () => {
  it('is what the product does now: docs/journeys.json, written by npm run docs:journeys', async () => {
    const text = await readFile(resolve(import.meta.dirname, '../../docs/journeys.json'), 'utf8');
    const kept = told(JSON.parse(text) as Recorded);
    const all = [...journeys, ...appJourneys];
    const some = all.filter((_, at) => at % 20 === 0);
    const now = told(await recordJourneys(some));
    for (const { id } of some) expect([id, now[id]]).toEqual([id, kept[id]]);
  });

  it('holds no secret, no number and no code of anybody', async () => {
    const text = await readFile(resolve(import.meta.dirname, '../../docs/journeys.json'), 'utf8');
    const { events, journeys: all } = JSON.parse(text) as Recorded;
    const values = JSON.stringify([events, all.flatMap(({ parts }) => parts)]);
    expect(values).not.toMatch(/\d{4}|mali i|deti i|[+]355|•/);
    const tokens = values.match(/[\w-]{16,}/g)?.filter((word) => /\d/.test(word));
    expect(tokens ?? []).toEqual([]);
  });
});
