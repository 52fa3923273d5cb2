import { randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isOpenToAll, type Owner } from './owner.ts';

/** What a data folder knows for good. */
export interface DataFolder {
  path: string;
  /** Where PostgreSQL keeps its programs, its data and its log. */
  home: string;
  password: string;
  /** 32 bytes: what the bank derives its keys from. */
  secret: Uint8Array;
}

const schema = z.strictObject({
  home: z.string(),
  password: z.string(),
  secret: z.base64url(),
});

/** Where PostgreSQL lives when we are root and its user cannot walk into the data folder. */
const shelter = '/var/lib/hyrje';

/**
 * Opens a data folder, and makes it first if there is none. Its secrets stand in `keys.json`, which only its user can
 * read; without that file the data cannot be read any more.
 */
export async function openFolder(folder: string, owner: Owner | undefined): Promise<DataFolder> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true, mode: owner ? 0o711 : 0o700 });
  const file = join(path, 'keys.json');
  const text = await readFile(file, 'utf8').catch(() => create(path, file, owner));
  const { home, password, secret } = schema.parse(JSON.parse(text));
  const found: DataFolder = {
    path,
    home: resolve(path, home),
    password,
    secret: Buffer.from(secret, 'base64url'),
  };
  await mkdir(found.home, { recursive: true, mode: 0o700 });
  if (owner) await chown(found.home, owner.uid, owner.gid);
  return found;
}

/** Of two who create, both get what the first one wrote. */
async function create(path: string, file: string, owner: Owner | undefined): Promise<string> {
  const token = (bytes: number) => randomBytes(bytes).toString('base64url');
  const isSheltered = owner !== undefined && !(await isOpenToAll(path));
  if (isSheltered && (await mkdir(shelter, { recursive: true }))) await chmod(shelter, 0o711);
  const home = isSheltered ? join(shelter, token(9)) : 'postgres';
  const draft = `${file}.${token(6)}`;
  await writeFile(draft, `${JSON.stringify({ home, password: token(24), secret: token(32) })}\n`, {
    mode: 0o600,
  });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}
