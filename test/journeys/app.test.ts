import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appJourneys, type Journey, journeys, type Mode, play } from '../../scenarios/index.ts';
import { interactionRows, row } from '../../scenarios/journeys/interactions/index.ts';
import { appSurface } from './app.surface.ts';

const named = (journeys: readonly Journey[]) => journeys.map((journey) => [journey.id, journey] as const);

async function expectPlays(journey: Journey, mode: Mode): Promise<void> {
  const surface = await appSurface({ mode });
  try {
    await expect(play(journey, surface, mode)).resolves.toBeUndefined();
  } finally {
    await surface.close();
  }
}

describe('the whole app in memory', () => {
  it.each(named(appJourneys))('%s', (_, journey) => expectPlays(journey, 'deferred'));
});

/** What a customer does whose password is right looks the same when a wrong one is told at once (R3). */
describe('the whole app in memory, stepwise', () => {
  const manual = appJourneys.filter(({ id }) => id.startsWith('manual-'));
  it.each(named(manual))('%s', (_, journey) => expectPlays(journey, 'stepwise'));
});

describe('the interactions of behaviour.md 7', () => {
  it.each(interactionRows)('%s: has a story', (name) => {
    expect(appJourneys.some(({ tags }) => tags.includes(row(name)))).toBe(true);
  });
});

describe('the bad inputs of behaviour.md 11', () => {
  /** What no customer can do, but a front end, a stranger at the bank's door or whoever writes the policy. */
  const elsewhere: Readonly<Record<number, string>> = {
    17: 'test/flow/bad-code.test.ts',
    21: 'test/bank/bad-input.test.ts',
    22: 'test/flow/gateway.test.ts',
    23: 'test/flow/gateway.test.ts',
    30: 'test/vocabulary/policy.test.ts',
  };
  const tags = new Set([...journeys, ...appJourneys].flatMap((journey) => journey.tags));

  it.each(Array.from({ length: 30 }, (_, at) => at + 1))('case %d: has a story, or a test', (number) => {
    const place = elsewhere[number];
    if (tags.has(`11: ${number}`)) expect(place).toBeUndefined();
    else expect(readFileSync(place ?? '', 'utf8')).toMatch(new RegExp(`case ${number}\\b`));
  });
});
