import { connect as connectTcp } from 'node:net';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../adapters/http/wire.ts';
import { accountOf, auditTypes, caller, otherCode } from '../bank/caller.ts';
import { begin, createStand, enter, newDevice, newKey, ownDevice, type Stand } from './stand.ts';

const json = { 'content-type': 'application/json' };
const problem = (name: string, status: number, code = 'E_REQUEST') => ({
  status,
  body: { type: `urn:hyrje:problem:${name}`, status, code },
});

/** Nothing was counted, and nobody noticed. */
async function expectUntouched({ world }: Stand) {
  expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 0, blocks: 0 });
}

describe('a body that is not what the schema says', () => {
  const canary = 'zog-i-kuq-93';
  const open = (text: string | Buffer) => ({ method: 'POST', headers: json, body: text });
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it.each([
    ['no JSON', `{"key":${canary}}`],
    ['nothing at all', ''],
    ['half of it', '{"key":"k"'],
    ['two values', '{"key":"k"}{"key":"k"}'],
    ['no object', '"k"'],
    ['an array', '["k"]'],
    ['null', 'null'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0x6b, 0x65, 0x79, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])],
    ['deeper than 10', `{"key":${deep(10)}}`],
    ['deep enough to break a parser', `{"key":${deep(8000)}}`],
    ['a name twice', '{"key":"k","key":"l"}'],
    ['a name twice, once in disguise', '{"key":"k","\\u006bey":"l"}'],
    ['__proto__', '{"key":"k","__proto__":{"admin":true}}'],
    ['__proto__ further in', '{"key":{"\\u005f_proto__":1}}'],
    ['constructor', '{"key":"k","constructor":{"prototype":{}}}'],
    ['an unknown field', `{"key":"k","${canary}":1}`],
    ['a missing field', '{}'],
    ['a field of another type', '{"key":1}'],
    ['a key that is too long', `{"key":"${'k'.repeat(65)}"}`],
    ['a key with other characters', `{"key":"${canary}'--"}`],
  ])('%s', async (_, body) => {
    const stand = await createStand();
    const answer = await stand.send(pathOf('login.open'), open(body));
    expect(answer).toMatchObject(problem('malformed', 400));
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.text).not.toContain(canary);
    await expectUntouched(stand);
  });

  it('larger than 16 kB', async () => {
    const stand = await createStand();
    const large = JSON.stringify({ key: 'k'.repeat(16_384) });
    expect(await stand.send(pathOf('login.open'), open(large))).toMatchObject(problem('too-large', 413));
    const streamed = new ReadableStream({
      start: (controller) => {
        for (let n = 0; n < 20; n++) controller.enqueue(Buffer.alloc(1024, 'k'));
        controller.close();
      },
    });
    const init = { method: 'POST', headers: json, body: streamed, duplex: 'half' } as RequestInit;
    expect(await stand.send(pathOf('login.open'), init)).toMatchObject(problem('too-large', 413));
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'multipart/form-data; boundary=x',
  ])('of type %s', async (type) => {
    const stand = await createStand();
    const init = { method: 'POST', headers: { 'content-type': type }, body: '{"key":"k"}' };
    expect(await stand.send(pathOf('login.open'), init)).toMatchObject(problem('media-type', 415));
  });

  it('compressed', async () => {
    const stand = await createStand();
    const init = {
      method: 'POST',
      headers: { ...json, 'content-encoding': 'gzip' },
      body: Buffer.from([31, 139, 8]),
    };
    expect((await stand.send(pathOf('login.open'), init)).status).toBe(400);
  });

  it('says which field of the schema is wrong, and nothing of what was in it', async () => {
    const stand = await createStand();
    const txn = await begin(stand.app(), stand.world.customer);
    const answer = await stand.post(pathOf('login.second'), { key: 'k', txn, method: 'sms', code: 123456 });
    expect(answer.body).toMatchObject({ code: 'E_REQUEST', detail: 'code' });
    const letters = await stand.post(pathOf('login.second'), {
      key: 'k',
      txn,
      method: 'sms',
      code: '12a456',
    });
    expect(letters.body).toMatchObject({ code: 'E_REQUEST', detail: 'code' });
    expect(letters.text).not.toContain('12a456');
    await expectUntouched(stand);
  });
});

