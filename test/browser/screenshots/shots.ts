import type { Page } from 'playwright-core';
import type { BankWorld } from '../../support/world.ts';

export interface Shot {
  name: string;
  look: 'wide' | 'narrow' | 'dark';
  /** From the welcome page to what is to be seen. */
  story(page: Page, world: BankWorld): Promise<void>;
}

const action = (page: Page, event: string) => page.locator(`[data-action="${event}"]`);
const onScreen = (page: Page, name: string) =>
  page.locator(`form[data-screen="${name}"][aria-busy="false"]`).waitFor();

async function credentials(page: Page): Promise<void> {
  await page.locator('[data-fill="100200300"]').click();
  await onScreen(page, 'credentials');
}

async function code(page: Page): Promise<void> {
  await credentials(page);
  await action(page, 'credentials.submit').click();
  await onScreen(page, 'code');
  await page.locator('[data-copy]').first().waitFor();
}

async function help(page: Page): Promise<void> {
  await code(page);
  await page.locator('[data-advance="30000"]').click();
  await page.locator('[data-notice="I_FNP_HELP"]').waitFor();
}

async function wrongCodes(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.locator('input[name="code"]').fill('000000');
    await action(page, 'code.submit').click();
    await page
      .locator('form[aria-busy="false"] [data-error], [data-screen="blocked"] [data-error]')
      .waitFor();
  }
}

async function blocked(page: Page): Promise<void> {
  await code(page);
  await wrongCodes(page, 3);
  await page.locator('[data-advance="30000"]').click();
  await action(page, 'code.resend').click();
  await page.locator('[data-timer="resend"]').waitFor();
  await wrongCodes(page, 2);
  await onScreen(page, 'blocked');
  await page.locator('.bubbles li').nth(2).waitFor();
}

async function home(page: Page): Promise<void> {
  await code(page);
  const sent = await page.locator('[data-copy]').first().getAttribute('data-copy');
  await page.locator('input[name="code"]').fill(sent ?? '');
  await action(page, 'code.submit').click();
  await page.locator('[data-session="open"]').waitFor();
}

async function typed(page: Page): Promise<void> {
  await help(page);
  await wrongCodes(page, 1);
  await page.locator('[data-language="en"]').click();
  await page.locator('input[name="code"]').fill('123456');
  await page.locator('[data-demo="network"]').click();
  await action(page, 'code.submit').click();
}

/** The pictures in `docs/images`. */
export const shots: readonly Shot[] = [
  { name: 'rest', look: 'wide', story: credentials },
  { name: 'code', look: 'wide', story: code },
  { name: 'help', look: 'wide', story: help },
  { name: 'blocked', look: 'wide', story: blocked },
  { name: 'narrow', look: 'narrow', story: code },
  ...(process.env['HYRJE_SHOTS'] === undefined
    ? []
    : ([
        { name: 'typed', look: 'wide', story: typed },
        { name: 'welcome', look: 'wide', story: async () => {} },
        { name: 'home', look: 'wide', story: home },
        { name: 'dark', look: 'dark', story: help },
        { name: 'narrow-home', look: 'narrow', story: home },
      ] as const satisfies readonly Shot[])),
];
