import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkSuite,
  coverageOfRun,
  type Subject,
  type Suite,
  suiteSchema,
} from '../../../verification/index.ts';
import { runSuite, type TestResult } from '../../drivers/run.ts';
import { type Io, UsageError } from '../io.ts';
import { readJson } from '../read-json.ts';
import { progressOn } from '../progress.ts';
import { subjectOf } from '../rules.ts';
import { htmlReport } from './html.ts';
import { junitOf, mismatchText } from './junit.ts';
import { fileNameOf, saveShortest } from './save.ts';
import { openSurface, placeOf } from './surface.ts';

const help = `Usage: hyrje run FILE --against SURFACE [options]

Plays a suite (hyrje/suite@1, written by hyrje paths) on what runs, and compares after each step what is seen. A suite
of another version of the machine is refused, with what changed. No test is tried twice.

Surfaces:
  machine             the machine itself, a flow as an app runs it, with services that answer and deadlines that pass
                      when the test says so
  http://HOST         a bank over HTTP, which is told what it answers: HYRJE_TEST_CONTROL=1 npm start
  page:http://HOST    the page of the flow at that demo, in Chromium: what is seen is read from the DOM

Options:
  --against SURFACE  what to play it on
  --token TOKEN      what the demo printed when it started; for http://
  --timeout MS       a step that takes longer fails; 10000 unless told
  --save DIR         write the shortest way to each transition that failed, as a suite of one test
  --screenshots DIR  write a picture of each page that failed
  --html FILE        write a report for the browser as well, in Albanian and English, with the coverage of this run
  --junit FILE       write JUnit XML as well
  --json             print JSON (hyrje/suite-run@1)
  --help, -h         this text

Exit code: 0 every test passes, 1 one does not, 2 there is nothing to play.`;

const mostShown = 20;
/** A suite that fails more often has one cause. */
const mostFailures = 200;

async function read(path: string): Promise<Suite> {
  const suite = await readJson(path, suiteSchema, 'suite of schema hyrje/suite@1');
  const { deeds, sights, begin, tests } = suite;
  const isWhole = tests.every(({ steps }) =>
    steps.every((step) => step.do < deeds.length && step.see < sights.length),
  );
  if (!isWhole || begin >= sights.length) {
    throw new UsageError(`${path}: a step names a deed or a sight that is not in the file.`);
  }
  return suite;
}

/** A suite of the machine as it is, its tests and its certificate checked. */
async function sound(path: string): Promise<{ suite: Suite; subject: Subject }> {
  const suite = await read(path);
  const subject = subjectOf(path, suite);
  const { stale, flaws } = checkSuite(suite, subject);
  if (stale.length > 0) {
    throw new UsageError(
      `${path} is of another ${suite.machine} than this one: ${stale.join('; ')}. Write it anew with hyrje paths.`,
    );
  }
  if (flaws.length > 0) throw new UsageError(`${path} is no suite of ${suite.machine}: ${flaws.join('; ')}.`);
  return { suite, subject };
}

function lines(suite: Suite, results: readonly TestResult[], perSecond: number): string[] {
  const failed = results.filter(({ mismatch }) => mismatch !== null);
  const unplayed = suite.tests.length - results.length;
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const rest = failed.length - mostShown;
  return [
    ...failed.slice(0, mostShown).map((result) => mismatchText(result)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...(unplayed > 0 ? [`${unplayed} tests were not played: too many failed`] : []),
    `${suite.machine} (${suite.criteria.join(', ')}): ${results.length - failed.length} of ${results.length} tests pass; ` +
      `${steps} steps, ${Math.round(perSecond)}/s.`,
  ];
}

const options = {
  against: { type: 'string' },
  token: { type: 'string' },
  timeout: { type: 'string', default: '10000' },
  save: { type: 'string' },
  screenshots: { type: 'string' },
  html: { type: 'string' },
  junit: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `hyrje run`: plays a suite. */
export async function runSuiteCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const [path, ...more] = positionals;
  const { against = '', token, screenshots } = values;
  if (path === undefined || more.length > 0) throw new UsageError('Name one suite file.');
  if (!/^[1-9]\d{0,6}$/.test(values.timeout)) {
    throw new UsageError(`--timeout is a number of milliseconds, not "${values.timeout}".`);
  }
  const stepTimeoutMs = Number(values.timeout);
  placeOf(against);
  const { suite, subject } = await sound(path);
  if (screenshots !== undefined) await mkdir(screenshots, { recursive: true });
  const surface = await openSurface(against, suite, token);
  const progress = progressOn(io);
  const begun = performance.now();
  const results = await runSuite(suite, surface.lanes, {
    stepTimeoutMs,
    mostFailures,
    onTest: (done, of) => progress.show('tests', done, of),
    ...(screenshots !== undefined && {
      pictureOf: (name: string) => join(screenshots, `${fileNameOf(name)}.png`),
    }),
  }).finally(() => surface.close());
  const ms = performance.now() - begun;
  progress.clear();

  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const { machine, criteria, version } = suite;
  const schema = 'hyrje/suite-run@1';
  const run = { schema, machine, criteria, version, against, ms, steps, results } as const;
  if (values.junit !== undefined) await writeFile(values.junit, junitOf(suite, results));
  if (values.html !== undefined) {
    const coverage = coverageOfRun(subject, suite, run);
    await writeFile(values.html, await htmlReport({ suite, against, ms, results, coverage }));
  }
  const place = { against, token, stepTimeoutMs };
  const saved =
    values.save === undefined ? [] : await saveShortest(values.save, { subject, suite, results }, place);
  if (values.json) io.out(JSON.stringify(run, null, 2));
  else {
    for (const line of lines(suite, results, (1000 * steps) / ms)) io.out(line);
    for (const one of saved) {
      io.out(`${one.path}: ${one.steps} steps${one.isShortest ? ', a shortest way there' : ''}`);
    }
  }
  return results.every(({ mismatch }) => mismatch === null) ? 0 : 1;
}
