import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageSchema } from '../../verification/index.ts';
import { hyrje } from '../cli/terminal.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const suite = () => at('deactivation.chart+guards.suite.json');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyrje-coverage-'));
  await hyrje(['paths', 'deactivation', '--criterion', 'chart,guards', '--out', folder]);
  const { out } = await hyrje(['run', suite(), '--against', 'machine', '--json']);
  await writeFile(at('run.json'), out);
});
afterAll(() => rm(folder, { recursive: true }));

describe('hyrje coverage', () => {
  it('says what a run covered, and draws it on the chart', async () => {
    const more = ['--out', at('c.json'), '--svg', folder, '--html', at('c.html')];
    const tags = ['--tags', 'docs/requirements.json'];
    const { code, out } = await hyrje(['coverage', suite(), at('run.json'), ...more, ...tags]);
    expect(code).toBe(0);
    expect(out).toMatch(/deactivation .*24 of 24 \(100\.0 %\) +11 of 11 \(100\.0 %\)/);
    const json: unknown = JSON.parse(await readFile(at('c.json'), 'utf8'));
    expect(coverageSchema.safeParse(json).success).toBe(true);
    expect(await readFile(at('deactivation.coverage.svg'), 'utf8')).toMatch(/is-walked/);
    expect(await readFile(at('c.html'), 'utf8')).not.toMatch(/<script/);
  });

  it('adds runs to coverage that was written before', async () => {
    const { out } = await hyrje(['coverage', at('c.json'), suite(), at('run.json'), '--json']);
    expect((JSON.parse(out) as { machines: { runs: unknown[] }[] }).machines[0]?.runs).toHaveLength(2);
  });

  it.each([
    [[], /Name files/],
    [['nowhere.json'], /cannot be read/],
    [['package.json'], /no suite, run or coverage/],
    [['docs/requirements.json'], /no suite, run or coverage/],
    [['package.json', '--lang', 'de'], /--lang is sq or en/],
    [['package.json', '--tags', 'package.json'], /no map of requirements/],
  ] as const)('refuses %j with exit code 2', async (args, message) => {
    const { code, err } = await hyrje(['coverage', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('refuses a run without its suite, and a suite without a run', async () => {
    expect((await hyrje(['coverage', at('run.json')])).err).toMatch(/not among the files/);
    expect((await hyrje(['coverage', suite()])).err).toMatch(/No run is among the files/);
  });
});
