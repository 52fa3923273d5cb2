import { execFile } from 'node:child_process';
import { chown, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, installBinaries } from './binaries.ts';
import type { DataFolder } from './folder.ts';
import type { Owner } from './owner.ts';

/** A PostgreSQL of our own: on this machine only, by password only, and no secret in its log. */
export interface Cluster {
  user: string;
  /** For whoever looks for the reason. */
  log: string;
  /** On the port of the last time if it is free. Throws when it does not start within `seconds`. */
  start(seconds: number): Promise<void>;
  /** Where the running server, or one that was killed, listens. */
  port(): Promise<number | undefined>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const user = 'hyrje';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  max_locks_per_transaction: '256',
};

/** Prepares the cluster of a data folder. `durable: false` trades safety for speed, for tests. */
export async function openCluster(
  { home, password }: DataFolder,
  owner: Owner | undefined,
  { durable }: { durable: boolean },
): Promise<Cluster> {
  const { initdb, pgCtl } = await installBinaries(home, owner);
  const data = join(home, 'data');
  const log = join(home, 'server.log');
  const call = async (program: string, args: readonly string[]) => {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
    const env = { ...Object.fromEntries(inherited), LC_ALL: 'C' };
    await run(program, args, { ...owner, cwd: home, env, windowsHide: true });
  };
  const lastPort = async () => {
    const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
    return Number(/"-p" "(\d+)"/.exec(options)?.[1] ?? 0);
  };
  if (!(await exists(data))) await create(data, { initdb, call, password, durable, owner });

  return {
    user,
    log,
    async start(seconds) {
      const port = String(await freePort(await lastPort()).catch(() => freePort(0)));
      await call(pgCtl, ['start', '-w', '-t', String(seconds), '-D', data, '-l', log, '-o', `-p ${port}`]);
    },
    async port() {
      const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
      return Number(lines[3]) || undefined;
    },
    stop: () => call(pgCtl, ['stop', '-w', '-m', 'fast', '-D', data]),
  };
}

/** All or nothing: a folder that was not finished is never taken for one that was. */
async function create(
  data: string,
  {
    initdb,
    call,
    password,
    durable,
    owner,
  }: Pick<Binaries, 'initdb'> & {
    call: (program: string, args: readonly string[]) => Promise<void>;
    password: string;
    durable: boolean;
    owner: Owner | undefined;
  },
): Promise<void> {
  const draft = await mkdtemp(`${data}-`);
  const passwordFile = `${draft}.password`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (owner) for (const path of [draft, passwordFile]) await chown(path, owner.uid, owner.gid);
    const chosen = Object.entries({
      ...settings,
      ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
    });
    const access = ['--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
    const text = ['--encoding', 'UTF8', '--locale', 'C', '--no-instructions'];
    const speed = durable ? [] : ['--no-sync'];
    const set = chosen.flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    await call(initdb, ['--pgdata', draft, ...access, ...text, ...speed, ...set]);
    await rename(draft, data);
  } catch (error) {
    if (!(await exists(data))) throw error;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** `wanted` if nobody listens there, else a throw; any port for 0. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
