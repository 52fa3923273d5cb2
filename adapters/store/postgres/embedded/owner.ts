import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who runs PostgreSQL when we are root, because it refuses to run as root. */
export interface Owner {
  uid: number;
  gid: number;
}

const name = 'postgres';

async function idsOf(user: string): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, user])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}

/**
 * The user `postgres` if we are root; made as a system user if there is none. `undefined` for everybody else: they run
 * PostgreSQL themselves. Throws when the user can be neither found nor made.
 */
export async function findOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await idsOf(name);
  if (existing) return existing;
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ]);
  const made = await idsOf(name);
  if (made) return made;
  throw new Error(`PostgreSQL does not run as root, and there is no user ${name}.`);
}

/** Whether everybody may walk through a folder and all that it lies in. */
export async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  const parent = dirname(folder);
  return (mode & 0o001) !== 0 && (parent === folder || isOpenToAll(parent));
}
