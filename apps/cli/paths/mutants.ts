import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { edgesOfSteps, killsOf, type Subject, type Suite } from '../../../verification/index.ts';
import { mutationName, type Rules, wantedSuite } from '../../drivers/subjects.ts';
import { UsageError } from '../io.ts';
import { readJson } from '../read-json.ts';
import { mostFaults, type Row, sizesOf } from './row.ts';

/** What may be asked for beside the goals of a plan: it comes of what `hyrje mutate` found. */
export const mutants = 'mutants';
export const mutantsMeans =
  'every mutant is told apart that neither transitions and refusals nor complete notice (--mutation)';

/** Of what `hyrje mutate` prints (hyrje/mutation@1) what suites are made of; whatever else it tells is left out. */
const foundSchema = z.object({
  schema: z.literal('hyrje/mutation@1'),
  machines: z.array(z.object({ name: z.string(), suites: z.nullable(z.unknown()) })),
  tests: z.array(
    z.object({
      machine: z.string(),
      policy: z.record(z.string(), z.unknown()),
      inputs: z.array(z.string()),
    }),
  ),
});

type Options = Readonly<{ resetPrice: number; rules: Rules | undefined }>;

/**
 * Each test is a shortest one on which its mutant is told apart; those that are the beginning of another one are left
 * out. What the longest of them costs, no suite that tells all of them apart can cost less.
 */
function made(subject: Subject, ways: readonly (readonly string[])[], { resetPrice, rules }: Options) {
  const wanted = wantedSuite(mutationName(subject.name), ways, rules);
  const steps = wanted.tests.map((test) => test.steps);
  const { longest, cost } = sizesOf(steps, resetPrice);
  const suite: Suite = { ...wanted, resetPrice, cost, bound: steps.length === 0 ? 0 : longest + resetPrice };
  const tour = steps.map((test) => edgesOfSteps(subject.model, suite, test) ?? []);
  return { suite, tour };
}

/** The suite that a file of `hyrje mutate --suites` asks for, and its figures. Throws `UsageError`. */
export async function mutantSuite(
  subject: Subject,
  path: string | undefined,
  options: Options,
): Promise<{ suite: Suite; row: Row }> {
  const how = 'hyrje mutate MACHINE --suites --out FILE writes one; docs/mutation.json is of all machines';
  if (path === undefined)
    throw new UsageError(`${mutants} needs what mutants were found: --mutation FILE. ${how}.`);
  const { machines, tests } = await readJson(path, foundSchema, 'file of hyrje mutate (hyrje/mutation@1)');
  const name = mutationName(subject.name);
  if (!machines.find((one) => one.name === name)?.suites) {
    throw new UsageError(`${path} does not say which mutants of ${subject.name} suites leave. ${how}.`);
  }
  const ways = tests
    .filter((test) => test.machine === name && isDeepStrictEqual(test.policy, { ...options.rules }))
    .map(({ inputs }) => inputs);
  const { suite, tour } = made(subject, ways, options);
  const { cost, bound } = suite;
  const row: Row = {
    machine: subject.name,
    criteria: [mutants],
    ...sizesOf(tour, options.resetPrice),
    bound,
    gap: bound === 0 ? 0 : (cost - bound) / bound,
    impossible: 0,
    kills: killsOf(subject.model, tour, mostFaults),
  };
  return { suite, row };
}
