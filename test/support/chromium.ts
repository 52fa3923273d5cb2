import { type Browser, type BrowserServer, chromium } from 'playwright-core';
import { startChromium } from '../../apps/drivers/chromium.ts';

const options = {
  args: [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
  ownFonts: true,
} as const;

/** A browser with a fresh profile. Throws, and says why, when none can be started: no test is skipped. */
export function launchChromium(): Promise<Browser> {
  return startChromium((given) => chromium.launch(given), options);
}

/** The same in a process that others connect to by its `wsEndpoint`. */
export function serveChromium(): Promise<BrowserServer> {
  return startChromium((given) => chromium.launchServer(given), options);
}
