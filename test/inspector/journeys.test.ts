import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { astray } from '../../apps/inspector/play/astray.ts';
import { scriptOfJourney } from '../../apps/inspector/play/journeys/script.ts';
import type { JourneyLibrary, Recorded } from '../../apps/inspector/play/journeys/types.ts';
import { machineNamed } from '../../apps/inspector/data/machines.ts';
import { appJourneys, journeys } from '../../scenarios/index.ts';

const place = resolve(import.meta.dirname, '../../docs/journeys.json');
const recorded = JSON.parse(readFileSync(place, 'utf8')) as Recorded;
const all = [...journeys, ...appJourneys];

const library: JourneyLibrary = { ...recorded, texts: [], journeys: [] };

/** The screens that were shown while a state was active, by machine and path. */
const shown = new Map<string, Set<string>>();

/** Goes on beside the menu and has no screen of its own. */
const beside = /^softPinMenu open\.step/;

/** What the chart says of the screen in a state: its own, or that of the nearest state around it. */
function saidIn(machine: string, path: string): string | undefined {
  const keys = path.split('.');
  const said = machineNamed(machine)?.annotations;
  const around = keys.map((_, at) => keys.slice(0, keys.length - at).join('.'));
  return around.flatMap((each) => said?.[each]?.screen ?? [])[0];
}

/** Where a journey goes another way on the stage of the page; `null` where it is played to its end. */
async function played({ id, parts, steps }: Recorded['journeys'][number]): Promise<string | null> {
  const told = { id, title: { sq: id, en: id }, tags: [], group: 'app' as const, says: [], parts, steps };
  const script = scriptOfJourney(told, library);
  const stage = script.stage();
  await stage?.begin(null);
  for (const [at, step] of (script.stories[0]?.steps ?? []).entries()) {
    try {
      const moment = await stage!.do(step.deed!);
      const why = astray(step, moment);
      if (why) return `${id}, step ${at + 1} ${JSON.stringify(step.does)}: ${JSON.stringify(why)}`;
      for (const path of moment.view ? moment.active : []) {
        const key = `${step.machine} ${path}`;
        shown.set(key, (shown.get(key) ?? new Set()).add(moment.view?.screen ?? ''));
      }
    } catch (cause) {
      return `${id}, step ${at + 1} ${JSON.stringify(step.does)}: ${String(cause)}`;
    }
  }
  stage?.end();
  return null;
}

describe('the journeys that the inspector plays', () => {
  it('are all there are', () => {
    expect(recorded.journeys.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    for (const { id, steps } of all)
      expect([id, recorded.journeys.find((one) => one.id === id)?.steps.length]).toEqual([
        id,
        steps.length + 1,
      ]);
  });

  it('are played to their end by the flows of the page, state by state', async () => {
    const wrong = [];
    for (const journey of recorded.journeys) wrong.push(await played(journey));
    expect(wrong.filter((why) => why !== null)).toEqual([]);
  });

  it('show in every state the screen that the chart names there', () => {
    const wrong = [...shown].flatMap(([key, screens]) => {
      if (beside.test(key)) return [];
      const [machine = '', path = ''] = key.split(' ');
      const said = saidIn(machine, path);
      return said !== undefined && screens.has(said)
        ? []
        : [`${key}: ${said}, not ${[...screens].join(', ')}`];
    });
    expect(wrong).toEqual([]);
    expect(shown.get('passwordLogin askingPin.deriving')).toContain('pin');
  });
});
