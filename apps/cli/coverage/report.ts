import { type Coverage, type Figure, figuresOf, type MachineCoverage } from '../../../verification/index.ts';

export const share = ({ covered, of }: Figure): string =>
  of === 0 ? '–' : `${covered} of ${of} (${((100 * covered) / of).toFixed(1)} %)`;

/** The figures of each machine as a table, the head first. */
export const tableOf = ({ machines }: Coverage): string[][] => {
  const rows = machines.map((machine) => [machine, figuresOf(machine)] as const);
  const kinds = Object.keys(rows[0]?.[1] ?? {}) as (keyof ReturnType<typeof figuresOf>)[];
  return [
    ['MACHINE', ...kinds.map((kind) => kind.toUpperCase())],
    ...rows.map(([{ machine }, figures]) => [machine, ...kinds.map((kind) => share(figures[kind]))]),
  ];
};

const mostMissing = 10;

/** What is named and was not covered, ten of each kind at most. */
export function missingIn(machine: MachineCoverage): string[] {
  return Object.entries(figuresOf(machine)).flatMap(([kind, { missing }]: [string, Figure]) => {
    const rest = missing.length - mostMissing;
    return [
      ...missing.slice(0, mostMissing).map((name) => `${machine.machine}: not covered, ${kind}: ${name}`),
      ...(rest > 0 ? [`${machine.machine}: not covered, ${kind}: and ${rest} more`] : []),
    ];
  });
}
