import type { Coverage, CoverageRow, MachineCoverage } from './schema.ts';

type Part = MachineCoverage['states'];

const parts = (one: Part, other: Part): Part => ({
  size: one.size,
  met: [...new Set([...one.met, ...other.met])].toSorted((a, b) => a - b),
});

function rows(some: readonly CoverageRow[], others: readonly CoverageRow[]): CoverageRow[] {
  const found = new Map(some.map((row) => [row.name, row]));
  for (const row of others) {
    const known = found.get(row.name);
    found.set(row.name, known ? { ...known, times: known.times + row.times } : row);
  }
  return [...found.values()];
}

const both = (one: MachineCoverage, other: MachineCoverage): MachineCoverage => ({
  ...one,
  runs: [...one.runs, ...other.runs],
  states: parts(one.states, other.states),
  transitions: parts(one.transitions, other.transitions),
  refusals: parts(one.refusals, other.refusals),
  chart: rows(one.chart, other.chart),
  guards: rows(one.guards, other.guards),
  chartRefusals: rows(one.chartRefusals, other.chartRefusals),
  requirements: { ...one.requirements, ...other.requirements },
});

/** Two coverages of machines of one name that are not the same machine. */
export class OtherMachine extends Error {
  readonly code = 'E_OTHER_MACHINE';

  constructor(machine: string, hashes: readonly string[]) {
    super(`${machine} is of two versions, ${hashes.join(' and ')}: coverage is merged for one version only.`);
    this.name = 'OtherMachine';
  }
}

/** Coverage of all runs together, machine by machine. Throws `OtherMachine`. */
export function mergeCoverage(all: readonly MachineCoverage[]): Coverage {
  const machines = new Map<string, MachineCoverage>();
  for (const one of all) {
    const known = machines.get(one.machine);
    if (known && known.version.hash !== one.version.hash) {
      throw new OtherMachine(one.machine, [known.version.hash, one.version.hash]);
    }
    machines.set(one.machine, known ? both(known, one) : one);
  }
  return { schema: 'hyrje/coverage@1', machines: [...machines.values()] };
}
