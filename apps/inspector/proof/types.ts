import type { Journey } from '../../../verification/replay/journey.ts';
import type { Column } from '../../../verification/attack/index.ts';
import type { Told } from '../words/index.ts';

/** A property, as the page knows it from the beginning. */
export interface PropertyData {
  readonly id: string;
  readonly clause: string;
  readonly statement: Told;
  readonly formal: string;
  readonly means: string | null;
  /** Tests that hold what no state shows. */
  readonly tests: readonly string[];
  readonly assumes: readonly (Told & { readonly name: string })[];
  /** Names of the machines that it is about; none where only tests hold it. */
  readonly about: readonly string[];
}

export const verdicts = ['holds', 'violated', 'vacuous', 'tested'] as const;
export type Verdict = (typeof verdicts)[number];

/** What was found of a property, as far as the page shows it. */
export interface Found {
  readonly verdict: Verdict;
  readonly states: number;
  readonly transitions: number;
  readonly reached: number;
}

export type AttackOutcome = 'D' | 'G' | 'R' | 'A';

/** One step of an attack: in words, and as it stands in a file. */
export interface AttackStep extends Told, Pick<Journey['steps'][number], 'event' | 'input' | 'gives'> {}

/** One way in: what it takes, whom it finds, and what is done. */
export interface AttackWay {
  readonly path: Told;
  readonly takes: Told;
  readonly outcome: AttackOutcome;
  readonly world: Told;
  readonly tries: number | null;
  readonly replayed: boolean;
  /** What it begins with, as a file has it, and what it wins. */
  readonly start: unknown;
  readonly end: string;
  /** Places of its steps. */
  readonly steps: readonly number[];
}

/** What an attacker of a row comes to on a column. */
export interface AttackCell {
  readonly now: AttackOutcome;
  readonly later: AttackOutcome;
  readonly said: AttackOutcome | null;
  readonly why: Told | null;
  /** Places of the ways behind it. */
  readonly ways: readonly number[];
}

export interface AttackTable {
  /** Of the machines that they were found on. */
  readonly on: Journey['on'];
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly title: Told; readonly cells: readonly AttackCell[] }[];
  readonly ways: readonly AttackWay[];
  readonly steps: readonly AttackStep[];
}
