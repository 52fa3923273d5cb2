import { type AttackJson, type AttackReport, type Goal, outcomeOf } from '../../verification/attack/index.ts';
import type { ComparedRow } from './table.ts';
import type { Language } from './words.ts';

/** The report as `attackSchema` has it. */
export function attackJson(
  { wins, worlds, ms }: AttackReport,
  table: readonly ComparedRow[],
  language: Language,
  holds: boolean,
): AttackJson {
  const paths = [...new Set(wins.map(({ goal }) => goal))];
  const setsOf = (path: Goal) =>
    wins
      .filter(({ goal }) => goal === path)
      .map(({ set, world, tries, replayed, steps }) => ({
        has: [...set],
        outcome: outcomeOf(set),
        world,
        ...(tries !== undefined && { tries }),
        replayed,
        steps: steps.map(({ move: { by, deed, from, method }, answer }) => ({
          by,
          deed,
          from,
          ...(method && { method }),
          answer,
        })),
      }));
  return {
    schema: 'hyrje/attack@1',
    worlds: worlds.map((world) => ({ ...world })),
    paths: paths.map((path) => ({ path, sets: setsOf(path) })),
    table: table.map(({ row, cells }) => ({
      row: row.id,
      has: [...row.has],
      cells: cells.map(({ column, now, later, said, why }) => ({
        column,
        now,
        later,
        said,
        ...(why && { explained: why[language] }),
      })),
    })),
    holds,
    ms: Math.round(ms),
  };
}
