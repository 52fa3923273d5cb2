import { meant, nameOf, type nodesOf, type Row, targetOf } from '../drawing.ts';
import type { Mutant, Original } from '../mutant.ts';
import { type Site, sitesOf } from '../site.ts';
import { type MutantsOf, withRows, wordOf } from './shape.ts';

type Node = ReturnType<typeof nodesOf>[number];

const replaced = (rows: readonly Row[], index: number, row: Row): Row[] =>
  rows.map((one, at) => (at === index ? row : one));

/** Which of the rows is meant, in words. */
export const called = ({ rows }: Site, index: number): string => {
  if (rows.length === 1) return 'the way out';
  const { guard } = rows[index]!;
  return `way ${index + 1} of ${rows.length}${guard === undefined ? '' : ` (${wordOf(guard)})`}`;
};

const eachRow = (original: Original, make: (site: Site, row: Row, index: number) => Mutant[]): Mutant[] =>
  sitesOf(original.machine).flatMap((site) => site.rows.flatMap((row, index) => make(site, row, index)));

/** A timer that leads nowhere is dropped as a timer. */
export const dropTransition: MutantsOf = (original) =>
  eachRow(original, (site, row, index) => {
    if (site.name.startsWith('after ') && site.rows.length === 1) return [];
    const rows = site.rows.filter((_, at) => at !== index);
    const sentence = `${called(site, index)} is left out`;
    const diff = { before: row, after: null };
    return [withRows(original, site, rows, { operator: 'drop-transition', number: index, sentence, diff })];
  });

/** How many other targets a way out is given. */
const others = 2;

/** The siblings of a state, from the next one on, around to the one before. */
function siblingsOf(node: Node): Node[] {
  const all = node.parent && node.parent.type !== 'parallel' ? Object.values(node.parent.states) : [];
  const at = all.indexOf(node as never);
  return [...all.slice(at + 1), ...all.slice(0, at)] as unknown as Node[];
}

export const retarget: MutantsOf = (original) =>
  eachRow(original, (site, row, index) => {
    const targets = row.target === undefined ? [] : [row.target].flat();
    return targets.flatMap((target, part) => {
      const node = meant(original.machine, site.node, target);
      if (!node) return [];
      return siblingsOf(node)
        .slice(0, others)
        .map((sibling, choice) => {
          const other = targetOf(original.machine, sibling);
          const next = targets.map((one, at) => (at === part ? other : one));
          const changed = { ...row, target: next.length === 1 ? other : next };
          return withRows(original, site, replaced(site.rows, index, changed), {
            operator: 'retarget',
            number: [index, ...(targets.length > 1 ? [part] : []), choice].join('.'),
            sentence: `${called(site, index)} leads to ${nameOf(sibling)}, not to ${nameOf(node)}`,
            diff: { before: row, after: changed },
          });
        });
    });
  });

export const dropTarget: MutantsOf = (original) =>
  eachRow(original, (site, row, index) => {
    if (row.target === undefined || site.event === null) return [];
    const { target: _, reenter: __, ...changed } = row;
    const sentence = `${called(site, index)} stays where it is`;
    const diff = { before: row, after: changed };
    const rows = replaced(site.rows, index, changed);
    return [withRows(original, site, rows, { operator: 'drop-target', number: index, sentence, diff })];
  });

export const dropReenter: MutantsOf = (original) =>
  eachRow(original, (site, row, index) => {
    if (row.reenter !== true) return [];
    const { reenter: _, ...changed } = row;
    const sentence = `${called(site, index)} does not enter anew`;
    const diff = { before: row, after: changed };
    const rows = replaced(site.rows, index, changed);
    return [withRows(original, site, rows, { operator: 'drop-reenter', number: index, sentence, diff })];
  });

export const swap: MutantsOf = (original) =>
  eachRow(original, (site, row, index) => {
    const next = site.rows[index + 1];
    if (next === undefined) return [];
    const rows = replaced(replaced(site.rows, index, next), index + 1, row);
    const sentence = `ways ${index + 1} and ${index + 2} of ${site.rows.length} change places`;
    const diff = { before: [row, next], after: [next, row] };
    return [withRows(original, site, rows, { operator: 'swap', number: index, sentence, diff })];
  });

export const dropAlways: MutantsOf = (original) =>
  sitesOf(original.machine)
    .filter(({ name, rows }) => name === 'always' && rows.length > 1)
    .map((site) =>
      withRows(original, site, [], {
        operator: 'drop-always',
        number: 0,
        sentence: 'nothing follows by itself',
        diff: { before: site.rows, after: null },
      }),
    );

export const dropTimer: MutantsOf = (original) =>
  sitesOf(original.machine)
    .filter(({ name }) => name.startsWith('after '))
    .map((site) =>
      withRows(original, site, [], {
        operator: 'drop-timer',
        number: 0,
        sentence: 'the timer is left out',
        diff: { before: site.rows, after: null },
      }),
    );
