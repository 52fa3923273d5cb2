import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkSuite, type Suite, suiteSchema } from '../../../verification/index.ts';
import { runSuite, type TestResult } from '../../drivers/run.ts';
import { driverNamed, subjectNamed, testable } from '../../drivers/subjects.ts';
import { type Io, UsageError } from '../io.ts';
import { readJson } from '../read-json.ts';
import { progressOn } from '../progress.ts';
import { junitOf, mismatchText } from './junit.ts';

const help = `Usage: hyrje run FILE --against machine [options]

Plays a suite (hyrje/suite@1, written by hyrje paths) on what runs, and compares after each step what is seen. Against
machine: on the machine itself, a flow as an app runs it, with services that answer and deadlines that pass when the
test says so. A suite of another version of the machine is refused, with what changed. No test is tried twice.

Options:
  --against machine  what to play it on
  --timeout MS       a step that takes longer fails; 10000 unless told
  --junit FILE       write JUnit XML as well
  --json             print JSON (hyrje/suite-run@1)
  --help, -h         this text

Exit code: 0 every test passes, 1 one does not, 2 there is nothing to play.`;

const mostShown = 20;

async function read(path: string): Promise<Suite> {
  const suite = await readJson(path, suiteSchema, 'suite of schema hyrje/suite@1');
  const { machine, deeds, sights, begin, tests } = suite;
  if (!testable.includes(machine)) {
    throw new UsageError(`${path}: there is no machine "${machine}". There are ${testable.join(', ')}.`);
  }
  const isWhole = tests.every(({ steps }) =>
    steps.every((step) => step.do < deeds.length && step.see < sights.length),
  );
  if (!isWhole || begin >= sights.length) {
    throw new UsageError(`${path}: a step names a deed or a sight that is not in the file.`);
  }
  return suite;
}

/** A suite of the machine as it is, its tests and its certificate checked. */
async function sound(path: string): Promise<Suite> {
  const suite = await read(path);
  const { stale, flaws } = checkSuite(suite, subjectNamed(suite.machine));
  if (stale.length > 0) {
    throw new UsageError(
      `${path} is of another ${suite.machine} than this one: ${stale.join('; ')}. Write it anew with hyrje paths.`,
    );
  }
  if (flaws.length > 0) throw new UsageError(`${path} is no suite of ${suite.machine}: ${flaws.join('; ')}.`);
  return suite;
}

function lines(suite: Suite, results: readonly TestResult[], perSecond: number): string[] {
  const failed = results.filter(({ mismatch }) => mismatch !== null);
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const rest = failed.length - mostShown;
  return [
    ...failed.slice(0, mostShown).map((result) => mismatchText(result)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    `${suite.machine} (${suite.criteria.join(', ')}): ${results.length - failed.length} of ${results.length} tests pass; ` +
      `${steps} steps, ${Math.round(perSecond)}/s.`,
  ];
}

/** `hyrje run`: plays a suite. */
export async function runSuiteCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      against: { type: 'string' },
      timeout: { type: 'string', default: '10000' },
      junit: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('Name one suite file.');
  if (values.against !== 'machine') {
    throw new UsageError(`--against is machine, not "${values.against ?? ''}".`);
  }
  if (!/^[1-9]\d{0,6}$/.test(values.timeout)) {
    throw new UsageError(`--timeout is a number of milliseconds, not "${values.timeout}".`);
  }
  const suite = await sound(path);
  const progress = progressOn(io);
  const begun = performance.now();
  const results = await runSuite(suite, driverNamed(suite.machine), {
    stepTimeoutMs: Number(values.timeout),
    onTest: (done, of) => progress.show('tests', done, of),
  });
  const ms = performance.now() - begun;
  progress.clear();
  if (values.junit !== undefined) await writeFile(values.junit, junitOf(suite, results));
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const { machine, criteria, version } = suite;
  const json = {
    schema: 'hyrje/suite-run@1',
    machine,
    criteria,
    version,
    against: 'machine',
    ms,
    steps,
    results,
  };
  if (values.json) io.out(JSON.stringify(json, null, 2));
  else for (const line of lines(suite, results, (1000 * steps) / ms)) io.out(line);
  return results.every(({ mismatch }) => mismatch === null) ? 0 : 1;
}
