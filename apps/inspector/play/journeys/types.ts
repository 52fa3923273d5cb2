import type { Told } from '../../words/index.ts';

/** A flow that ran: which, in whose hands, what it began with, and whether it went on from where one before it was. */
export interface JourneyPart {
  readonly flow: string;
  readonly client: 'app' | 'otherPhone' | 'branch';
  readonly start: Readonly<Record<string, unknown>> | null;
  readonly resumes: boolean;
}

/** The part whose screen is seen after a step; then what was taken: a part, an event and the states, by their places. */
export type JourneyTaken = readonly [
  front: number,
  ...(readonly [part: number, event: number, states: number])[],
];

/** What `npm run docs:journeys` writes: what the flows of every journey take (hyrje/journeys@1). */
export interface Recorded {
  readonly schema: 'hyrje/journeys@1';
  readonly events: readonly ({ readonly type: string } & Readonly<Record<string, unknown>>)[];
  /** Paths, with a space between them. */
  readonly states: readonly string[];
  readonly journeys: readonly {
    readonly id: string;
    readonly parts: readonly JourneyPart[];
    /** The opening, then one for each step of the story. */
    readonly steps: readonly JourneyTaken[];
  }[];
}

export const journeyGroups = ['manual', 'login', 'app'] as const;

/** A story of the manual or of a clause, and what its flows take. */
export interface JourneyData {
  readonly id: string;
  readonly title: Told;
  readonly tags: readonly string[];
  readonly group: (typeof journeyGroups)[number];
  readonly parts: readonly JourneyPart[];
  readonly steps: readonly JourneyTaken[];
  /** What each step says, by its place among `texts`. */
  readonly says: readonly number[];
}

export interface JourneyLibrary extends Pick<Recorded, 'events' | 'states'> {
  readonly journeys: readonly JourneyData[];
  readonly texts: readonly Told[];
}
