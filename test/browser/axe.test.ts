import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openRoom, type Room } from './support/desk.ts';

interface AxeReport {
  passes: unknown[];
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

const wrongCodes = async (desk: Desk, times: number) => {
  for (let time = 0; time < times; time++) {
    await desk.type('code', '000000');
    await desk.press('code.submit');
    await desk.page.locator('form:not([aria-busy="true"]) [data-error]').waitFor();
  }
};

/** The way through every screen; each is looked at where it says `look`. */
const tour = async (desk: Desk, look: (screen: string) => Promise<void>): Promise<void> => {
  const { page, press, on } = desk;
  await look('welcome');
  await press('app.enter');
  await press('password.forgot');
  await on('left');
  await look('left');
  await press('app.start');
  await press('app.enter');
  await press('credentials.submit');
  await page.locator('[data-error="E_ID_REQUIRED"]').waitFor();
  await look('credentials with an error');
  await press('flow.cancel');
  await on('cancelled');
  await look('cancelled');
  await press('app.start');
  await desk.toCode();
  await page.locator('[data-copy]').waitFor();
  await look('code');
  await page.locator('[data-advance="30000"]').click();
  await page.locator('[data-notice="I_FNP_HELP"]').waitFor();
  await wrongCodes(desk, 1);
  await look('code with help and an error');
  await desk.enter();
  await look('home');
  await press('session.logout');
  await desk.toCode();
  await wrongCodes(desk, 3);
  await page.locator('[data-advance="30000"]').click();
  await press('code.resend');
  await page.locator('[data-timer="resend"]').waitFor();
  await wrongCodes(desk, 1);
  await page.locator('[data-notice="W_LAST_ATTEMPT"]').waitFor();
  await look('last attempt');
  await wrongCodes(desk, 1);
  await on('blocked');
  await look('blocked');
};

describe('axe-core finds nothing', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room?.close());

  const looks = [
    { language: 'sq', colorScheme: 'light', width: 1440 },
    { language: 'sq', colorScheme: 'dark', width: 390 },
    { language: 'en', colorScheme: 'light', width: 390 },
    { language: 'en', colorScheme: 'dark', width: 1440 },
  ] as const;

  it.each(looks)('on any screen in $language, $colorScheme, $width wide', async (shown) => {
    const { language, colorScheme, width } = shown;
    const desk = await room.desk({ colorScheme, viewport: { width, height: 900 } });
    try {
      await desk.page.locator(`[data-language="${language}"]`).click();
      const seen: string[] = [];
      const wrong: string[] = [];
      await tour(desk, async (screen) => {
        await desk.page.evaluate(axe.source);
        const report = await desk.page.evaluate<AxeReport>('axe.run()');
        expect(report.passes.length).toBeGreaterThan(10);
        seen.push(screen);
        for (const { id, nodes } of report.violations) {
          wrong.push(
            ...nodes.map(({ html, failureSummary }) => `${screen}: ${id}: ${html}: ${failureSummary}`),
          );
        }
        const overflow = await desk.page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (overflow > 0) wrong.push(`${screen}: ${overflow} pixels too wide`);
      });
      expect(wrong).toEqual([]);
      expect(seen).toHaveLength(9);
    } finally {
      await desk.close();
    }
  });

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
