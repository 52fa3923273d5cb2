import { describe, expect, it } from 'vitest';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { createFlow, passwordLogin, ServiceFault } from '../../machines/index.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createStand, newDevice } from './stand.ts';

/** A client whose server answers like this. */
const answered = (answer: () => Response | Promise<Response>, timeoutMs?: number) =>
  connectHttp({
    baseUrl: 'https://bank.example',
    channel: 'app',
    device: newDevice(),
    fetch: async () => answer(),
    ...(timeoutMs && { timeoutMs }),
  });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const problem = (status: number, code: string) =>
  json(
    status,
    { type: 'urn:hyrje:problem:x', title: '', status, code, instance: '' },
    { 'retry-after': '7' },
  );
const first = { key: 'k', txn: 't', second: 'sms' as const };
const credentials = () => seal({ identifier: '100200300', password: 'p' });

describe('the client', () => {
  it.each([
    ['no connection', 'E_TIMEOUT', () => Promise.reject(new TypeError('fetch failed'))],
    ['504', 'E_TIMEOUT', () => json(504, {})],
    ['503', 'E_SERVICE', () => problem(503, 'E_SERVICE')],
    ['500 with a page', 'E_SERVICE', () => new Response('<html>', { status: 500 })],
    ['400', 'E_SERVICE', () => problem(400, 'E_REQUEST')],
    ['404 of somebody else', 'E_SERVICE', () => new Response('<html>', { status: 404 })],
    ['an answer that is no JSON', 'E_SERVICE', () => new Response('{"ok":')],
    [
      'an answer that nobody declared',
      'E_SERVICE',
      () => json(200, { ok: false, code: 'E_ODD', serverNow: 0 }),
    ],
    ['an answer without its values', 'E_SERVICE', () => json(200, { ok: true })],
  ])('makes a fault of %s: %s', async (_, code, answer) => {
    const { login } = answered(answer as () => Promise<Response>);
    const call = login.open({ key: 'k' });
    await expect(call).rejects.toThrow(ServiceFault);
    await expect(call).rejects.toMatchObject({ code });
  });

  it('waits no longer than it was told', async () => {
    const login = connectHttp({
      baseUrl: 'https://bank.example',
      channel: 'app',
      device: newDevice(),
      timeoutMs: 30,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        }),
    }).login;
    await expect(login.open({ key: 'k' })).rejects.toMatchObject({ code: 'E_TIMEOUT' });
  });

  it('tells the rate limit as the declared E_RATE, where there is one', async () => {
    const { login } = answered(() => problem(429, 'E_RATE'));
    const told = await login.first({ ...first, secret: credentials() });
    expect(told).toMatchObject({ ok: false, code: 'E_RATE' });
    expect(!told.ok && told.code === 'E_RATE' && told.retryAt - told.serverNow).toBe(7000);
    await expect(login.open({ key: 'k' })).rejects.toMatchObject({ code: 'E_SERVICE' });
  });

  it('drops fields that nobody declared', async () => {
    const declared = {
      ok: true,
      txn: 't',
      nonce: 'n',
      expiresAt: 1,
      ceremony: 60_000,
      scans: 3,
      serverNow: 0,
    };
    const answer = { ...declared, more: 'x' };
    expect(await answered(() => json(200, answer)).login.open({ key: 'k' })).toEqual(declared);
  });

  it('gives a flow the session’s reference only', async () => {
    const told = await answered(() =>
      json(200, { ok: true, session: 's', serverNow: 0, token: 'secret' }),
    ).login.second({ key: 'k', txn: 't', method: 'sms', secret: seal({ code: '123456' }) });
    expect(told).toEqual({ ok: true, session: 's', serverNow: 0 });
  });

  it('takes a customer through the real flow', async () => {
    const { world, app } = await createStand();
    const connection = app();
    const flow = createFlow(passwordLogin, { services: connection, clock: world.clock });
    const shows = (screen: string) =>
      new Promise<void>((resolve) => void flow.subscribe((view) => view.screen === screen && resolve()));
    const { clientNumber: identifier, password } = world.customer;
    flow.send('credentials.submit', { identifier, password });
    await shows('code');
    flow.send('code.submit', { code: await world.lastCode() });
    const end = await flow.done;
    expect(end).toMatchObject({ status: 'authenticated' });
    const session = end.status === 'authenticated' ? end.session : '';
    expect(await connection.session.refresh({ key: 'r', session, gesture: true })).toMatchObject({
      ok: true,
    });
  });

  it('finds no session that it did not begin', async () => {
    const { app } = await createStand();
    await expect(app().session.refresh({ key: 'r', session: 'other', gesture: true })).rejects.toThrow(
      'no such session',
    );
  });
});
