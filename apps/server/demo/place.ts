import { hkdfSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, startPostgres } from '../../../adapters/store/postgres/embedded/server.ts';
import type { Secrets } from '../house-bank.ts';
import type { Environment } from '../settings.ts';
import { StartError } from '../start-error.ts';
import { keptSecret } from './keys.ts';

/** Where a demo keeps what it knows, and the secrets that fit it. */
export interface DemoPlace {
  connectionString: string;
  secrets: Secrets;
  stop(): Promise<void>;
}

/**
 * The PostgreSQL of `DATABASE_URL`, with the secrets in `folder`; without it one of our own, all in `folder`. Throws
 * `StartError` when another server has the folder, or PostgreSQL does not start.
 */
export async function openPlace(env: Environment, folder: string): Promise<DemoPlace> {
  const url = env['DATABASE_URL'];
  if (url) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const secrets = secretsOf(keptSecret(join(folder, 'database-url.key')));
    return { connectionString: url, secrets, stop: async () => {} };
  }
  const { connectionString, secret, stop } = await startPostgres(folder).catch((cause: unknown) => {
    if (cause instanceof FolderInUse) {
      throw new StartError(`${cause.message} Stop that one, or set HYRJE_DATA to another folder.`);
    }
    throw new StartError(`PostgreSQL does not start in ${folder}: ${(cause as Error).message}`);
  });
  return { connectionString, secrets: secretsOf(secret), stop };
}

function secretsOf(master: Uint8Array): Secrets {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', master, 'hyrje demo', purpose, 32));
  return { secret: derive('bank'), pepper: derive('pepper') };
}
