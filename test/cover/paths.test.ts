import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  pathsReportSchema,
  type Suite,
  suiteOf,
  suiteRunSchema,
  vitestOf,
} from '../../verification/index.ts';
import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { hyrje } from '../cli/terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyrje-paths-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = (name: string) => readFile(join(folder, name), 'utf8');
const parse = (feature: string) =>
  new Parser(new AstBuilder(IdGenerator.uuid()), new GherkinClassicTokenMatcher()).parse(feature);

describe('hyrje paths', () => {
  it('writes every format, and shows what the suite costs, its bound, and which faults it sees', async () => {
    const formats = 'json,vitest,playwright,gherkin,markdown,csv,html';
    const { code, out } = await hyrje([
      'paths',
      'deactivation',
      '--format',
      formats,
      '--lang',
      'sq',
      '--out',
      folder,
    ]);
    expect(code).toBe(0);
    const [head, row] = out.split('\n');
    expect(head).toMatch(/^MACHINE +TESTS +STEPS +COST +BOUND +GAP +MISSING +REDIRECTED +ADDED +IMPOSSIBLE$/);
    expect(row).toMatch(/^deactivation +24 +219 +459 +459 +0\.0 % /);
    const names = await readdir(folder);
    const stem = 'deactivation.transitions+refusals';
    expect(names.toSorted()).toEqual(
      ['csv', 'feature', 'html', 'md', 'spec.js', 'suite.json', 'test.js'].map(
        (ending) => `${stem}.${ending}`,
      ),
    );
  });

  it('writes Gherkin that its own parser reads, with steps in Albanian', async () => {
    const { feature } = parse(await file('deactivation.transitions+refusals.feature'));
    expect(feature?.language).toBe('en');
    expect(feature?.children).toHaveLength(24);
    const steps = feature?.children.flatMap(({ scenario }) => scenario?.steps.map(({ text }) => text) ?? []);
    expect(steps).toContain('klienti shtyp “Çaktivizo”');
    expect(steps?.some((text) => text.includes('nuk ndodh asgjë: refuzohet'))).toBe(true);
  });

  it('writes a row of CSV and of Markdown for each step, and HTML that runs nothing', async () => {
    const suite = JSON.parse(await file('deactivation.transitions+refusals.suite.json')) as Suite;
    const steps = suite.tests.flatMap((test) => test.steps).length;
    const csv = await file('deactivation.transitions+refusals.csv');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(steps + 1);
    const markdown = await file('deactivation.transitions+refusals.md');
    expect(markdown.match(/^\| \d+ \|/gm)).toHaveLength(steps);
    const html = await file('deactivation.transitions+refusals.html');
    expect(html).not.toMatch(/<script|javascript:|https?:/);
    expect(html.match(/<details>/g)).toHaveLength(suite.tests.length);
  });

  it('writes a Vitest file that names its suite and the drivers', () => {
    const suite = suiteOf(subjectNamed('deactivation'), ['states'], { resetPrice: 1 });
    const text = vitestOf(suite, 'a "b".suite.json');
    expect(text).toContain('new URL("./a \\"b\\".suite.json", import.meta.url)');
    expect(text).toContain('from "hyrje/drivers"');
  });

  it('prints JSON as its schema says', async () => {
    const { out } = await hyrje(['paths', 'deactivation', 'account', '--criterion', 'pairs', '--json']);
    const { rows } = pathsReportSchema.parse(JSON.parse(out));
    expect(rows.map(({ machine, gap }) => [machine, gap])).toEqual([
      ['deactivation', 0],
      ['account', 0],
    ]);
  });

  it('makes the same in processes of their own, and is refused the same there', async () => {
    const asked = ['paths', 'visible', 'deactivation', '--json'];
    const [here, there, refused] = await Promise.all([
      hyrje([...asked, '--jobs', '0']),
      hyrje([...asked, '--jobs', '1']),
      hyrje(['paths', 'visible', '--criterion', 'paths,states', '--jobs', '1']),
    ]);
    expect(there).toEqual(here);
    expect(refused.err).toMatch(/paths is asked for alone/);
    expect(refused.code).toBe(2);
  });

  it('says in which machine and goal something cannot be covered', async () => {
    const { code, out } = await hyrje(['paths', 'deactivation', '--max-length', '3']);
    expect(code).toBe(1);
    expect(out).toMatch(/deactivation: cannot be covered: .*no test of 3 steps/);
  });

  it.each([
    [[], /Name a machine, or all/],
    [['noSuch'], /no machine "noSuch"\. There are entry, /],
    [['session', '--criterion', 'states,nodes'], /no criterion "nodes"\. There are states, transitions/],
    [['session', '--format', 'docx'], /no format "docx"\. There are json, /],
    [['session', '--lang', 'it'], /no language "it"/],
    [['session', '--reset-price', '-1'], /whole number|ambiguous/],
    [['session', '--jobs', 'many'], /--jobs is a whole number from 0/],
    [['session', '--max-length', '0'], /--max-length is a whole number from 1/],
    [['session', '--criterion', 'paths,states'], /paths is asked for alone/],
    [['session', '--criterion', 'states', '--max-length', '5'], /goes with transitions and refusals only/],
  ] as const)('refuses %j with exit code 2', async (args, message) => {
    const { code, err } = await hyrje(['paths', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('hyrje run', () => {
  const suite = () => join(folder, 'deactivation.transitions+refusals.suite.json');
  const broken = async (change: (suite: Suite) => void): Promise<string> => {
    const json = JSON.parse(await readFile(suite(), 'utf8')) as Suite;
    change(json);
    const path = join(folder, 'broken.json');
    await writeFile(path, JSON.stringify(json));
    return path;
  };

  it('plays a suite against the machine, and writes JUnit and JSON', async () => {
    const junit = join(folder, 'junit.xml');
    const { code, out } = await hyrje(['run', suite(), '--against', 'machine', '--junit', junit]);
    expect(out).toMatch(/deactivation \(transitions, refusals\): 24 of 24 tests pass; 219 steps, \d+\/s\./);
    expect(code).toBe(0);
    const xml = await readFile(junit, 'utf8');
    expect(xml).toContain('<testsuites tests="24" failures="0"');
    expect(xml.match(/<testcase /g)).toHaveLength(24);
    const { out: json } = await hyrje(['run', suite(), '--against', 'machine', '--json']);
    expect(suiteRunSchema.safeParse(JSON.parse(json)).success).toBe(true);
    expect(JSON.parse(json)).toMatchObject({
      schema: 'hyrje/suite-run@1',
      machine: 'deactivation',
      steps: 219,
    });
  });

  it('refuses a suite of another version, or with steps that the machine does not do', async () => {
    const stale = await hyrje([
      'run',
      await broken((one) => (one.version.hash = '0'.repeat(16))),
      '--against',
      'machine',
    ]);
    expect(stale).toMatchObject({ code: 2 });
    expect(stale.err).toMatch(/of another deactivation than this one: .*Write it anew with hyrje paths/);
    const wrong = await hyrje([
      'run',
      await broken((one) => (one.tests[0]!.steps[0]!.see = 0)),
      '--against',
      'machine',
    ]);
    expect(wrong.err).toMatch(/deactivation 1, step 1: the machine does not do that/);
    const outside = await hyrje(['run', await broken((one) => (one.begin = 999)), '--against', 'machine']);
    expect(outside.err).toMatch(/a sight that is not in the file/);
  });

  it.each([
    [[], /Name one suite file/],
    [['none.json', '--against', 'machine'], /none\.json: it cannot be read \(ENOENT\)/],
    [['package.json', '--against', 'machine'], /no suite of schema hyrje\/suite@1/],
    [['README.md', '--against', 'machine'], /this is not JSON/],
    [['package.json', '--against', 'moon'], /--against is machine, http:.*, not "moon"/],
    [['package.json', '--against', 'machine', '--timeout', 'x'], /--timeout is a number/],
  ] as const)('refuses %j with exit code 2', async (args, message) => {
    const { code, err } = await hyrje(['run', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
