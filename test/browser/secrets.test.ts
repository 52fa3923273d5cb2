import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { customer, type Desk, openRoom, pin, type Room } from './support/desk.ts';

/** Everything of the page that could hold something: DOM with what is typed, addresses, stores, cookies, caches. */
const everywhere = `(async () => {
  const app = document.querySelector('.app-phone');
  const databases = await Promise.all(
    ((await indexedDB.databases?.()) ?? []).map(({ name }) => new Promise((resolve) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => {
        const stores = [...open.result.objectStoreNames];
        if (stores.length === 0) return resolve([name]);
        const all = open.result.transaction(stores[0]).objectStore(stores[0]).getAll();
        all.onsuccess = () => { open.result.close(); resolve([name, all.result]); };
      };
    })),
  );
  return JSON.stringify([
    app.outerHTML,
    [...document.querySelectorAll('input')].map((one) => [one.value, one.defaultValue]),
    location.href, document.title, document.cookie, history.state, window.name,
    { ...localStorage }, { ...sessionStorage },
    await caches.keys(), databases,
    performance.getEntriesByType('resource').map(({ name }) => name),
  ]);
})()`;

const hits = (text: string, secrets: readonly string[]) =>
  secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));

/** What the page logs, reports and asks of anybody. */
function listen(context: BrowserContext) {
  const heard = { console: [] as string[], requests: [] as string[], faults: [] as string[] };
  context.on('console', (message) => heard.console.push(message.text()));
  context.on('weberror', (error) => heard.faults.push(String(error.error())));
  context.on('request', (request) => heard.requests.push(request.url()));
  return heard;
}

describe('a page in use', () => {
  let room: Room;
  let desk: Desk;
  let heard: ReturnType<typeof listen>;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room?.close());
  beforeEach(async () => {
    desk = await room.desk();
    heard = listen(desk.page.context());
  });
  afterEach(() => desk.close());

  it('holds no password and no code once their screen is left', async () => {
    const { page, world, press, on } = desk;
    const tokens: string[] = [];
    page.on('response', async (response) => {
      if (!response.url().endsWith('/second')) return;
      const { token } = (await response.json()) as { token?: string };
      if (token) tokens.push(token);
    });
    const canary = 'kanarina në kafaz 77';
    await press('app.enter');
    await desk.type('identifier', customer.clientNumber);
    await desk.type('password', canary);
    const typed = await page.evaluate<string>(everywhere);
    expect(hits(typed, [canary])).toEqual([canary]);
    await press('credentials.submit');
    await on('code');
    await desk.type('code', '918273');
    await press('code.submit');
    await page.locator('[data-error="E_AUTH_GENERIC"]').waitFor();
    expect(hits(await page.evaluate<string>(everywhere), [canary, '918273'])).toEqual([]);

    await press('credentials.edit');
    await on('credentials');
    expect(hits(await page.evaluate<string>(everywhere), [canary, '918273'])).toEqual([]);
    await desk.type('password', customer.password);
    await press('credentials.submit');
    await on('code');
    const code = await world.lastCode();
    await desk.enter();
    await expect.poll(() => tokens.length).toBe(1);
    const secrets = [canary, customer.password, '918273', code, ...tokens];
    expect(hits(await page.evaluate<string>(everywhere), secrets)).toEqual([]);
    expect(hits(JSON.stringify(heard), secrets)).toEqual([]);
    await press('session.logout');
    await on('sessionEnded');
    await press('app.start');
    await on('welcome');
    expect(hits(await page.evaluate<string>(everywhere), secrets)).toEqual([]);
  });

  it('holds no PIN and no Soft PIN code once their screen is left', async () => {
    const { page, press, on } = desk;
    await desk.toCode();
    await desk.enter();
    await desk.activate('softPin', { save: true });
    expect(hits(await page.evaluate<string>(everywhere), [pin])).toEqual([]);
    await press('softPin.menu');
    await on('softPinReady');
    await press('softPin.get');
    const shown = (await page.locator('[data-reveal="code"]').textContent()) ?? '';
    const code = shown.replace(' ', '');
    expect(shown).toMatch(/^\d{3} \d{3}$/);
    expect(hits(await page.evaluate<string>(everywhere), [shown])).toEqual([shown]);
    await press('flow.cancel');
    await on('home');
    expect(hits(await page.evaluate<string>(everywhere), [pin, shown, code])).toEqual([]);
    expect(hits(JSON.stringify(heard), [pin, shown, code])).toEqual([]);
  });

  it('asks its own origin and its frame’s and nobody else, logs nothing and breaks no rule of its security policy', async () => {
    const { page, url, branchUrl } = desk;
    await page.reload();
    await page.locator('[data-fill]').first().waitFor();
    await desk.toCode();
    await page.locator('[data-advance="600000"]').click();
    await desk.on('credentials');
    const isKnown = (asked: string) => asked.startsWith(url) || asked.startsWith(branchUrl);
    expect(heard.requests.length).toBeGreaterThan(5);
    expect(heard.requests.filter((asked) => !isKnown(asked))).toEqual([]);
    expect([heard.console, heard.faults]).toEqual([[], []]);
    const policy = (await page.request.get(url)).headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('keeps nothing but the flow at rest, the clock and the language, beside the keys of the device', async () => {
    const { page } = desk;
    await desk.toCode();
    expect((await page.evaluate<string[]>('Object.keys(sessionStorage)')).toSorted()).toEqual([
      'hyrje.flow',
      'hyrje.language',
    ]);
    expect(await page.evaluate('localStorage.length + document.cookie.length')).toBe(0);
    await desk.enter();
    await expect.poll(() => page.evaluate('sessionStorage["hyrje.flow"] ?? null')).toBeNull();
  });
});
