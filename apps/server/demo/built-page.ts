import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder } from '../package-folder.ts';
import { pages } from '../page.ts';
import { StartError } from '../start-error.ts';

/** The folder of the built pages; they are built when one is not there. Throws `StartError` when they cannot be. */
export async function builtPage(): Promise<string> {
  const home = packageFolder();
  const folder = join(home, 'dist/web');
  if (Object.values(pages).every((page) => existsSync(join(folder, page)))) return folder;
  try {
    const vite = join(home, 'node_modules/vite/bin/vite.js');
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: home });
  } catch (cause) {
    throw new StartError(
      `The page is not built, and building it failed: ${String((cause as Error).message).trim()}`,
    );
  }
  return folder;
}
