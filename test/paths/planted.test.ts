import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suiteSchema } from '../../verification/index.ts';
import { hyrje } from '../cli/terminal.ts';
import { suiteFor } from '../support/suites.ts';
import { caughtOnCopy } from './catch.ts';
import { startCopy } from './copies.ts';
import { plantKinds } from './kinds.ts';
import { plants } from './planted.ts';

const root = resolve(import.meta.dirname, '../..');
const source = (path: string) => readFile(join(root, path), 'utf8');
const named = (name: string) => plants.find((plant) => plant.name === name)!;

describe('planted faults', () => {
  it('are twenty and more, of eight kinds, in copies of the server and of the page', () => {
    expect(plants.length).toBeGreaterThanOrEqual(20);
    expect(new Set(plants.map(({ kind }) => kind))).toEqual(new Set(plantKinds));
    expect(new Set(plants.map(({ name }) => name)).size).toBe(plants.length);
    expect(new Set(plants.map(({ where }) => where))).toEqual(new Set(['server', 'page']));
  });

  it.each(plants)('$name: its place is in the source once', async ({ file, from, to }) => {
    expect((await source(file)).split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  it('are in the table, each caught by the suite that it names', async () => {
    const page = await source('docs/planted-faults.md');
    const rows = page.split('\n').filter((line) => plants.some(({ name }) => line.includes(`| ${name} `)));
    expect(rows).toHaveLength(plants.length);
    for (const { name, machine } of plants) {
      const row = rows.find((line) => line.includes(`| ${name} `));
      expect(row).toContain(`\`${machine}\``);
      expect(row).toMatch(new RegExp(`${machine} \\d+, step \\d+: `));
    }
  });
});

describe('faults that are planted in a copy of the server are seen by the suite', () => {
  it.each([
    named("the page's token is never accepted"),
    named('a block is told as a wrong password'),
    named('an answer is kept, and given again to another request'),
    named('the app is given no token'),
  ])('$kind: $name', async (plant) => {
    expect(plant.where).toBe('server');
    expect((await caughtOnCopy(plant))?.mismatch).toBeTruthy();
  });
});

describe('hyrje run --against http://…', () => {
  let folder: string;
  let suite: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyrje-run-'));
    suite = join(folder, 'some.suite.json');
    const { tests, ...whole } = suiteFor('internetBranchLogin');
    const few = tests.slice(58, 64);
    const cost = few.reduce((sum, { steps }) => sum + steps.length, 0) + whole.resetPrice * few.length;
    await writeFile(suite, JSON.stringify({ ...whole, tests: few, cost, bound: 0, certificate: null }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reports what fails, in both languages, and saves the shortest way there as a suite that can be played', async () => {
    const server = await startCopy(named('a block is told as a wrong password'));
    const saved = join(folder, 'saved');
    const against = ['--against', server.baseUrl, '--token', server.token];
    const report = join(folder, 'report.html');
    const { code, out } = await hyrje(['run', suite, ...against, '--html', report, '--save', saved]);
    expect(code).toBe(1);
    expect(out).toMatch(/internetBranchLogin 61, step 4, .*screen: expected "blocked", seen "credentials"/);
    expect(out).toContain('a shortest way there');
    const html = await readFile(report, 'utf8');
    expect(html).toContain('<main lang="sq">');
    expect(html).toContain('<main lang="en">');
    expect(html).toContain('Raporti i testeve: internetBranchLogin');
    expect(html).toContain('<meter');
    expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)/);
    const [file = ''] = await readdir(saved);
    const path = join(saved, file);
    const short = suiteSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(short.tests.map(({ steps }) => steps.length)).toEqual([4]);
    const again = await hyrje(['run', path, ...against]);
    expect(again.code).toBe(1);
    await server.close();
    expect((await hyrje(['run', path, '--against', 'machine'])).code).toBe(0);
  });

  it.each([
    [['--against', 'http://127.0.0.1:9'], /give --token/],
    [
      ['--against', 'http://127.0.0.1:9', '--token', 't'],
      /takes no answers from tests: nobody answers there/,
    ],
    [['--against', 'ftp://bank'], /--against is machine, http:\/\/… or page:http:\/\/…, not "ftp:\/\/bank"/],
    [['--against', 'page:bank'], /--against is machine/],
    [[], /--against is machine/],
  ])('%j makes no sense', async (options, message) => {
    const { code, err } = await hyrje(['run', suite, ...options]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
