import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { handsOn } from '../support/desk.ts';

export type Hands = ReturnType<typeof handsOn>;

export interface Shot {
  name: string;
  look: 'wide' | 'narrow' | 'dark';
  /** From the welcome page to what is to be seen. */
  story(page: Page, hands: Hands): Promise<void>;
}

const sms = (page: Page, count = 1) =>
  page
    .locator('.bubbles li')
    .nth(count - 1)
    .waitFor({ state: 'attached' });

/** Waits until the demonstration has filled a form in. */
export async function filled(place: Locator | FrameLocator): Promise<void> {
  const password = place.locator('input[name="password"]');
  while ((await password.inputValue()) === '') await new Promise((resolve) => setTimeout(resolve, 10));
}

async function rest(_: Page, { on, turn }: Hands): Promise<void> {
  await turn('[data-fill="100200300"]');
  await on('credentials');
}

async function code(page: Page, hands: Hands): Promise<void> {
  await rest(page, hands);
  await filled(page.locator('.app-phone'));
  await hands.press('credentials.submit');
  await hands.on('code');
  await sms(page);
}

async function help(page: Page, hands: Hands): Promise<void> {
  await code(page, hands);
  await hands.turn('[data-advance="30000"]');
  await page.locator('[data-notice="I_FNP_HELP"]').waitFor();
}

async function wrongCodes(page: Page, { press, type }: Hands, times: number): Promise<void> {
  const app = page.locator('.app-phone');
  for (let time = 0; time < times; time++) {
    await type('code', '000000');
    await press('code.submit');
    await app.locator('form[aria-busy="false"] [data-error], [data-screen="blocked"] [data-error]').waitFor();
  }
}

async function blocked(page: Page, hands: Hands): Promise<void> {
  await code(page, hands);
  await wrongCodes(page, hands, 3);
  await hands.turn('[data-advance="30000"]');
  await hands.press('code.resend');
  await page.locator('[data-timer="resend"]').waitFor();
  await wrongCodes(page, hands, 2);
  await hands.on('blocked');
  await sms(page, 3);
}

async function home(page: Page, hands: Hands): Promise<void> {
  await code(page, hands);
  await hands.enter();
}

/** Everything is on, and the Internet Branch waits for the code that the phone shows. */
async function desk(page: Page, hands: Hands): Promise<void> {
  await home(page, hands);
  await hands.activate('biometric');
  await hands.activate('softPin', { save: true });
  await hands.press('softPin.menu');
  await hands.on('softPinReady');
  await hands.press('softPin.get');
  await hands.on('softPinCode');
  await hands.turn('[data-fill="100200300"]');
  await filled(hands.branch);
  await hands.branch.locator('[data-action="credentials.submit"]').click();
  await hands.branch.locator('form[data-screen="secondElement"]').waitFor();
}

/** The pictures in `docs/images`; more of them for whoever looks at a change (`HYRJE_SHOTS`, a folder). */
export const shots: readonly Shot[] = [
  { name: 'rest', look: 'wide', story: rest },
  { name: 'code', look: 'wide', story: code },
  { name: 'help', look: 'wide', story: help },
  { name: 'blocked', look: 'wide', story: blocked },
  { name: 'desk', look: 'wide', story: desk },
  { name: 'narrow', look: 'narrow', story: code },
  ...(process.env['HYRJE_SHOTS'] === undefined
    ? []
    : ([
        { name: 'welcome', look: 'wide', story: async () => {} },
        { name: 'home', look: 'wide', story: home },
        { name: 'dark', look: 'dark', story: desk },
        { name: 'narrow-home', look: 'narrow', story: home },
      ] as const satisfies readonly Shot[])),
];
