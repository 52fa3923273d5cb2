import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chartOf, statesOf } from '../../adapters/chart/index.ts';
import { flows } from '../../machines/index.ts';
import { appJourneys, journeys } from '../../scenarios/index.ts';
import { recordStories } from './requirements/record.ts';

interface Kept {
  readonly machines: Readonly<
    Record<
      string,
      { readonly transitions: readonly string[]; readonly tags: Readonly<Record<string, number[]>> }
    >
  >;
}
const { machines } = JSON.parse(readFileSync('docs/requirements.json', 'utf8')) as Kept;
const kept = (machine: string, tag: string) =>
  machines[machine]?.tags[tag]?.map((index) => machines[machine]?.transitions[index]) ?? [];

it('the map of requirements names transitions that the machines have', () => {
  for (const [name, { transitions }] of Object.entries(machines)) {
    const { machine } = flows[name as keyof typeof flows];
    const keys = statesOf(chartOf(machine)).flatMap((state) => state.transitions.map(({ key }) => key));
    expect(transitions.filter((key) => !keys.includes(key))).toEqual([]);
  }
});

it('the map of requirements says what stories take', async () => {
  const some = [journeys.slice(0, 3), appJourneys.slice(0, 2)] as const;
  for (const [machine, byTag] of await recordStories(...some)) {
    for (const [tag, keys] of byTag) expect(kept(machine, tag)).toEqual(expect.arrayContaining([...keys]));
  }
});
