import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder } from './package-folder.ts';
import { StartError } from './start-error.ts';

/** A page that vite builds. */
export interface BuiltPage {
  /** Its folder under `dist`. */
  readonly name: string;
  /** What must be in the folder. */
  readonly files: readonly string[];
  /** The file of vite's settings. */
  readonly config: string;
  /** Folders and files that it is made of; the settings and the packages count by themselves. */
  readonly sources: readonly string[];
}

/** Every file of a folder, or the file itself, in a settled order. */
function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const found = readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return found.toSorted();
}

/** Over the contents of all sources of a page, 64 hexadecimal digits. `home`: where they are. */
export function stampOf(home: string, { config, sources }: BuiltPage): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) => filesIn(join(home, source)));
  for (const file of [...files, join(home, config), join(home, 'package-lock.json')]) {
    if (existsSync(file)) hash.update(file.slice(home.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const textOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/**
 * The folder of a page, built anew where its sources are no longer those it was built of. Where there are no sources,
 * in an installed package, it is as it came. Throws `StartError` when it cannot be built.
 */
export async function builtPage(page: BuiltPage, home = packageFolder()): Promise<string> {
  const { name, files, config } = page;
  const folder = join(home, 'dist', name);
  const isThere = files.every((file) => existsSync(join(folder, file)));
  const hasSources = existsSync(join(home, config));
  if (isThere && !hasSources) return folder;
  const note = join(home, 'dist', `${name}.sources`);
  const stamp = stampOf(home, page);
  if (isThere && textOf(note) === stamp) return folder;
  if (isThere) process.stderr.write(`The sources of dist/${name} have changed: it is built anew.\n`);
  try {
    const vite = join(home, 'node_modules/vite/bin/vite.js');
    const options = ['build', '--config', config, '--logLevel', 'error'];
    await promisify(execFile)(process.execPath, [vite, ...options], { cwd: home });
  } catch (cause) {
    throw new StartError(
      `The page dist/${name} is not built of these sources, and building it failed: ${String((cause as Error).message).trim()}`,
    );
  }
  mkdirSync(join(home, 'dist'), { recursive: true });
  writeFileSync(note, stamp);
  return folder;
}
