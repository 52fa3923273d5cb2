import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectorForAll } from './support/inspector-for-all.ts';
import { builtInspector, watched } from './support/inspector.ts';

const shared = inspectorForAll();

const patient = { timeout: 20_000 };
const drawn = '.chart-pane > .hyrje-chart';
const state = (path: string) => shared.desk.page.locator(`.boxes [data-state="${path}"]`);

describe('the chart of the inspector', () => {
  it('shows every machine, collapsed, from layouts that were made before', async () => {
    const { page } = shared.desk;
    await state('askingCode').waitFor();
    expect(await page.locator('[data-machine]').count()).toBe(27);
    expect(await state('askingCode').getAttribute('data-fold')).toBe('closed');
    const shownAfter = await page.evaluate<number>(
      `performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? performance.now()`,
    );
    console.log(`inspector: first picture after ${Math.round(shownAfter)} ms`);
  });

  it('begins every machine in sight, at the top of its left half, and still does after it was seen as a whole', async () => {
    const { page } = shared.desk;
    const whole = () => page.locator('[data-tool="whole"]').click();
    const names = await page
      .locator('[data-machine]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-machine') ?? ''));
    const begins = async () => {
      const pane = await page.locator('.chart-pane').boundingBox();
      const dot = await page.locator('.dot').first().boundingBox();
      if (!pane || !dot) return false;
      return dot.x >= pane.x && dot.x < pane.x + pane.width * 0.6 && dot.y >= pane.y && dot.y < pane.y + 200;
    };
    for (const name of names) {
      await shared.desk.go(`#/chart/${name}`);
      await page.locator(`[data-chart="${name}"] .dot`).first().waitFor();
      await expect.poll(async () => [name, await begins()], patient).toEqual([name, true]);
      await whole();
      await page.locator('[data-tool="whole"][aria-pressed="true"]').waitFor();
      await whole();
      await expect.poll(async () => [name, await begins()], patient).toEqual([name, true]);
    }
    await shared.desk.go('#/chart/passwordLogin');
  });

  it('opens a state by keyboard and by click, and closes it at its name', async () => {
    const { page } = shared.desk;
    await state('submitting').focus();
    await page.keyboard.press('Enter');
    await state('submitting.opening').waitFor();
    await state('askingCode').hover();
    await state('askingCode').focus();
    await page.evaluate(`globalThis.begun = performance.now()`);
    await state('askingCode').press('Enter');
    await state('askingCode.code').waitFor();
    const took = await page.evaluate<number>(`performance.now() - globalThis.begun`);
    console.log(`inspector: a state of 17 opened in ${Math.round(took)} ms`);
    await page.locator('.texts [data-state="askingCode"] .name').click();
    await state('askingCode.code').waitFor({ state: 'detached' });
    expect(await state('submitting.opening').count()).toBe(1);
  });

  it('finds states, events, codes and clauses, and brings them into the middle', async () => {
    const { page } = shared.desk;
    await page.locator('input[name="find"]').fill('codeExpiresAt');
    await page.locator('[data-hit="passwordLogin:askingCode.code.live"]').first().click();
    await page.locator('[data-picked]').waitFor();
    expect(page.url()).toContain('#/chart/passwordLogin');
    const found = state('askingCode.code.live');
    await found.waitFor();
    await expect.poll(() => found.getAttribute('class'), patient).toContain('is-marked');
    const box = await found.boundingBox();
    expect(box && box.x > 200 && box.x < 1200 && box.y > 60 && box.y < 860).toBe(true);
    for (const [asked, hit] of [
      ['E_FNP_EXPIRED', 'passwordLogin:askingCode.code.live'],
      ['SIM', 'passwordLogin:askingCode'],
      ['R4', 'rememberedLogin:askingCode'],
      ['wrong code dead', 'code:'],
    ] as const) {
      await page.locator('input[name="find"]').fill(asked);
      await page.locator(`[data-hit="${hit}"]`).first().waitFor();
    }
    await page.locator('input[name="find"]').fill('');
  });

  it('is zoomed by buttons and by the wheel, and what was in the middle stays there', async () => {
    const { page } = shared.desk;
    await shared.desk.go('#/chart/passwordLogin?state=blocked');
    const found = state('blocked');
    await found.waitFor();
    const scale = () => page.locator('.chart-pane').getAttribute('data-scale').then(Number);
    const before = await scale();
    await page.locator('.toolbar .square').nth(1).click();
    await expect.poll(scale, patient).toBeGreaterThan(before);
    const larger = await scale();
    await page.evaluate(
      `document.querySelector('.chart-pane').dispatchEvent(new WheelEvent('wheel', { deltaY: 100, ctrlKey: true, bubbles: true, cancelable: true }))`,
    );
    await expect.poll(scale, patient).toBeLessThan(larger);
    const box = await found.boundingBox();
    expect(box && box.x > 250 && box.x + box.width < 1150 && box.y > 60 && box.y < 860).toBe(true);
  });

  it('says of a state what it asks, what happens and where that leads, from a link', async () => {
    const { page } = shared.desk;
    await shared.desk.go('#/chart/code?state=validity.live');
    await page.locator('[data-picked="validity.live"]').waitFor();
    await page.locator('.details', { hasText: '120 seconds' }).waitFor();
    expect(await page.locator('[data-way]').count()).toBeGreaterThan(3);
    await page.locator('[data-tool="play"]').click();
    await page.locator('main[data-shown="play"] [data-chart="code"]').waitFor();
  });

  it('reads as tables, in both languages', async () => {
    const { page } = shared.desk;
    await shared.desk.go('#/chart/profile');
    await page.locator('[data-tool="table"]').click();
    await page.locator('[data-table="profile"]').waitFor();
    expect(await page.locator('[data-table] tbody tr').count()).toBeGreaterThan(40);
    await page.locator('[data-language="sq"]').click();
    await page.locator('[data-table] caption', { hasText: 'Çfarë ndodh' }).waitFor();
    await page.locator('[data-language="en"]').click();
    await page.locator('[data-tool="table"]').click();
    await page.locator(drawn).waitFor();
  });

  it('is light or dark as the reader says, and still is when the page is opened again', async () => {
    const { page } = shared.desk;
    const ground = () => page.evaluate<string>(`getComputedStyle(document.querySelector('.canvas')).fill`);
    const light = await ground();
    await page.locator('[data-choose="theme"]').selectOption('dark');
    await expect.poll(ground, patient).not.toBe(light);
    await page.reload();
    await page.locator(drawn).waitFor();
    await expect.poll(ground, patient).not.toBe(light);
    await page.locator('[data-choose="theme"]').selectOption('auto');
    await expect.poll(ground, patient).toBe(light);
  });

  it('is taken away as SVG, PNG, Mermaid and JSON', async () => {
    const { page } = shared.desk;
    const taken = async (kind: string): Promise<Buffer> => {
      await page.locator('[data-tool="export"]').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-export="${kind}"]`).click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    expect((await taken('svg')).toString()).toMatch(/^<svg[^>]*hyrje-chart/);
    expect((await taken('png')).subarray(1, 4).toString()).toBe('PNG');
    expect((await taken('mermaid')).toString()).toMatch(/^stateDiagram-v2/);
    expect(JSON.parse((await taken('json')).toString())).toMatchObject({ schema: 'hyrje/layout@1' });
    const charts = JSON.parse((await taken('charts')).toString()) as { schema: string; machines: object[] };
    expect(charts).toMatchObject({ schema: 'hyrje/charts@1' });
    expect(charts.machines).toHaveLength(27);
  });

  it('asked nobody for anything, and did nothing that its policy forbids', () => {
    expect(shared.desk.trouble).toEqual([]);
  });
});

describe('the files of the inspector', () => {
  it('weigh less than 200 kB compressed for all that is shown at first; the rest comes later', async () => {
    const folder = await builtInspector();
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    const names = await readdir(join(folder, 'assets'));
    const weight = async (some: readonly string[]) => {
      const files = await Promise.all(some.map((name) => readFile(join(folder, 'assets', name))));
      return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
    };
    const isFirst = (name: string) => html.includes(name);
    const isEngine = (name: string) => name.startsWith('elk-worker');
    const first = await weight(names.filter(isFirst));
    const later = await weight(names.filter((name) => !isFirst(name) && !isEngine(name)));
    console.log(
      `inspector: ${Math.round(first / 1000)} kB compressed, and ${Math.round(later / 1000)} kB that come later`,
    );
    expect(first).toBeGreaterThan(50_000);
    expect(first).toBeLessThan(200_000);
    expect(later).toBeLessThan(120_000);
  });

  it('are one as well, which opens from disk and lays charts out', { timeout: 120_000 }, async () => {
    const file = join(await builtInspector('single'), 'inspector.html');
    const context = await shared.browser.newContext({ offline: true });
    const page = await context.newPage();
    const trouble = watched(page, (url) => url.startsWith('file:'));
    await page.goto(`file://${file}#/chart/deactivation`);
    await page.locator(drawn).waitFor();
    await page.locator('[data-tool="open-all"]').click();
    await expect.poll(() => page.locator('.boxes [data-fold="closed"]').count(), patient).toBe(0);
    expect(trouble).toEqual([]);
    await context.close();
  });
});
