import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { htmlReport } from '../../apps/cli/run-suite/html.ts';
import { pagePlayer } from '../../apps/drivers/page.ts';
import { runSuite } from '../../apps/drivers/run.ts';
import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { coverageOfRun } from '../../verification/index.ts';
import { startToldServer } from '../support/told-server.ts';
import { suiteFor } from '../support/suites.ts';
import { buildFlowPage } from './copies.ts';
import { plants } from './planted.ts';

const machine = 'biometricLogin';
const against = 'page:http://localhost:4400';

/** Takes a picture of the report on a page with a fault in it: the one of the docs. */
export async function reportPicture(browser: Browser, path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hyrje-report-'));
  const built = await buildFlowPage(
    plants.find((plant) => plant.name === 'every countdown is that of the code'),
  );
  const server = await startToldServer(built.folder);
  try {
    const suite = suiteFor(machine);
    const begun = performance.now();
    const results = await runSuite(suite, await pagePlayer(browser, server.baseUrl, machine), {
      mostFailures: 2,
      pictureOf: (name) => join(folder, `${name}.png`),
    });
    const { criteria, version } = suite;
    const run = { schema: 'hyrje/suite-run@1' as const, machine, criteria, version, against, results };
    const coverage = coverageOfRun(subjectNamed(machine), suite, run);
    const html = join(folder, 'report.html');
    const ms = performance.now() - begun;
    await writeFile(html, await htmlReport({ suite, against, ms, results, coverage }));
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await page.goto(`file://${html}`);
    await page.screenshot({ path });
    await page.close();
  } finally {
    await server.close();
    await Promise.all([built.remove(), rm(folder, { recursive: true })]);
  }
}
