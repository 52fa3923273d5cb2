import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hyrje } from '../cli/terminal.ts';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
let page: Page;
let folder: string;
const at = (name: string) => join(folder, name);
const suite = () => at('deactivation.chart.suite.json');

beforeAll(async () => {
  [browser, folder] = await Promise.all([openBrowser(), mkdtemp(join(tmpdir(), 'hyrje-reports-'))]);
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const made = ['--criterion', 'chart', '--format', 'json,html', '--lang', 'sq', '--out', folder];
  await hyrje(['paths', 'deactivation', ...made]);
  const { out } = await hyrje(['run', suite(), '--against', 'machine', '--json', '--html', at('run.html')]);
  await writeFile(at('run.json'), out);
  await hyrje(['coverage', suite(), at('run.json'), '--html', at('coverage.html')]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), rm(folder, { recursive: true })]);
});

const open = (name: string) => page.goto(pathToFileURL(at(name)).href);
const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth');

describe('reports that a tester hands on fit a phone', () => {
  it('the coverage, in either language, with the chart', async () => {
    await open('coverage.html');
    await page.getByRole('heading', { name: 'Mbulimi' }).waitFor();
    expect(await page.getByText('Not covered').first().isVisible()).toBe(false);
    expect(await page.locator('.chart svg').isVisible()).toBe(true);
    expect(await fits()).toBe(true);
    await page.getByLabel('English').check();
    await page.getByRole('heading', { name: 'Coverage' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Mbulimi' }).isVisible()).toBe(false);
    expect(await page.locator('.chart svg').isVisible()).toBe(true);
  });

  it('the run, and the script of its tests', async () => {
    await open('run.html');
    await page.getByText('teste kaluan').waitFor();
    expect(await page.getByText('tests passed').isVisible()).toBe(false);
    expect(await fits()).toBe(true);
    await open('deactivation.chart.html');
    await page.locator('summary').first().click();
    await page.getByText('klienti shtyp “Çaktivizo”').first().waitFor();
    expect(await fits()).toBe(true);
  });
});
