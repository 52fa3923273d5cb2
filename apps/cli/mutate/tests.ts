import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutation } from '../../../verification/mutate/index.ts';
import { wantedSuite } from '../../drivers/subjects.ts';

const isPlain = ({ policy }: Mutation['tests'][number]): boolean => Object.keys(policy).length === 0;

/**
 * Writes the tests that single mutants ask for as suites, one for each machine, and says what was written. Tests under
 * rules of their own are left out: `hyrje run` plays machines under the usual ones.
 */
export async function writeTests(directory: string, { tests }: Mutation): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const told: string[] = [];
  for (const machine of new Set(tests.map((test) => test.machine))) {
    const these = tests.filter((test) => test.machine === machine);
    const ways = these.filter(isPlain).map(({ inputs }) => inputs);
    const suite = wantedSuite(machine, ways);
    const file = join(directory, `${suite.machine}.mutants.suite.json`);
    await writeFile(file, `${JSON.stringify(suite)}\n`);
    const left = these.length - ways.length;
    const besides = left > 0 ? `; ${left} under rules of their own are not in it` : '';
    const shown = these.filter((test) => test.shown).length;
    const hidden = shown > 0 ? `; on ${shown} mutants they fail only beside the original` : '';
    told.push(`${file}: ${suite.tests.length} tests for ${ways.length} mutants${besides}${hidden}.`);
  }
  return told;
}
