import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertTold, httpDriver } from '../../apps/drivers/http.ts';
import { runSuite } from '../../apps/drivers/index.ts';
import { flowCalled } from '../../apps/drivers/subjects.ts';
import { suiteFor } from '../support/suites.ts';
import { startToldServer, type ToldServer } from '../support/told-server.ts';

let server: ToldServer;
beforeAll(async () => {
  server = await startToldServer();
});
afterAll(() => server.close());

/** The first tests of a suite: short ones, which go through the whole flow. */
const some = (machine: string, tests = 25) => {
  const suite = suiteFor(machine);
  return { ...suite, tests: suite.tests.slice(0, tests) };
};
const failed = (results: Awaited<ReturnType<typeof runSuite>>) =>
  results.filter(({ mismatch }) => mismatch !== null);

/** A call to the server by itself. */
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const device = { 'x-hyrje-device': 'AAAAAAAAAAAAAAAAAAAAAA' };
const control = () => ({ ...device, 'x-hyrje-demo': server.token });
const opened = { ok: true, txn: 't', nonce: 'n', expiresAt: 1, ceremony: 1, scans: 1, serverNow: 1 };

describe('suites pass against a bank over HTTP', () => {
  it.each(['internetBranchLogin', 'biometricActivation', 'deactivation'])('%s', async (machine) => {
    const lanes = [1, 2].map(() => httpDriver(flowCalled(machine), server));
    const results = await runSuite(some(machine), lanes);
    expect(failed(results)).toEqual([]);
    expect(results.length).toBe(some(machine).tests.length);
  });
});

describe('a server is told its answers', () => {
  it('by nobody without the token', async () => {
    for (const token of ['', 'wrong', `${server.token}x`]) {
      const { status } = await post('/demo/answers', { answers: [] }, { ...device, 'x-hyrje-demo': token });
      expect(status).toBe(404);
    }
    await expect(assertTold({ ...server, token: 'wrong' })).rejects.toThrow(/takes no answers from tests/);
    await expect(assertTold({ ...server, baseUrl: 'http://127.0.0.1:9' })).rejects.toThrow(/nobody answers/);
  });

  it.each([
    ['a call that the bank does not have', { answers: [{ call: 'login.third', answer: { ok: true } }] }],
    ['an answer without a verdict', { answers: [{ call: 'login.open', answer: {} }] }],
    ['another fault', { answers: [{ call: 'login.open', fault: 'E_OTHER' }] }],
    ['something else besides', { answers: [], more: 1 }],
    ['no object', 7],
  ])('not %s', async (_, body) => {
    expect((await post('/demo/answers', body, control())).status).toBe(400);
  });

  it('and gives them in their order, to that device alone; what comes otherwise is a fault', async () => {
    const answers = [
      { call: 'login.open', answer: opened },
      { call: 'login.open', fault: 'E_SERVICE' },
      { call: 'login.open', answer: { ok: true } },
    ];
    expect((await post('/demo/answers', { answers }, control())).status).toBe(200);
    const other = { 'x-hyrje-device': 'BBBBBBBBBBBBBBBBBBBBBA' };
    expect((await post('/api/login/open', { key: 'k' }, other)).status).toBe(503);
    expect((await post('/api/login/cancel', { key: 'k', txn: 't' }, device)).status).toBe(503);
    const first = await post('/api/login/open', { key: 'k' }, device);
    expect(await first.json()).toEqual(opened);
    expect((await post('/api/login/open', { key: 'k' }, device)).status).toBe(503);
    expect((await post('/api/login/open', { key: 'k' }, device)).status, 'an answer not declared').toBe(503);
    await post('/demo/answers', {}, control());
  });

  it('but reads requests as the bank does, and knows whose session a token is', async () => {
    const ok = { ok: true, session: 's', serverNow: 1 };
    const answers = [
      { call: 'login.second', answer: ok },
      { call: 'remember.issue', answer: { ok: true, handle: 'h', mask: 'm', serverNow: 1 } },
    ];
    await post('/demo/answers', { answers }, control());
    const second = { key: 'k', txn: 't', method: 'sms' };
    expect((await post('/api/login/second', second, device)).status, 'no code').toBe(400);
    const reply = await post('/api/login/second', { ...second, code: '123456' }, device);
    const { token } = (await reply.json()) as { token: string };
    const issue = (authorization: string) =>
      post('/api/remember/issue', { key: 'k' }, { ...device, ...(authorization && { authorization }) });
    expect((await issue('')).status).toBe(401);
    expect((await issue('Bearer other')).status).toBe(503);
    expect((await issue(`Bearer ${token}`)).status).toBe(200);
    await post('/demo/answers', {}, control());
  });
});
