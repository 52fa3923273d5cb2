import { describe, expect, it } from 'vitest';
import { csrfPath, pathOf } from '../../adapters/http/wire.ts';
import { createStand, newKey } from './stand.ts';

describe('every answer', () => {
  it('forbids pages everything but their own origin', async () => {
    const stand = await createStand();
    for (const path of [csrfPath, '/nowhere', '/healthz']) {
      const { headers } = await stand.send(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|http:/);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('of the API is kept by nobody', async () => {
    const stand = await createStand();
    for (const answer of [
      await stand.post(pathOf('login.open'), { key: newKey() }),
      await stand.post(pathOf('login.open'), {}),
    ]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('promises no HTTPS on plain localhost', async () => {
    const stand = await createStand({ http: { origin: 'http://localhost:4400' } });
    expect((await stand.send('/healthz')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the rate limit', () => {
  it('is seen: what is left, then a problem that says when to ask again', async () => {
    const stand = await createStand({ http: { rate: { max: 2, windowMs: 60_000 } } });
    const [first, second, third] = [
      await stand.post(pathOf('login.open'), { key: newKey() }),
      await stand.post(pathOf('login.open'), { key: newKey() }),
      await stand.post(pathOf('login.open'), { key: newKey() }),
    ];
    expect(first.headers.get('ratelimit-limit')).toBe('2');
    expect([first, second].map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['1', '0']);
    expect(third).toMatchObject({ status: 429, body: { code: 'E_RATE', type: 'urn:hyrje:problem:rate' } });
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await stand.send('/healthz')).status).toBe(200);
  });

  it('ends with its window', async () => {
    const stand = await createStand({ http: { rate: { max: 1, windowMs: 2000 } } });
    await stand.post(pathOf('login.open'), { key: newKey() });
    expect((await stand.post(pathOf('login.open'), { key: newKey() })).status).toBe(429);
    const open = async () => (await stand.post(pathOf('login.open'), { key: newKey() })).status;
    await expect.poll(open, { interval: 250, timeout: 30_000 }).toBe(200);
  });

  it('believes no address that a client makes up, unless a proxy is trusted', async () => {
    const rate = { max: 1, windowMs: 60_000 };
    const open = { method: 'POST', body: '{"key":"k"}' };
    const from = (address: string) => ({
      ...open,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    });
    const plain = await createStand({ http: { rate } });
    await plain.send(pathOf('login.open'), from('203.0.113.1'));
    expect((await plain.send(pathOf('login.open'), from('203.0.113.2'))).status).toBe(429);
    const proxied = await createStand({ http: { rate, trustProxy: 'loopback' } });
    await proxied.send(pathOf('login.open'), from('203.0.113.1'));
    expect((await proxied.send(pathOf('login.open'), from('203.0.113.2'))).status).toBe(200);
    expect((await proxied.send(pathOf('login.open'), from('203.0.113.1'))).status).toBe(429);
  });
});
