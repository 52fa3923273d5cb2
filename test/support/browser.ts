import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The run's Chromium. Closing it closes what was opened through this connection. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject('chromium'));

/** The folder of the page as it is shipped, built once for the run. */
export const builtPage = (): string => inject('page');
