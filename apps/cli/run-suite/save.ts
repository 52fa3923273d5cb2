import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Subject, Suite } from '../../../verification/index.ts';
import type { TestResult } from '../../drivers/run.ts';
import { failuresIn, shortestTo } from '../../drivers/shortest.ts';
import { openSurface } from './surface.ts';

/** Transitions that are looked into; a suite that fails everywhere has one cause. */
const most = 20;

/** The name of a test as that of a file. */
export const fileNameOf = (name: string): string => name.replaceAll(/[^\w-]+/g, '-');

/**
 * Saves for each transition at which tests failed a suite of one test, with a shortest way to it. Gives the paths, and
 * whether the way is a shortest one.
 */
export async function saveShortest(
  folder: string,
  { subject, suite, results }: { subject: Subject; suite: Suite; results: readonly TestResult[] },
  { against, token, stepTimeoutMs }: { against: string; token: string | undefined; stepTimeoutMs: number },
): Promise<{ path: string; steps: number; isShortest: boolean }[]> {
  const failures = failuresIn(suite, results).slice(0, most);
  if (failures.length === 0) return [];
  await mkdir(folder, { recursive: true });
  const surface = await openSurface(against, suite, token);
  const saved: { path: string; steps: number; isShortest: boolean }[] = [];
  try {
    const [lane] = surface.lanes;
    for (const failure of failures) {
      const found = lane && (await shortestTo(subject, suite, failure, lane, stepTimeoutMs));
      if (!found) continue;
      const path = join(folder, `${fileNameOf(failure.name)}.suite.json`);
      await writeFile(path, `${JSON.stringify(found.suite)}\n`);
      const steps = found.suite.tests.reduce((sum, one) => sum + one.steps.length, 0);
      saved.push({ path, steps, isShortest: found.isShortest });
    }
  } finally {
    await surface.close();
  }
  return saved;
}
