import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../adapters/store/postgres/migrate.ts';
import { startPostgres } from '../../adapters/store/postgres/embedded/server.ts';
import { inOne } from './postgres.query.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run, as somebody who may create databases. */
    postgres: string;
    /** The name of a database with the schema and a clock that can be moved, to be copied. */
    template: string;
  }
}

/** One PostgreSQL for the whole run: `DATABASE_URL`, else one from npm. Vitest calls what it returns at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { connectionString, stop } = await openServer();
  const template = `hyrje_template_${randomBytes(6).toString('hex')}`;
  await inOne(connectionString, `create database ${template}`);
  const url = new URL(connectionString);
  url.pathname = `/${template}`;
  await migrate(url.href, { demo: true });
  project.provide('postgres', connectionString);
  project.provide('template', template);
  return async () => {
    await inOne(connectionString, `drop database ${template} with (force)`);
    await stop();
  };
}

async function openServer(): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { connectionString: given, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'hyrje-test-'));
  const { connectionString, home, stop } = await startPostgres(folder, { durable: false });
  return {
    connectionString,
    async stop() {
      await stop();
      for (const path of [home, folder]) await rm(path, { recursive: true, force: true });
    },
  };
}
