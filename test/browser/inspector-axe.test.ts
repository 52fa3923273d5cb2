import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { suiteAndRun, violatedReport } from './support/inspector-files.ts';
import { type InspectorDesk, openInspector } from './support/inspector.ts';

interface AxeReport {
  passes: unknown[];
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function faults({ page }: InspectorDesk, view: string): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe.source);
  const report = await page.evaluate<AxeReport>('axe.run({ resultTypes: ["violations"] })');
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...report.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${view}: ${id}: ${html.slice(0, 200)}: ${failureSummary}`),
    ),
    ...(wide > 0 ? [`${view}: ${wide} pixels too wide`] : []),
  ];
}

/** Every view with something in it. */
async function tour(desk: InspectorDesk): Promise<string[]> {
  const { page, go, open } = desk;
  const wrong: string[] = [];
  const look = async (view: string) => void wrong.push(...(await faults(desk, view)));
  await page.locator('.chart-pane .boxes').waitFor();
  await look('chart');
  await go('#/chart/session?state=active.use&find=idle');
  await page.locator('[data-picked]').waitFor();
  await look('a state and a search');
  await go('#/chart/session?as=table');
  await page.locator('[data-table]').waitFor();
  await look('tables');
  await go('#/play/passwordLogin');
  await page.locator('[data-do="credentials.submit"]').first().click();
  await page.locator('[data-call]').waitFor();
  await look('play');
  await go('#/coverage');
  const { suite, run } = await suiteAndRun('deactivation');
  await open('hyrje/suite@1', 'suite.json', suite);
  await open('hyrje/suite-run@1', 'run.json', run);
  await page.locator('.is-walked').first().waitFor();
  await look('coverage');
  await page.locator('[data-test]').first().click();
  await page.locator('[data-step="next"]').click();
  await look('a test');
  await go('#/proof/properties?id=P37');
  await open('hyrje/check@1', 'check.json', await violatedReport());
  await page.locator('.violation').waitFor();
  await look('proof');
  await go('#/proof/attacks?cell=3.0');
  await page.locator('[data-chosen]').waitFor();
  await look('attacks');
  await page.locator('[data-play="attack"]').first().click();
  await page.locator('[data-seat]').first().waitFor();
  await page.locator('[data-step="next"]').click();
  await page.locator('[data-touched="true"]').first().waitFor();
  await look('an attack that is played');
  await page.locator('[data-step="close"]').click();
  await go('#/play?journey=manual-smart-fnp');
  await page.locator('[data-script="journey"]').waitFor();
  await page.locator('[data-step="end"]').click();
  await page.locator('[data-step="next"]:disabled').waitFor();
  await look('a journey');
  await page.locator('[data-step="close"]').click();
  await go('#/proof/paths?needs=P_sim');
  await page.locator('[data-path]').first().waitFor();
  await look('ways in');
  await go('#/compare');
  await open('hyrje/charts@1', 'older.json', '{');
  await page.locator('.trouble:not(:empty)').first().waitFor();
  await look('compare');
  await go('#/live');
  await look('live');
  return wrong;
}

describe('axe-core finds nothing in the inspector', () => {
  it.each([
    { colorScheme: 'light', width: 1440, language: 'en' },
    { colorScheme: 'dark', width: 390, language: 'sq' },
  ] as const)(
    'in $colorScheme, $width wide',
    { timeout: 180_000 },
    async ({ colorScheme, width, language }) => {
      const desk = await openInspector(browser, { colorScheme, viewport: { width, height: 900 } });
      try {
        await desk.page.locator(`[data-language="${language}"]`).click();
        expect(await tour(desk)).toEqual([]);
      } finally {
        await desk.close();
      }
    },
  );
});
