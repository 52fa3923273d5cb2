import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../adapters/store/postgres/embedded/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run, as somebody who may create databases. */
    postgres: string;
  }
}

/** One PostgreSQL for the whole run: `DATABASE_URL`, else one from npm. Vitest calls what it returns at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) {
    project.provide('postgres', given);
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'hyrje-test-'));
  const server = await startPostgres(folder, { durable: false });
  project.provide('postgres', server.connectionString);
  return async () => {
    await server.stop();
    await rm(server.home, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
}
