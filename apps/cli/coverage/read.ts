import * as z from 'zod/mini';
import {
  checkSuite,
  type Coverage,
  coverageOfRun,
  coverageSchema,
  type MachineCoverage,
  mergeCoverage,
  OtherMachine,
  type Run,
  runSchema,
  type Suite,
  suiteSchema,
  type Tags,
} from '../../../verification/index.ts';
import { UsageError } from '../io.ts';
import { readJson } from '../read-json.ts';
import { subjectOf } from '../rules.ts';

interface Named<T> {
  readonly path: string;
  readonly content: T;
}

const schemas = {
  'hyrje/suite@1': suiteSchema,
  'hyrje/suite-run@1': runSchema,
  'hyrje/coverage@1': coverageSchema,
} as const;

const anySchema = z.looseObject({ schema: z.enum(Object.keys(schemas) as [keyof typeof schemas]) });

/** A suite of the machine as it is, checked step by step. */
function sound({ path, content: suite }: Named<Suite>): void {
  const { stale, flaws } = checkSuite({ ...suite, certificate: null }, subjectOf(path, suite));
  if (stale.length > 0) {
    throw new UsageError(
      `${path} is of another ${suite.machine} than this one: ${stale.join('; ')}. Write it anew with hyrje paths.`,
    );
  }
  if (flaws.length > 0) throw new UsageError(`${path} is no suite of ${suite.machine}: ${flaws.join('; ')}.`);
}

const fits = (suite: Suite, run: Run): boolean =>
  suite.machine === run.machine &&
  suite.version.hash === run.version.hash &&
  suite.criteria.join() === run.criteria.join() &&
  run.results.every(({ name }) => suite.tests.some((test) => test.name === name));

/** Coverage of all runs in some files: runs with their suites, and coverage that was written before. */
export async function coverageIn(
  paths: readonly string[],
  tagsOf: (machine: string) => Tags | undefined,
): Promise<Coverage> {
  const suites: Named<Suite>[] = [];
  const runs: Named<Run>[] = [];
  const before: MachineCoverage[] = [];
  for (const path of paths) {
    const { schema } = await readJson(path, anySchema, 'suite, run or coverage');
    if (schema === 'hyrje/suite@1')
      suites.push({ path, content: await readJson(path, suiteSchema, 'suite') });
    else if (schema === 'hyrje/suite-run@1')
      runs.push({ path, content: await readJson(path, runSchema, 'run') });
    else before.push(...(await readJson(path, coverageSchema, 'coverage')).machines);
  }
  for (const suite of suites) sound(suite);
  const found = runs.map(({ path, content: run }) => {
    const suite = suites.find(({ content }) => fits(content, run));
    if (!suite) {
      throw new UsageError(
        `${path} is a run of a suite of ${run.machine} (${run.criteria.join(', ')}, hash ${run.version.hash}) ` +
          `that is not among the files.`,
      );
    }
    const subject = subjectOf(suite.path, suite.content);
    return coverageOfRun(subject, suite.content, run, tagsOf(run.machine));
  });
  if (found.length + before.length === 0) {
    throw new UsageError('No run is among the files: hyrje run FILE --json writes one.');
  }
  try {
    return mergeCoverage([...before, ...found]);
  } catch (cause) {
    if (cause instanceof OtherMachine) throw new UsageError(cause.message);
    throw cause;
  }
}
