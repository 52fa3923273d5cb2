import type { Browser } from 'playwright-core';
import { httpDriver } from '../../apps/drivers/http.ts';
import { pagePlayer } from '../../apps/drivers/page.ts';
import { runSuite, type TestResult } from '../../apps/drivers/run.ts';
import { flowCalled } from '../../apps/drivers/subjects.ts';
import { suiteFor } from '../support/suites.ts';
import { startToldServer } from '../support/told-server.ts';
import { buildFlowPage, startCopy } from './copies.ts';
import type { Plant } from './planted.ts';

const firstFailure = (results: readonly TestResult[]): TestResult | null =>
  results.find(({ mismatch }) => mismatch !== null) ?? null;

/** The first test of the suite that sees a fault in a copy; `null` when none does. */
export const caughtBy = (plant: Plant, browser: Browser): Promise<TestResult | null> =>
  plant.where === 'server' ? caughtOnCopy(plant) : caughtOnPage(plant, browser);

/** The same, of a fault in the server. */
export async function caughtOnCopy(plant: Plant): Promise<TestResult | null> {
  const suite = suiteFor(plant.machine);
  const server = await startCopy(plant);
  try {
    const driver = httpDriver(flowCalled(plant.machine), server);
    return firstFailure(await runSuite(suite, driver, { mostFailures: 1 }));
  } finally {
    await server.close();
  }
}

async function caughtOnPage(plant: Plant, browser: Browser): Promise<TestResult | null> {
  const suite = suiteFor(plant.machine);
  const page = await buildFlowPage(plant);
  const server = await startToldServer(page.folder);
  try {
    const player = await pagePlayer(browser, server.baseUrl, plant.machine);
    return firstFailure(await runSuite(suite, player, { mostFailures: 1 }));
  } finally {
    await server.close();
    await page.remove();
  }
}
