import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customer, type Desk, openRoom, type Room } from './support/desk.ts';

interface AxeReport {
  passes: unknown[];
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

const wrongCodes = async (desk: Desk, times: number) => {
  for (let time = 0; time < times; time++) {
    await desk.type('code', '000000');
    await desk.press('code.submit');
    await desk.page.locator('.app-phone form:not([aria-busy="true"]) [data-error]').waitFor();
  }
};

type Look = (screen: string) => Promise<void>;

/** The way through the screens of the app; each is looked at where it says `look`. */
const tour = async (desk: Desk, look: Look): Promise<void> => {
  const { page, press, on, turn } = desk;
  await on('welcome');
  await look('welcome');
  await press('app.enter');
  await on('credentials');
  await press('credentials.submit');
  await page.locator('[data-error="E_ID_REQUIRED"]').waitFor();
  await look('credentials with an error');
  await press('password.forgot');
  await on('identify');
  await look('identify');
  await press('flow.cancel');
  await desk.toCode();
  await page.locator('[data-copy]').waitFor({ state: 'attached' });
  await look('code');
  await turn('[data-advance="30000"]');
  await page.locator('[data-notice="I_FNP_HELP"]').waitFor();
  await wrongCodes(desk, 1);
  await look('code with help and an error');
  await desk.enter();
  await look('home');
  await insideTour(desk, look);
  await press('session.logout');
  await on('sessionEnded');
  await look('the end of a session');
  await press('app.start');
  await on('welcome');
  await press('app.enter');
  await on('method');
  await look('method');
  await press('softPin.open');
  await on('pin');
  await look('pin');
  await press('flow.cancel');
  await on('welcome');
};

const insideTour = async (desk: Desk, look: Look): Promise<void> => {
  const { page, press, on, type, scan } = desk;
  await press('profile.open');
  await on('profile');
  await look('profile');
  await press('biometric.activate');
  await on('reauth');
  await look('reauth');
  await type('password', customer.password);
  await press('reauth.submit');
  await page.locator('[data-finger="matches"]').waitFor();
  await look('scan');
  await scan('matches');
  await on('confirmed');
  await look('confirmed');
  await press('confirmation.acknowledge');
  await on('profile');
  await press('profile.close');
  await on('home');
  await desk.activate('softPin', { save: true });
  await press('profile.open');
  await on('profile');
  await look('profile with options on');
  await press('biometric.deactivate');
  await on('confirmOff');
  await look('confirmOff');
  await press('flow.cancel');
  await on('profile');
  await press('profile.close');
  await on('home');
  await press('softPin.menu');
  await on('softPinReady');
  await press('softPin.get');
  await on('softPinCode');
  await look('softPinCode');
  await press('flow.cancel');
  await on('home');
};

/** Until the account is blocked. */
const blockTour = async (desk: Desk, look: Look): Promise<void> => {
  const { page, press, on, turn } = desk;
  await desk.toCode();
  await wrongCodes(desk, 3);
  await turn('[data-advance="30000"]');
  await press('code.resend');
  await page.locator('[data-timer="resend"]').waitFor();
  await wrongCodes(desk, 1);
  await page.locator('[data-notice="W_LAST_ATTEMPT"]').waitFor();
  await look('last attempt');
  await wrongCodes(desk, 1);
  await on('blocked');
  await look('blocked');
};

/** The Internet Branch, in a window of its own. */
const branchTour = async ({ page, branchUrl, world }: Desk, look: Look): Promise<void> => {
  await page.goto(branchUrl);
  await page.locator('input[name="identifier"]').fill(customer.clientNumber);
  await page.locator('input[name="password"]').fill(customer.password);
  await look('branch');
  await page.locator('[data-action="credentials.submit"]').click();
  await page.locator('form[data-screen="secondElement"]').waitFor();
  await look('branch, second element');
  await page.locator('[data-action="sms.request"]').click();
  await page.locator('form[data-screen="code"][aria-busy="false"]').waitFor();
  await page.locator('form[data-screen="code"] input').fill(await world.lastCode());
  await page.locator('[data-action="code.submit"]').click();
  await page.locator('[data-session="open"]').waitFor();
  await look('branch, home');
};

async function faultsOn(page: Page, screen: string): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe.source);
  const report = await page.evaluate<AxeReport>('axe.run({ resultTypes: ["violations"] })');
  expect(report.passes.length).toBeGreaterThan(10);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...report.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${screen}: ${id}: ${html}: ${failureSummary}`),
    ),
    ...(overflow > 0 ? [`${screen}: ${overflow} pixels too wide`] : []),
  ];
}

interface Seen {
  screens: string[];
  wrong: string[];
}
interface Shown {
  colorScheme: 'light' | 'dark';
  width: number;
}
type Language = 'sq' | 'en';

const looks: Readonly<Record<Language, readonly Shown[]>> = {
  sq: [
    { colorScheme: 'light', width: 1440 },
    { colorScheme: 'dark', width: 390 },
  ],
  en: [
    { colorScheme: 'light', width: 390 },
    { colorScheme: 'dark', width: 1440 },
  ],
};

/** Walks every way once in a language, at the width of its first look, and shows each screen in all of its looks. */
async function walk(room: Room, language: Language): Promise<Seen[]> {
  const shown = looks[language];
  const [usual] = shown as [Shown];
  const seen = shown.map((): Seen => ({ screens: [], wrong: [] }));
  const show = async ({ page }: Desk, { colorScheme, width }: Shown) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
  };
  for (const way of [tour, blockTour, branchTour]) {
    const desk = await room.desk({ colorScheme: usual.colorScheme });
    try {
      await show(desk, usual);
      await desk.page.locator(`.top-bar [data-language="${language}"]`).click();
      await way(desk, async (screen) => {
        for (const [at, look] of shown.entries()) {
          await show(desk, look);
          seen[at]?.screens.push(screen);
          seen[at]?.wrong.push(...(await faultsOn(desk.page, screen)));
        }
        await show(desk, usual);
      });
    } finally {
      await desk.close();
    }
  }
  return seen;
}

describe('axe-core finds nothing', () => {
  let room: Room;
  const walked = new Map<Language, Promise<Seen[]>>();
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room?.close());

  const cases = (['sq', 'en'] as const).flatMap((language) =>
    looks[language].map((shown, at) => ({ language, at, ...shown })),
  );
  it.each(cases)(
    'on any screen in $language, $colorScheme, $width wide',
    { timeout: 180_000 },
    async ({ language, at }) => {
      const walking = walked.get(language) ?? walk(room, language);
      walked.set(language, walking);
      const { screens, wrong } = (await walking)[at] as Seen;
      expect(wrong).toEqual([]);
      expect(screens).toHaveLength(21);
    },
  );

  it('but a fault that is planted', async () => {
    const desk = await room.desk();
    try {
      await desk.page.evaluate(axe.source);
      await desk.page.evaluate(`document.querySelector('main').append(document.createElement('img'))`);
      const report = await desk.page.evaluate<AxeReport>('axe.run()');
      expect(report.violations.map(({ id }) => id)).toEqual(['image-alt']);
    } finally {
      await desk.close();
    }
  });
});
