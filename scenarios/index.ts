/** What should happen, as data: stories, the people in them, and what must hold. */
export {
  appJourneys,
  Astray,
  type Journey,
  journeys,
  type Mode,
  play,
  type Seen,
  silence,
  type Step,
  stepsOf,
} from './journeys/index.ts';
export type { Surface } from './journeys/index.ts';
export { people, type PersonName, type SeededPerson, stranger } from './people.ts';
export { properties } from './properties/index.ts';
