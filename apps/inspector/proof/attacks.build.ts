import { compare, goalWords, powers, tellMove, tellSet, worlds } from '../../../scenarios/attackers/index.ts';
import {
  attack,
  attackJourney,
  columnNames,
  columns,
  outcomeOf,
  type Win,
} from '../../../verification/attack/index.ts';
import type { AttackStep, AttackTable, AttackWay } from './types.ts';

const report = attack({ powers, worlds });

/** Every step that is taken anywhere, once. */
const steps: AttackStep[] = [];
const places = new Map<string, number>();

function placeOf(step: AttackStep): number {
  const key = JSON.stringify(step);
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, steps.length);
  return steps.push(step) - 1;
}

const fileOf = (win: Win) => {
  const world = worlds.find(({ name }) => name === win.world);
  if (!world) throw new Error(`There is no world "${win.world}".`);
  return attackJourney(win, world, (move) => tellMove(move, 'en'));
};
const [someWin] = report.wins;
if (!someWin) throw new Error('No attack wins, not even one that has everything.');

function wayOf(win: Win): AttackWay {
  const { goal, set, world, tries, replayed, steps: taken } = win;
  const { start, end, steps: written } = fileOf(win);
  const found = worlds.find(({ name }) => name === world);
  return {
    path: goalWords[goal],
    takes: { sq: tellSet(set, 'sq'), en: tellSet(set, 'en') },
    outcome: outcomeOf(set),
    world: { sq: found?.sq ?? world, en: world },
    tries: tries ?? null,
    replayed,
    start,
    end,
    steps: taken.map(({ move }, at) => {
      const { event, input, gives = [] } = written[at] ?? {};
      const told = { sq: tellMove(move, 'sq'), en: tellMove(move, 'en') };
      return placeOf({ ...told, ...(event && { event }), ...(input && { input }), gives });
    }),
  };
}

/** What comes by luck or by an earlier win: it is no capability of a row. */
const isOnTop = (one: string) => /^(?:guessed|own(?:Password|Credential))/.test(one);

/** The places of the ways that an attacker of a row has in a column. */
const waysOf = (has: readonly string[], column: (typeof columnNames)[number]): number[] =>
  report.wins.flatMap(({ goal, set }, index) =>
    (columns[column] as readonly string[]).includes(goal) &&
    set.every((one) => has.includes(one) || isOnTop(one))
      ? [index]
      : [],
  );

/** Who gets in, and how: what `hyrje attack` finds. Evaluated when the page is built. */
export const attacks: AttackTable = {
  on: fileOf(someWin).on,
  columns: columnNames,
  rows: compare(report).map(({ row, cells }) => ({
    title: { sq: row.sq, en: row.en },
    cells: cells.map(({ column, now, later, said, why }) => ({
      now,
      later,
      said,
      why: why ? { sq: why.sq, en: why.en } : null,
      ways: waysOf(row.has, column),
    })),
  })),
  ways: report.wins.map(wayOf),
  steps,
};
