import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedPostgres, startPostgres } from '../../adapters/store/postgres/embedded/server.ts';

/** The tests follow one data folder through its life. */
let folder = '';
let server: EmbeddedPostgres;
let child: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyrje-embedded-'));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  const last = await startPostgres(folder, { durable: false });
  await last.stop();
  await rm(last.home, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

async function ask(connectionString: string, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

const postmaster = async () =>
  Number((await readFile(join(server.home, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);

it('starts in a folder that only we can enter, and tells its secrets to nobody else', async () => {
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  server = await startPostgres(folder, { durable: false });
  const shown = await ask(server.connectionString, `select current_setting('listen_addresses') as at`);
  expect(shown).toEqual({ at: '127.0.0.1' });
  expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(server.home)).mode & 0o077).toBe(0);
  expect(server.secret).toHaveLength(32);
  const stranger = new URL(server.connectionString);
  stranger.password = 'guess';
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password/);
});

it('writes no value of a failed statement into its log', async () => {
  const broken = `insert into canary values ('canary-1f9e'), ('canary-1f9e')`;
  await ask(server.connectionString, 'create table canary (id text primary key)');
  await expect(ask(server.connectionString, broken)).rejects.toThrow(/duplicate/);
  const log = await readFile(join(server.home, 'server.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('canary-1f9e');
});

it('stops, and starts again with the same data, secret and address', async () => {
  const before = server;
  await ask(server.connectionString, 'create table kept as select 42 as answer');
  await server.stop();
  await expect(ask(server.connectionString, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  server = await startPostgres(folder, { durable: false });
  expect(server.connectionString).toBe(before.connectionString);
  expect(server.secret).toEqual(before.secret);
  expect(await ask(server.connectionString, 'select answer from kept')).toEqual({ answer: 42 });
  await server.stop();
});

it('refuses a folder that another server has, in one clear line', async () => {
  const script = fileURLToPath(new URL('postgres.child.ts', import.meta.url));
  child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  await expect(startPostgres(folder)).rejects.toThrow(
    `The data folder ${folder} is in use by another Hyrje server.`,
  );
});

it('adopts the PostgreSQL of a server that was killed', async () => {
  const pid = await postmaster();
  child?.kill('SIGKILL');
  server = await startPostgres(folder);
  expect(await postmaster()).toBe(pid);
  expect(await ask(server.connectionString, 'select answer from kept')).toEqual({ answer: 42 });
});

it('recovers the data of a PostgreSQL that was killed', async () => {
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  server = await startPostgres(folder);
  expect(await postmaster()).not.toBe(pid);
  expect(await ask(server.connectionString, 'select answer from kept')).toEqual({ answer: 42 });
  await server.stop();
});
