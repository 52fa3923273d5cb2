import { edgesOf } from '../check-suite.ts';
import { decidedIn, type InsideGoal, refusalName, type Tags, targetsOf } from '../group/targets.ts';
import { hashOf } from '../hash.ts';
import type { Inside } from '../inside/model.ts';
import type { Noted } from '../inside/watch.ts';
import { projected } from '../inside/project.ts';
import type { Suite } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { walkedFor } from '../suite.ts';
import type { CoverageRow, MachineCoverage, Played } from './schema.ts';

/** Counts how often each of some names came. */
class Tally {
  readonly #rows = new Map<string, CoverageRow>();

  constructor(names: Iterable<readonly [name: string, possible: boolean]>) {
    for (const [name, possible] of names) this.#rows.set(name, { name, times: 0, possible });
  }

  add(name: string): void {
    const { times } = this.#rows.get(name) ?? { times: 0 };
    this.#rows.set(name, { name, times: times + 1, possible: true });
  }

  rows(): CoverageRow[] {
    return [...this.#rows.values()];
  }
}

/** How many steps of each test of a run went as its suite says, by the name of the test. */
const wentWell = ({ results }: Played): ReadonlyMap<string, number> =>
  new Map(
    results.map(({ name, steps, mismatch }) => [
      name,
      mismatch === null ? steps : Math.max(0, mismatch.step - 1),
    ]),
  );

/** What a run of a suite covered of its machine. The suite is one of the machine as it is. */
export function coverageOfRun(subject: Subject, suite: Suite, run: Played, tags: Tags = {}): MachineCoverage {
  const { model } = subject;
  const inside = subject.inside();
  const walked = walkedFor(subject, suite.criteria).model;
  const well = wentWell(run);
  const played = suite.tests.flatMap((test) => {
    const steps = well.get(test.name);
    return steps === undefined ? [] : [{ ...test, steps: test.steps.slice(0, steps) }];
  });
  const { tour } = edgesOf({ ...suite, tests: played }, walked);
  const outside = projected(walked, model, tour);
  const within = projected(walked, inside.model, tour);

  const tallies = talliesOf(inside);
  const note = ({ taken, asked }: Noted): void => {
    for (const transition of taken) tallies.chart.add(inside.written[transition]!.key);
    for (const row of decidedIn(inside, asked)) tallies.guards.add(row);
  };
  for (const test of within) {
    note(inside.opening);
    for (const edge of test) {
      note(inside.noted(edge));
      if (inside.model.refused[edge] === 1) tallies.refusals.add(refusalName(inside, edge));
    }
  }
  const edges = outside.flat();
  const isRefused = (edge: number) => model.refused[edge] === 1;
  const refusals = model.refused.reduce((sum, is) => sum + is, 0);
  return {
    machine: subject.name,
    kind: subject.kind,
    version: { number: subject.version, hash: hashOf(model) },
    runs: [
      {
        against: run.against,
        criteria: [...suite.criteria],
        tests: played.length,
        failed: run.results.filter(({ mismatch }) => mismatch !== null).length,
        steps: edges.length,
      },
    ],
    states: {
      size: model.size,
      met: sorted([...(played.length > 0 ? [0] : []), ...edges.map((edge) => model.head[edge]!)]),
    },
    transitions: {
      size: model.tail.length - refusals,
      met: sorted(edges.filter((edge) => !isRefused(edge))),
    },
    refusals: { size: refusals, met: sorted(edges.filter(isRefused)) },
    chart: tallies.chart.rows(),
    guards: tallies.guards.rows(),
    chartRefusals: tallies.refusals.rows(),
    requirements: Object.fromEntries(
      Object.entries({ ...tags, ...suite.requirements }).map(([tag, keys]) => [tag, [...keys]]),
    ),
  };
}

const sorted = (numbers: readonly number[]): number[] => [...new Set(numbers)].toSorted((a, b) => a - b);

/** Everything that could be covered inside, not yet done. */
function talliesOf(inside: Inside) {
  const possible = (goal: InsideGoal) =>
    targetsOf(inside, goal).map(({ name, arcs }) => [name, arcs.length > 0] as const);
  const ofOpening = (names: readonly string[]) => names.map((name) => [name, true] as const);
  const { taken, asked } = inside.opening;
  return {
    chart: new Tally([...possible('chart'), ...ofOpening(taken.map((one) => inside.written[one]!.key))]),
    guards: new Tally([...possible('guards'), ...ofOpening(decidedIn(inside, asked))]),
    refusals: new Tally(possible('chart-refusals')),
  };
}
