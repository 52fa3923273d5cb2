import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openCluster } from './cluster.ts';
import { openFolder } from './folder.ts';
import { findOwner } from './owner.ts';

/** A PostgreSQL from npm, in a data folder of ours. */
export interface EmbeddedPostgres {
  connectionString: string;
  /** 32 bytes that live as long as the data: the bank derives its keys from them. */
  secret: Uint8Array;
  /** Where it keeps its data; elsewhere than in the folder only for root, when others cannot walk in there. */
  home: string;
  /** Stops PostgreSQL and lets the folder go. */
  stop(): Promise<void>;
}

/** Another Hyrje server has the folder, and is alive. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another Hyrje server.`);
    this.name = 'FolderInUse';
  }
}

/** ms: for a server that was killed to recover, and for the lock of a process that was killed to be let go. */
const patience = { start: 10_000, lock: 1000 };
const lock = 'select pg_try_advisory_lock(4894, 2) as taken';
const database = 'hyrje';

/**
 * Starts the PostgreSQL of a data folder, or adopts one that outlived its parent, and keeps everybody else out until
 * `stop` or the end of this process. Makes what is missing.
 *
 * Throws `FolderInUse`, or what kept PostgreSQL from starting within 10 s.
 */
export async function startPostgres(folder: string, { durable = true } = {}): Promise<EmbeddedPostgres> {
  const owner = await findOwner();
  const data = await openFolder(folder, owner);
  const cluster = await openCluster(data, owner, { durable });
  const address = (port: number, name: string) =>
    `postgres://${cluster.user}:${data.password}@127.0.0.1:${port}/${name}`;

  const begun = performance.now();
  let failure: unknown;
  for (;;) {
    const waited = performance.now() - begun;
    const port = await cluster.port();
    const keeper =
      port === undefined
        ? undefined
        : await connect(address(port, 'postgres')).catch((error: unknown) => {
            failure = error;
            return undefined;
          });
    if (keeper && port !== undefined) {
      if (await takeFolder(keeper)) {
        return {
          connectionString: address(port, database),
          secret: data.secret,
          home: data.home,
          stop: () => stop(keeper, cluster.stop),
        };
      }
      await keeper.end();
      if (waited > patience.lock) throw new FolderInUse(data.path);
    } else {
      if (waited > patience.start) {
        throw new Error(`PostgreSQL did not start; its log is ${cluster.log}.`, { cause: failure });
      }
      await cluster.start(Math.ceil((patience.start - waited) / 1000)).catch((error: unknown) => {
        failure = error;
      });
    }
    await pause(50);
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    application_name: 'hyrje keeper',
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function takeFolder(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(lock);
  if (!rows[0]?.taken) return false;
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${database}`);
  return true;
}

/** In this order: nobody adopts a server that is about to stop. */
async function stop(keeper: pg.Client, stopCluster: () => Promise<void>): Promise<void> {
  await stopCluster();
  await keeper.end().catch(() => {});
}
