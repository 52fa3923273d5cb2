import { readFileSync } from 'node:fs';
import { type Mutation, mutationSchema, operators, scoreRows } from '../../verification/mutate/index.ts';
import { code, generated, page, table } from './markdown.ts';

const percent = (score: number | null): string => (score === null ? '–' : `${(100 * score).toFixed(1)} %`);

/** The figures of the last run that was kept. */
export const storedMutation = (): Mutation =>
  mutationSchema.parse(
    JSON.parse(readFileSync(new URL('../../docs/mutation.json', import.meta.url), 'utf8')),
  );

/** How many faults the properties notice, from the figures of the last whole run. */
export function mutationPage(mutation: Mutation): string {
  const [head = [], ...rows] = scoreRows(mutation);
  const { sample, properties, survivors, score } = mutation;
  const drawn = sample ? ` Of each machine ${sample.size} were drawn by the seed ${sample.seed}.` : '';
  return page(
    generated('`docs/mutation.json`, which `hyrje mutate --out docs/mutation.json` writes'),
    '# Mutants',
    `One fault after the other is put into the machines, and the properties must notice: ${percent(score)} of those that build and are not the same as the original.${drawn} A mutant is the same when no input tells it apart: on the machine alone, against everything that may ever reach it, or in every product that it takes part in, under the smallest limits that still bite. The first property that cries is counted as the killer.`,
    table(head, rows),
    '## Operators',
    table(
      ['Operator', 'What becomes of the machine'],
      Object.entries(operators).map(([name, what]) => [code(name), what]),
    ),
    '## Killers',
    table(
      ['Property', 'Killed first', 'Longest trace'],
      properties.map(({ id, kills, longest }) => [code(id), String(kills), String(longest)]),
    ),
    '## Left',
    survivors.length === 0
      ? 'None.'
      : table(
          ['Fault', 'Told apart on', 'Steps', 'Original', 'Mutant'],
          survivors.map(({ sentence, apart }) => [
            sentence,
            apart?.on ?? 'what is shown',
            apart ? String(apart.steps.length) : '',
            apart?.original ?? '',
            apart?.mutant ?? '',
          ]),
        ),
  );
}
