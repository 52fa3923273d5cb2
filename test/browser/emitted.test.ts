import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Suite } from '../../verification/index.ts';
import { hyrje } from '../cli/terminal.ts';
import { buildFlowPage } from '../paths/copies.ts';
import { type Project, projectWith } from '../support/emitted.ts';
import { startToldServer, type ToldServer } from '../support/told-server.ts';

let page: Awaited<ReturnType<typeof buildFlowPage>>;
let server: ToldServer;
let project: Project;
const at = (name: string) => join(project.folder, name);

beforeAll(async () => {
  [page, project] = await Promise.all([buildFlowPage(), projectWith('@playwright/test')]);
  server = await startToldServer(page.folder);
  const connectOptions = { wsEndpoint: inject('chromium') };
  await writeFile(
    at('playwright.config.js'),
    `export default ${JSON.stringify({ use: { connectOptions } })};\n`,
  );
});
afterAll(async () => {
  await server?.close();
  await Promise.all([page?.remove(), project?.remove()]);
});

it('hyrje run plays a suite on the page of its flow, in a Chromium that it finds by itself', async () => {
  await hyrje(['paths', 'deactivation', '--criterion', 'chart', '--out', project.folder]);
  const file = at('deactivation.chart.suite.json');
  const ran = await hyrje(['run', file, '--against', `page:${server.baseUrl}`]);
  expect(ran.out).toMatch(/deactivation \(chart\): (\d+) of \1 tests pass/);
  expect(ran.code).toBe(0);
});

it('the Playwright file that hyrje paths writes passes on the page of its flow, and fails where that does otherwise', async () => {
  const made = ['--criterion', 'chart', '--format', 'playwright', '--out', project.folder];
  await hyrje(['paths', 'deactivation', ...made]);
  const file = at('deactivation.chart.suite.json');
  const suite = JSON.parse(await readFile(file, 'utf8')) as Suite;
  const [first, ...others] = suite.tests;
  const wrong = {
    name: 'otherwise',
    steps: first!.steps.map((step) => ({ ...step, gives: ['login.first'] })),
  };
  await writeFile(file, JSON.stringify({ ...suite, tests: [...others, wrong] }));
  const { code, out } = await project.run('cli.js', ['test', '--reporter=line'], {
    BASE_URL: server.baseUrl,
  });
  expect(out).toMatch(new RegExp(`1 failed\\n.* › otherwise[^\\n]*\\n +${others.length} passed`));
  expect(out).toMatch(/"expected": \["login\.first"\].*"step": 1, "what": "gives"/);
  expect(out).toMatch(/attachment #1: page \(image\/png\)/);
  expect(code).toBe(1);
});
