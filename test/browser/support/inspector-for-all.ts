import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { type InspectorDesk, openInspector, patience } from './inspector.ts';

/** The inspector's page for all tests of a file, opened before the first and closed after the last. */
export function inspectorForAll(): { readonly desk: InspectorDesk; readonly browser: Browser } {
  const opened: { browser?: Browser; desk?: InspectorDesk } = {};
  beforeAll(async () => {
    opened.browser = await openBrowser();
    opened.desk = await openInspector(opened.browser);
  }, patience);
  afterAll(async () => {
    await opened.desk?.close();
    await opened.browser?.close();
  });
  return opened as Required<typeof opened>;
}
