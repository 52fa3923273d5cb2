import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../adapters/store/postgres/embedded/server.ts';
import { migrate } from '../../adapters/store/postgres/migrate.ts';

/** An empty database with real fsync: the one of `DATABASE_URL`, else a PostgreSQL of our own. */
export async function openDatabase(): Promise<{ connectionString: string; close(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    await migrate(given, { demo: true });
    return { connectionString: given, close: async () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const { connectionString, home, stop } = await startPostgres(folder);
  await migrate(connectionString, { demo: true });
  return {
    connectionString,
    async close() {
      await stop();
      for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}
