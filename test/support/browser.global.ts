import type { TestProject } from 'vitest/node';
import { buildPage } from '../browser/support/built-page.ts';
import { serveChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's Chromium is connected to. */
    chromium: string;
    /** The folder of the built page. */
    page: string;
  }
}

/** One Chromium and one built page for the whole run. Vitest calls what it returns at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [chromium, page] = await Promise.all([serveChromium(), buildPage()]);
  project.provide('chromium', chromium.wsEndpoint());
  project.provide('page', page.folder);
  return async () => {
    await chromium.close();
    await page.remove();
  };
}
