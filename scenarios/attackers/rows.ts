import { type Capability, type Column, columnNames, type Outcome } from '../../verification/attack/index.ts';
import type { Words } from './words.ts';

/** Where the machines say something else than the specification: what they say, and why that is right. */
export interface Difference extends Words {
  readonly found: Outcome;
}

/** One row of behaviour.md 12.2, as data. */
export interface Row extends Words {
  readonly id: string;
  /** The client number is printed on cards: every row has it (X1). */
  readonly has: readonly Capability[];
  /** What the specification says; a column that is left out is one on which it says nothing. */
  readonly said: { readonly [C in Column]?: Outcome };
  readonly differs?: { readonly [C in Column]?: Difference };
}

/** A row of the specification that no set of capabilities expresses, and what holds it instead. */
export interface Inexpressible extends Words {
  readonly id: string;
  readonly why: Words;
}

/** A row as it is written: one letter for each column, `–` where the specification says nothing. */
export const row = (letters: string): Row['said'] =>
  Object.fromEntries(
    letters
      .split(' ')
      .flatMap((letter, at) => (letter === '–' ? [] : [[columnNames[at], letter as Outcome]])),
  );
