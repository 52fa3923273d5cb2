import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { people } from '../../scenarios/index.ts';
import { freePort } from '../support/free-port.ts';
import { begin, enter, newDevice, readAnswer } from './stand.ts';

const root = join(import.meta.dirname, '../..');
const running: ChildProcess[] = [];

interface Started {
  child: ChildProcess;
  url: string;
  token: string;
  out: string;
  /** Asks the demo's control. */
  demo(path: string, body?: object, token?: string): Promise<{ status: number; body: never }>;
}

/** `npm start`, with its own port and data. */
function start(env: Record<string, string>): Promise<Started | { code: number | null; err: string }> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/main.ts'], {
    cwd: root,
    env: { ...rest, ...env },
  });
  running.push(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve({ code, err }));
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      const found = /(?<url>http:\/\/localhost:\d+) \(demo token (?<token>[\w-]+)\)/.exec(out)?.groups;
      const { url = '', token = '' } = found ?? {};
      const demo: Started['demo'] = async (path, body, known = token) => {
        const init = body && { method: 'POST', body: JSON.stringify(body) };
        const headers = { 'x-hyrje-demo': known, ...(body && { 'content-type': 'application/json' }) };
        return (await readAnswer(await fetch(`${url}/demo/${path}`, { ...init, headers }))) as never;
      };
      if (found) resolve({ child, url, token, out, demo });
    });
  });
}

async function startWell(env: Record<string, string>): Promise<Started> {
  const started = await start(env);
  if ('err' in started) throw new Error(started.err);
  return started;
}

const newPort = async () => String(await freePort());

const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });

async function newestCode({ demo }: Started): Promise<string> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const { messages } = (await demo('phone')).body as { messages: { text: string }[] };
    const code = messages.at(-1)?.text.match(/#(\d+)$/)?.[1];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('No code has come.');
}

