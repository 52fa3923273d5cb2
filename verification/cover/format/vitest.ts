import type { Suite } from '../schema.ts';

/** A Vitest file that plays the suite beside it against the machine. `drivers`: where the drivers are imported from. */
export function vitestOf({ machine, criteria }: Suite, suiteFile: string, drivers = 'hyrje/drivers'): string {
  return `import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { driverFor, runSuite } from ${JSON.stringify(drivers)};

const suite = JSON.parse(readFileSync(new URL(${JSON.stringify(`./${suiteFile}`)}, import.meta.url), 'utf8'));

describe(${JSON.stringify(`${machine}: ${criteria.join(', ')}`)}, () => {
  it.each(suite.tests)('$name', async (test) => {
    const [{ mismatch }] = await runSuite({ ...suite, tests: [test] }, driverFor(suite));
    expect(mismatch).toBeNull();
  });
});
`;
}
