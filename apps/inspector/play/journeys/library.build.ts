import { appJourneys, type Journey, journeys } from '../../../../scenarios/index.ts';
import type { Told } from '../../words/index.ts';
import { opening, sentenceOf } from './sentence.ts';
import type { JourneyData, JourneyLibrary, Recorded } from './types.ts';

/** What was recorded of every journey, where it was. */
const files = import.meta.glob<{ readonly default: Recorded }>('../../../../docs/journeys.json', {
  eager: true,
});
const recorded = Object.values(files)[0]?.default;

const texts: Told[] = [];
const places = new Map<string, number>();
function placeOf(told: Told): number {
  const key = JSON.stringify(told);
  const place = places.get(key) ?? texts.push({ sq: told.sq, en: told.en }) - 1;
  places.set(key, place);
  return place;
}

const groupOf = ({ id, stage }: Journey): JourneyData['group'] =>
  stage !== 'app' ? 'login' : id.startsWith('manual-') ? 'manual' : 'app';

/** The manual first, as it goes; then the login of 1.1 alone, and the whole app. */
const all: readonly Journey[] = [
  ...appJourneys.filter((journey) => groupOf(journey) === 'manual'),
  ...journeys,
  ...appJourneys.filter((journey) => groupOf(journey) === 'app'),
];

/** Every journey with its sentences and what its flows take. Evaluated when the page is built. */
export const library: JourneyLibrary = {
  journeys: all.flatMap((journey): JourneyData[] => {
    const { id, title, tags, steps } = journey;
    const found = recorded?.journeys.find((one) => one.id === id);
    if (!found || found.steps.length !== steps.length + 1) return [];
    return [
      {
        id,
        title,
        tags,
        group: groupOf(journey),
        parts: found.parts,
        steps: found.steps,
        says: [opening, ...steps.map(sentenceOf)].map(placeOf),
      },
    ];
  }),
  texts,
  events: recorded?.events ?? [],
  states: recorded?.states ?? [],
};
