import type { AnyStateMachine } from 'xstate';
import {
  coverageOf,
  faultKinds,
  type Goal,
  killsOf,
  chartShare,
  planFor,
  randomWalks,
  seenTour,
  shortestPaths,
  type Subject,
  type Tags,
} from '../../verification/index.ts';
import { generated, page, table } from './markdown.ts';
import { xstatePaths } from './suites-xstate.ts';

/** Of each kind at most as many faults are tried. */
const mostFaults = 1000;
const resetPrice = 10;
/** A random walk is begun anew after as many steps at the latest. */
const longestWalk = 100;

const asked: readonly (readonly Goal[])[] = [
  ['states'],
  ['transitions'],
  ['transitions', 'refusals'],
  ['chart'],
  ['guards'],
  ['chart', 'chart-refusals', 'guards'],
  ['requirements'],
  ['pairs'],
  ['paths'],
  ['complete'],
];
/** Ways without a loop are this long at most. */
const pathLength = 4;
const whole = 'transitions + refusals';

interface Row {
  readonly machine: string;
  readonly how: string;
  readonly tests: number;
  readonly steps: number;
  readonly cost: number;
  readonly bound: number | null;
  readonly coverage: number;
  readonly chart: number;
  readonly kills: ReturnType<typeof killsOf>;
}

/** Every suite of one machine, and beside them what is done without them. `tags`: its requirements, if it has any. */
export function rowsOf(subject: Subject, machine: AnyStateMachine, tags: Tags = {}): Row[] {
  const { name, model } = subject;
  const row = (how: string, tour: readonly (readonly number[])[], bound: number | null): Row => {
    const steps = tour.reduce((sum, { length }) => sum + length, 0);
    return {
      machine: name,
      how,
      tests: tour.length,
      steps,
      cost: steps + resetPrice * tour.length,
      bound,
      coverage: coverageOf(model, tour),
      chart: chartShare(subject, tour),
      kills: killsOf(model, tour, mostFaults),
    };
  };
  const hasTags = Object.keys(tags).length > 0;
  const possible = asked.filter((goals) => hasTags || !goals.includes('requirements'));
  const suites = possible.map((goals) => {
    const { tour, bound } = planFor(subject, goals, { resetPrice, tags, pathLength });
    return row(goals.join(' + '), seenTour(subject, goals, tour), bound);
  });
  const steps = suites.find(({ how }) => how === whole)?.steps ?? 0;
  const paths = xstatePaths(subject, machine);
  return [
    ...suites,
    row('random walks', randomWalks(model, steps, longestWalk, 1), null),
    row('shortest paths', shortestPaths(model), null),
    ...(paths ? [row('xstate/graph', paths, null)] : []),
  ];
}

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);

function boundText(cost: number, bound: number | null): string {
  if (bound === null) return '';
  return bound === cost ? 'equal' : String(bound);
}

/** The least, the middle and the most of some shares. */
function spread(shares: readonly (number | null)[]): string {
  const sorted = shares.filter((one) => one !== null).toSorted((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? null;
  return [sorted[0] ?? null, middle, sorted.at(-1) ?? null].map(percent).join(' · ');
}

/** What each way of making tests costs and sees, over all machines. */
function summaryRows(rows: readonly Row[]): string[][] {
  return [...new Set(rows.map(({ how }) => how))].map((how) => {
    const these = rows.filter((row) => row.how === how);
    const sum = (of: 'tests' | 'steps') => String(these.reduce((all, row) => all + row[of], 0));
    return [
      how,
      String(these.length),
      sum('tests'),
      sum('steps'),
      ...faultKinds.map((kind) => spread(these.map(({ kills }) => kills[kind]))),
    ];
  });
}

/** What suites cost, and which faults they see. */
export function suitesPage(subjects: readonly Subject[], rows: readonly Row[]): string {
  const sizes = subjects.map(({ name, kind, model }) => {
    const refusals = model.refused.reduce((sum, is) => sum + is, 0);
    const own = rows.filter((row) => row.machine === name && row.how === whole);
    return [
      name,
      kind === 'flow' ? 'flow' : 'authority',
      ...[model.size, model.tail.length - refusals, refusals].map(String),
      ...own.flatMap(({ tests, steps, cost, bound }) => [
        ...[tests, steps, cost].map(String),
        boundText(cost, bound),
      ]),
    ];
  });
  return page(
    generated('the machines').replace('npm run docs', 'npm run docs:suites'),
    '# Suites',
    `What \`hyrje paths\` makes of each machine; \`hyrje run\` plays it. The files are of schema \`hyrje/suite@1\`, the figures of \`hyrje/paths@1\`, the results of \`hyrje/suite-run@1\`. States are those that a tester can tell apart; machines of the authority are taken under the smallest limits that still bite. Cost: steps + ${resetPrice} for each test. Bound: no suite that covers the same costs less; a certificate beside each suite of transitions proves it. The bound of states, of complete suites and of what is covered inside (chart, guards) is that of a simpler problem: a suite between the two may exist.`,
    '## Transitions and refusals',
    table(['Machine', 'Kind', 'States', 'Transitions', 'Refusals', 'Tests', 'Steps', 'Cost', 'Bound'], sizes),
    '## Which faults each criterion sees',
    `Over all machines: the least share of faults that is seen on any of them, the middle one, and the most; the kinds are told below. Chart suites and those of requirements are small and see what is wired wrongly where they pass, and little else: they are for slow surfaces and for traceability, not for finding every fault.`,
    table(['Suite', 'Machines', 'Tests', 'Steps', ...faultKinds], summaryRows(rows)),
    '## Which faults they see, machine by machine',
    `A transition that is missing, that leads elsewhere, or that is added where the machine refuses: of each kind up to ${mostFaults}, evenly drawn. “Walked” is the share of transitions that the tests take. Random walks have as many steps as the suite of transitions and refusals and begin anew after ${longestWalk}, by the seed 1; shortest paths are one to each state, as path generators give; xstate/graph is what its getShortestPaths gives for the same classes of events, run on machines of up to 250 states, because it keeps every state with every event in memory, and left out where it finds no end: it knows no promises of senders, which bound counters. Pairs and complete suites of the large machines have some hundred thousand tests: they are for a machine in memory. Paths are all ways without a loop of at most ${pathLength} transitions; requirements are those of \`docs/requirements.json\`. “Chart” is the share of the transitions of the drawn chart: a suite that covers these is small and finds what is wired wrongly, and few faults that need a history.`,
    table(
      ['Machine', 'Suite', 'Tests', 'Steps', 'Cost', 'Bound', 'Walked', 'Chart', ...faultKinds],
      rows.map(({ machine, how, tests, steps, cost, bound, coverage, chart, kills }) => [
        machine,
        how,
        ...[tests, steps, cost].map(String),
        boundText(cost, bound),
        percent(coverage),
        percent(chart),
        ...faultKinds.map((kind) => percent(kills[kind])),
      ]),
    ),
  );
}
