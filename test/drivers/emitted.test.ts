import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Suite } from '../../verification/index.ts';
import { hyrje } from '../cli/terminal.ts';
import { type Project, projectWith } from '../support/emitted.ts';

let project: Project;
beforeAll(async () => void (project = await projectWith('vitest')));
afterAll(() => project?.remove());

it('the Vitest file that hyrje paths writes passes on its machine, under its rules, and fails where that does otherwise', async () => {
  const strict = join(project.folder, 'strict.json');
  await writeFile(strict, JSON.stringify({ 'smartFnp.requireBiometric': true }));
  const given = ['--policy', strict, '--format', 'vitest', '--out', project.folder];
  await hyrje(['paths', 'enrolment', '--criterion', 'chart', ...given]);
  const file = join(project.folder, 'enrolment.chart.suite.json');
  const suite = JSON.parse(await readFile(file, 'utf8')) as Suite;
  const [first] = suite.tests;
  const wrong = { name: 'otherwise', steps: first!.steps.map((step) => ({ ...step, see: suite.begin })) };
  await writeFile(file, JSON.stringify({ ...suite, tests: [...suite.tests, wrong] }));
  const { code, out } = await project.run('vitest.mjs', ['run', '--no-color']);
  expect(out).toMatch(new RegExp(`Tests +1 failed \\| ${suite.tests.length} passed`));
  expect(out).toMatch(/otherwise/);
  expect(code).toBe(1);
});
