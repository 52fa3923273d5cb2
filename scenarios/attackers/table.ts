import {
  type AttackReport,
  cellOf,
  type Column,
  columnNames,
  type Outcome,
} from '../../verification/attack/index.ts';
import { expected } from './expected.ts';
import type { Difference, Row } from './rows.ts';

/** A cell of the computed table beside what the specification says of it. */
export interface Compared {
  readonly column: Column;
  readonly now: Outcome;
  readonly later: Outcome;
  readonly said: Outcome | null;
  /** Why the two differ; absent where they agree or nobody has explained it. */
  readonly why?: Difference;
}

export interface ComparedRow {
  readonly row: Row;
  readonly cells: readonly Compared[];
}

/** The computed table, row by row as the specification has it. */
export const compare = ({ wins }: Pick<AttackReport, 'wins'>): readonly ComparedRow[] =>
  expected.map((row) => ({
    row,
    cells: columnNames.map((column) => {
      const { now, later } = cellOf(wins, row.has, column);
      const said = row.said[column] ?? null;
      const why = row.differs?.[column];
      return { column, now, later, said, ...(why && { why }) };
    }),
  }));

/** Whether a cell says what the specification says, or differs as explained. */
export const isSettled = ({ now, said, why }: Compared): boolean =>
  why ? why.found === now && said !== now : said === null || said === now;

/** What nobody has explained, and explanations of what is no difference. */
export const unsettled = (table: readonly ComparedRow[]): readonly string[] =>
  table.flatMap(({ row, cells }) =>
    cells
      .filter((cell) => !isSettled(cell))
      .map(
        ({ column, now, said, why }) =>
          `${row.id} × ${column}: computed ${now}, specified ${said ?? '–'}${why ? `, explained as ${why.found}` : ''}`,
      ),
  );