describe('npm start', () => {
  let folder: string;
  let PORT: string;
  let server: Started;
  const env = () => ({ HYRJE_DATA: folder, PORT });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyrje-start-'));
    PORT = await newPort();
    server = await startWell(env());
  }, 120_000);
  afterAll(async () => {
    const home = (JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8')) as { home: string }).home;
    for (const child of running)
      if (child.exitCode === null && child.signalCode === null) await ended(child, 'SIGTERM');
    for (const path of [join(folder, home), folder]) await rm(path, { recursive: true, force: true });
  });

  it('prints one line, and serves the page with the demo’s token in its head', async () => {
    expect(server.out).toBe(`Hyrje demo: http://localhost:${PORT} (demo token ${server.token})\n`);
    const response = await fetch(server.url);
    const html = await response.text();
    expect(html).toContain('<meta name="hyrje-timeout" content="10000">');
    expect(html).toContain(`<meta name="hyrje-demo" content="${server.token}">`);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    const script = /src="\.?(?<path>\/assets\/[^"]+\.js)"/.exec(html)?.groups?.['path'] ?? '';
    const asset = await fetch(server.url + script);
    expect(asset.status).toBe(200);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it('keeps its control from whoever has not the token', async () => {
    for (const path of ['phone', 'customers', 'clock', 'events']) {
      expect((await server.demo(path, undefined, 'A'.repeat(22))).status).toBe(404);
    }
    expect((await server.demo('reset', {}, '')).status).toBe(404);
    expect((await server.demo('clock', { advanceMs: -1 })).status).toBe(400);
    expect((await server.demo('unlock', { clientNumber: '999999999' })).status).toBe(404);
  });

  it('takes no tests, unless it was started for them', async () => {
    const asked = async () => {
      const who = { 'x-hyrje-device': newDevice(), 'content-type': 'application/json' };
      const post = (path: string, body: object, token = '') =>
        fetch(server.url + path, {
          method: 'POST',
          headers: { ...who, 'x-hyrje-demo': token },
          body: JSON.stringify(body),
        });
      const answers = [{ call: 'login.open', fault: 'E_SERVICE' }];
      return {
        page: (await fetch(`${server.url}/flow.html`)).status,
        stranger: (await post('/demo/answers', { answers })).status,
        told: (await post('/demo/answers', { answers }, server.token)).status,
        call: (await post('/api/login/open', { key: 'k' })).status,
      };
    };
    expect(await asked()).toEqual({ page: 404, stranger: 404, told: 404, call: 200 });
    await ended(server.child, 'SIGTERM');
    server = await startWell({ ...env(), HYRJE_TEST_CONTROL: '1' });
    expect(await asked()).toEqual({ page: 200, stranger: 404, told: 200, call: 503 });
    const others = connectHttp({ baseUrl: server.url, channel: 'app', device: newDevice() });
    expect(await others.login.open({ key: 'other' })).toMatchObject({ ok: true });
  });

  it('refuses a folder and a port that are in use, each with one clear line', async () => {
    const other = await start({ ...env(), PORT: await newPort() });
    expect(other).toMatchObject({ code: 1 });
    expect('err' in other && other.err).toMatch(
      /^hyrje: The data folder .* is in use by another Hyrje server\. .*\n$/,
    );
    const taken = await start(env());
    expect(taken).toEqual({
      code: 1,
      err: `hyrje: Port ${PORT} is taken: stop what listens there, or set PORT to another.\n`,
    });
  });

  it('turns the world: the clock, a SIM, a block', async () => {
    const { login } = connectHttp({ baseUrl: server.url, channel: 'app', device: newDevice() });
    const opened = await login.open({ key: 'clock' });
    await server.demo('clock', { advanceMs: 3_600_000 });
    expect((await server.demo('clock')).body).toMatchObject({ ahead: 3_600_000 });
    const later = await login.open({ key: 'later' });
    expect(later.serverNow - opened.serverNow).toBeGreaterThanOrEqual(3_600_000);

    const { clientNumber } = people.besnik;
    const changed = async () => {
      const { customers } = (await server.demo('customers')).body as {
        customers: { clientNumber: string; simChanged: boolean }[];
      };
      return customers.find((one) => one.clientNumber === clientNumber)?.simChanged;
    };
    expect((await server.demo('sim', { clientNumber, changed: true })).status).toBe(200);
    expect(await changed()).toBe(true);
    await server.demo('sim', { clientNumber, changed: false });
    expect(await changed()).toBe(false);
    expect((await server.demo('unlock', { clientNumber })).status).toBe(200);
  });

  it('goes on after kill -9: the code that was sent still works, once', async () => {
    const device = newDevice();
    const connection = () => connectHttp({ baseUrl: server.url, channel: 'app', device });
    const txn = await begin(connection(), people.ana);
    const code = await newestCode(server);
    await ended(server.child, 'SIGKILL');
    server = await startWell(env());
    expect(await newestCode(server)).toBe(code);
    expect(await enter(connection(), txn, code)).toMatchObject({ ok: true });
    expect(await enter(connection(), txn, code)).toMatchObject({ ok: false });
  });

  it('forgets everything with a reset', async () => {
    expect((await server.demo('reset', {})).status).toBe(200);
    expect((await server.demo('phone')).body).toEqual({ messages: [] });
    expect((await server.demo('clock')).body).toMatchObject({ ahead: 0 });
    const txn = await begin(
      connectHttp({ baseUrl: server.url, channel: 'app', device: newDevice() }),
      people.ana,
    );
    expect(txn).toMatch(/^[\w-]+$/);
    expect(await newestCode(server)).toMatch(/^\d{6}$/);
  });

  it('keeps keys that only its user can read, and a log without codes', async () => {
    const { mode } = await stat(join(folder, 'keys.json'));
    expect(mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toContain('server.log');
    const log = await readFile(join(folder, 'server.log'), 'utf8');
    for (const secret of [
      await newestCode(server),
      people.ana.password,
      people.ana.clientNumber,
      server.token,
    ]) {
      expect(log).not.toContain(secret);
    }
  });

  it('stops with SIGTERM and exit code 0, also beside a connection that never says anything', async () => {
    const silent = connect(Number(new URL(server.url).port), 'localhost');
    await once(silent, 'connect');
    expect(await ended(server.child, 'SIGTERM')).toBe(0);
    silent.destroy();
  });
});