describe('what is typed wrongly', () => {
  it.each([
    ['an identifier of 10,000 characters', 'identifier', { identifier: 'J'.repeat(10_000) }],
    ['an identifier with a line break', 'identifier', { identifier: '100200\n300' }],
    ['an identifier that is SQL', 'identifier', { identifier: "' OR 1=1" }],
    ['a Cyrillic letter', 'identifier', { identifier: 'Ј91234567L' }],
    ['no password', 'password', { password: '' }],
    ['a password of 129 characters', 'password', { password: 'p'.repeat(129) }],
    ['a password with a control character', 'password', { password: 'a\u0000b' }],
  ])('%s is refused, noted without its value, and not counted', async (_, detail, typed) => {
    const stand = await createStand();
    const { body } = await stand.post(pathOf('login.open'), { key: newKey() });
    const { txn } = body as { txn: string };
    const right = { identifier: stand.world.customer.clientNumber, password: 'p', second: 'sms' };
    const answer = await stand.post(pathOf('login.first'), { key: newKey(), txn, ...right, ...typed });
    expect(answer).toMatchObject({ ...problem('malformed', 400), body: { code: 'E_REQUEST', detail } });
    expect(await auditTypes(stand.world)).toContain('INPUT_REJECTED');
    await expectUntouched(stand);
  });

  it('a code with a space or a dash is understood', async () => {
    const stand = await createStand();
    const app = stand.app();
    const txn = await begin(app, stand.world.customer);
    const code = await stand.world.lastCode();
    expect(await enter(app, txn, `${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ ok: true });
  });
});

describe('a place where nothing is', () => {
  it('is 404, and says nothing of the path', async () => {
    const stand = await createStand();
    const answer = await stand.send('/api/login/sekret-ne-rruge', { method: 'POST' });
    expect(answer).toMatchObject(problem('not-found', 404));
    expect(answer.text).not.toContain('sekret');
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is 405 for %s on a call', async (method) => {
    const stand = await createStand();
    const answer = await stand.send(pathOf('login.first'), { method });
    expect(answer).toMatchObject(problem('method', 405));
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it.each([
    ['a broken escape', '/%zz'],
    ['a broken escape below the calls', '/api/%ff'],
    ['5,000 letters', `/api/${'x'.repeat(5000)}`],
  ])('is no 500 for a path with %s', async (_, path) => {
    const stand = await createStand();
    const answer = await stand.send(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).toMatchObject({ code: 'E_REQUEST' });
  });

  it('answers what is no HTTP with a problem, and hangs up', async () => {
    const stand = await createStand();
    const text = await new Promise<string>((resolve) => {
      const socket = connectTcp(Number(new URL(stand.url).port), '127.0.0.1', () =>
        socket.write('përshëndetje\r\n\r\n'),
      );
      let all = '';
      socket.on('data', (chunk) => (all += String(chunk)));
      socket.on('close', () => resolve(all));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('"code":"E_REQUEST"');
  });
});

describe('a transaction that is not one’s own', () => {
  it('unknown: the declared refusals, and nothing is counted', async () => {
    const stand = await createStand();
    const of = { key: newKey(), txn: 'no-such-transaction' };
    const right = { identifier: '100200300', password: 'p', second: 'sms' };
    expect((await stand.post(pathOf('login.first'), { ...of, ...right })).body).toMatchObject({
      code: 'E_AUTH_GENERIC',
    });
    expect((await stand.post(pathOf('login.sendCode'), of)).body).toMatchObject({ code: 'E_TXN_EXPIRED' });
    expect(
      (await stand.post(pathOf('login.second'), { ...of, method: 'sms', code: '123456' })).body,
    ).toMatchObject({
      code: 'E_AUTH_GENERIC',
    });
    expect(await stand.post(pathOf('login.cancel'), of)).toMatchObject({ status: 200, body: { ok: true } });
    await expectUntouched(stand);
  });

  it('of another device: as if it were not there, and the owner goes on', async () => {
    const stand = await createStand();
    const app = stand.app();
    const txn = await begin(app, stand.world.customer);
    const code = await stand.world.lastCode();
    const thief = stand.app(newDevice());
    expect(await enter(thief, txn, code)).toMatchObject({ ok: false, code: 'E_AUTH_GENERIC' });
    await thief.login.cancel({ key: newKey(), txn });
    expect(await enter(stand.web(), txn, code)).toMatchObject({ ok: false, code: 'E_AUTH_GENERIC' });
    await expectUntouched(stand);
    expect(await enter(app, txn, code)).toMatchObject({ ok: true });
  });

  it('used: the right code again has no effect', async () => {
    const stand = await createStand();
    const app = stand.app();
    const txn = await begin(app, stand.world.customer);
    const code = await stand.world.lastCode();
    expect(await enter(app, txn, code)).toMatchObject({ ok: true });
    expect(await enter(app, txn, code)).toMatchObject({ ok: false });
    expect(await auditTypes(stand.world)).toContain('CODE_REPLAY');
    await expectUntouched(stand);
  });

  it('superseded: E_TXN_SUPERSEDED', async () => {
    const stand = await createStand();
    const app = stand.app();
    const before = await begin(app, stand.world.customer);
    const code = await stand.world.lastCode();
    await begin(app, stand.world.customer);
    expect(await enter(app, before, code)).toMatchObject({ ok: false, code: 'E_TXN_SUPERSEDED' });
    await expectUntouched(stand);
  });

  it('too old: E_TXN_EXPIRED', async () => {
    const stand = await createStand();
    const app = stand.app();
    const txn = await begin(app, stand.world.customer);
    stand.world.clock.move(600_000);
    expect(await enter(app, txn, '123456')).toMatchObject({ ok: false, code: 'E_TXN_EXPIRED' });
  });

  it('other content under a used key: a problem, and only the first is counted', async () => {
    const stand = await createStand();
    const txn = await begin(stand.app(), stand.world.customer);
    const wrong = otherCode(await stand.world.lastCode());
    const entry = { key: newKey(), txn, method: 'sms', code: wrong };
    expect(await stand.post(pathOf('login.second'), entry)).toMatchObject({
      status: 200,
      body: { code: 'E_AUTH_GENERIC' },
    });
    const other = await stand.post(pathOf('login.second'), { ...entry, code: otherCode(wrong) });
    expect(other).toMatchObject({ ...problem('malformed', 400), body: { detail: 'key' } });
    expect(await accountOf(stand.world)).toMatchObject({ fail: 1 });
  });
});

describe('a device that is none', () => {
  it.each(['', 'short', `${'A'.repeat(21)}B`, 'A'.repeat(23), "' OR 1=1; --              "])(
    '%j',
    async (device) => {
      const stand = await createStand();
      expect((await stand.post(pathOf('login.open'), { key: newKey() }, device)).status).toBe(400);
    },
  );

  it('is not mixed up with another that has a block', async () => {
    const stand = await createStand();
    for (let n = 0; n < 5; n++) await caller(stand.world, `thief-${n}`).beginWrong();
    const { body } = await stand.post(pathOf('login.open'), { key: newKey() }, ownDevice);
    expect(body).toMatchObject({ ok: true });
  });
});
