import type { JourneyData } from './types.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The journeys in which every word occurs, in either language; those with the very phrase in their title first. */
export function findJourneys(journeys: readonly JourneyData[], text: string): readonly JourneyData[] {
  const phrase = plain(text).trim();
  if (phrase === '') return [];
  const words = phrase.split(/\s+/);
  const found = journeys.flatMap((journey) => {
    const { id, title, tags } = journey;
    const titles = [plain(title.sq), plain(title.en)];
    const all = [...titles, plain(id), ...tags.map(plain)].join(' ');
    const isPhrase = titles.some((one) => one.includes(phrase));
    return words.every((word) => all.includes(word)) ? [{ journey, isPhrase }] : [];
  });
  return found
    .toSorted((one, other) => Number(other.isPhrase) - Number(one.isPhrase))
    .map(({ journey }) => journey);
}
