import type { Suite } from '../schema.ts';

/**
 * A Playwright file that plays the suite beside it on the page of the machine, in a browser. `drivers`: where the drivers
 * are imported from. `BASE_URL` names the server of the page when the tests run.
 */
export function playwrightOf(
  { machine, criteria }: Suite,
  suiteFile: string,
  drivers = 'hyrje/drivers',
): string {
  return `import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { pagePlayer, runSuite } from ${JSON.stringify(drivers)};

const suite = JSON.parse(readFileSync(new URL(${JSON.stringify(`./${suiteFile}`)}, import.meta.url), 'utf8'));
const base = process.env.BASE_URL ?? 'http://127.0.0.1:3000';

test.describe(${JSON.stringify(`${machine}: ${criteria.join(', ')}`)}, () => {
  let player;
  test.beforeAll(async ({ browser }) => (player = await pagePlayer(browser, base, suite.machine)));
  test.afterAll(() => player?.close?.());
  for (const one of suite.tests) {
    test(one.name, async ({}, info) => {
      const pictureOf = () => info.outputPath('page.png');
      const [{ mismatch, picture }] = await runSuite({ ...suite, tests: [one] }, player, { keepOpen: true, pictureOf });
      if (picture) await info.attach('page', { path: picture, contentType: 'image/png' });
      expect(mismatch).toBeNull();
    });
  }
});
`;
}
