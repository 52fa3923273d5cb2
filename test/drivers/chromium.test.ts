import { afterEach, describe, expect, it, vi } from 'vitest';
import { startChromium } from '../../apps/drivers/chromium.ts';

afterEach(() => vi.unstubAllEnvs());

const pathOf = () => startChromium(async ({ executablePath }) => executablePath);

describe('the Chromium that pages are played in', () => {
  it('is that of CHROME_PATH', async () => {
    vi.stubEnv('CHROME_PATH', '/opt/bank/chrome');
    expect(await pathOf()).toBe('/opt/bank/chrome');
  });

  it('is that of the system or of an npm package where none is named', async () => {
    vi.stubEnv('CHROME_PATH', undefined);
    expect(await pathOf()).toMatch(/^\/usr\/bin\/|hyrje-chromium-[\d.]+\/chromium$/);
  });

  it('that does not start is an error that says what to do', async () => {
    vi.stubEnv('CHROME_PATH', '/nowhere/chrome');
    const failing = startChromium(() => Promise.reject(new Error('spawn ENOENT\nand a long log')));
    await expect(failing).rejects.toThrow(
      /^Chromium at \/nowhere\/chrome does not start; set CHROME_PATH to one that does, or npm install @sparticuz\/chromium, or npx playwright-core install chromium\. spawn ENOENT$/,
    );
  });
});
