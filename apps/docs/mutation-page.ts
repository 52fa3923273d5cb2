import { readFileSync } from 'node:fs';
import {
  type Mutation,
  mutationSchema,
  operators,
  scoreRows,
  sumOf,
} from '../../verification/mutate/index.ts';
import { code, generated, page, table } from './markdown.ts';

const percent = (score: number | null): string => (score === null ? '–' : `${(100 * score).toFixed(1)} %`);

/** The figures of the last run that was kept. */
export const storedMutation = (): Mutation =>
  mutationSchema.parse(
    JSON.parse(readFileSync(new URL('../../docs/mutation.json', import.meta.url), 'utf8')),
  );

/** What the columns of suites mean, and how much they notice. */
function suitesPart({ machines, tests }: Mutation): string[] {
  const played = machines.filter(({ suites }) => suites !== null);
  if (played.length === 0) return [];
  const { suites, shown } = sumOf(played);
  const flows = sumOf(machines.filter(({ of }) => of === 'flow'));
  const asked = flows.killed.properties + flows.survivors;
  return [
    '## Suites',
    `The suites of \`hyrje paths\` are played on each machine alone, under every rule that changes what it does: ${percent(suites?.score ?? null)} of the faults are noticed by them, ${percent(suites?.together.score ?? null)} by properties and suites together. A mutant counts for the first suite that fails on it: transitions + refusals, then the complete one (up to 1000 states); for what both leave the shortest test that fails is found (“mutants”), ${tests.length} in all, which \`hyrje mutate --suites --tests DIR\` writes. A suite fails where a step is refused otherwise, gives something else, or is followed by another sight. Suites do not see that a deadline that runs is set anew: the properties do.`,
    `Flows are played beside the original with all that they note, each answer saying something new: “only shown” are those on which the first suite that fails does so in what a screen, a service, the clock or the next flow is told, and in nothing that decides; ${shown} in all. What no suite tells apart is the same, whatever comes: both are walked side by side over everything that they may note, up to the names of values that are only carried. A test plays samples on live machines and sees the same step fail. “Not asked”: a suite fails, and the properties, which judge ten times slower, were asked about others; so KILLED, LEFT and SCORE are of the ${asked} flow mutants that they were asked about, and \`--both\` asks about all.`,
  ];
}

/** How many faults the properties notice, from the figures of the last whole run. */
export function mutationPage(mutation: Mutation): string {
  const [head = [], ...rows] = scoreRows(mutation);
  const { sample, properties, survivors, machines } = mutation;
  const scoreOf = (of: Mutation['machines'][number]['of']) =>
    percent(sumOf(machines.filter((one) => one.of === of)).score);
  const isPart = machines.some(({ made, mutants }) => mutants < made);
  const drawn = sample
    ? ` Of each machine ${sample.size} were drawn by the seed ${sample.seed}.`
    : isPart
      ? ' Where fewer were judged than made, those were drawn at random.'
      : '';
  return page(
    generated('`docs/mutation.json`, which `hyrje mutate --out docs/mutation.json` writes'),
    '# Mutants',
    `One fault after the other is put into the machines, and the properties must notice: of those that build and are not the same as the original ${scoreOf('authority')} in the authority; in the flows ${scoreOf('flow')} of those that they were asked about, where suites see the rest. NOT ASKED: the suites had caught it already. ONLY SHOWN: the graph is the same, and what the customer, a service or the next flow is told is not.${drawn} A mutant is the same when no input tells it apart: on the machine alone, against everything that may ever reach it, or in every product that it takes part in, under the smallest limits that still bite. The first property that cries is counted as the killer.`,
    table(head, rows),
    '## Operators',
    table(
      ['Operator', 'What becomes of the machine'],
      Object.entries(operators).map(([name, what]) => [code(name), what]),
    ),
    ...suitesPart(mutation),
    '## Killers',
    table(
      ['Property', 'Killed first', 'Longest trace'],
      properties.map(({ id, kills, longest }) => [code(id), String(kills), String(longest)]),
    ),
    '## Left by the properties',
    survivors.length === 0
      ? 'None.'
      : table(
          ['Fault', 'Told apart on', 'Steps', 'Original', 'Mutant', 'Noticed by the suite of'],
          survivors.map(({ sentence, apart, suite }) => [
            sentence,
            apart.on,
            String(apart.steps.length),
            apart.original,
            apart.mutant,
            suite ?? '',
          ]),
        ),
  );
}
