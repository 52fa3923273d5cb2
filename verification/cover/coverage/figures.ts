import type { CoverageRow, MachineCoverage } from './schema.ts';

/** How much of what is possible was covered, and what was not. */
export interface Figure {
  readonly covered: number;
  readonly of: number;
  /** By name; none where things have numbers only. */
  readonly missing: readonly string[];
}

const ofRows = (rows: readonly CoverageRow[]): Figure => {
  const possible = rows.filter((row) => row.possible);
  const missing = possible.filter(({ times }) => times === 0).map(({ name }) => name);
  return { covered: possible.length - missing.length, of: possible.length, missing };
};

const ofPart = ({ size, met }: MachineCoverage['states']): Figure => ({
  covered: met.length,
  of: size,
  missing: [],
});

/** The figures of a machine. A requirement counts as covered when each transition that carries it was taken. */
export function figuresOf(coverage: MachineCoverage) {
  const { states, transitions, refusals, chart, guards, chartRefusals, requirements } = coverage;
  const untaken = new Set(ofRows(chart).missing);
  const open = Object.keys(requirements).filter((tag) => requirements[tag]!.some((key) => untaken.has(key)));
  const tags = Object.keys(requirements).length;
  return {
    states: ofPart(states),
    transitions: ofPart(transitions),
    refusals: ofPart(refusals),
    chart: ofRows(chart),
    guards: ofRows(guards),
    'chart-refusals': ofRows(chartRefusals),
    requirements: { covered: tags - open.length, of: tags, missing: open },
  } as const satisfies Record<string, Figure>;
}

/** How often each transition of the chart was taken, by key: what is drawn on it. */
export const walkedIn = ({ chart }: MachineCoverage): ReadonlyMap<string, number> =>
  new Map(chart.filter(({ times }) => times > 0).map(({ name, times }) => [name, times]));
