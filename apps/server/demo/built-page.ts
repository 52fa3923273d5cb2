import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder } from '../package-folder.ts';
import { pages } from '../page.ts';
import { StartError } from '../start-error.ts';

/** The folder under `dist` with these pages; they are built when one is not there. Throws `StartError` when they cannot be. */
async function built(name: string, files: readonly string[], config: string): Promise<string> {
  const home = packageFolder();
  const folder = join(home, 'dist', name);
  if (files.every((file) => existsSync(join(folder, file)))) return folder;
  try {
    const vite = join(home, 'node_modules/vite/bin/vite.js');
    const options = ['build', '--config', config, '--logLevel', 'error'];
    await promisify(execFile)(process.execPath, [vite, ...options], { cwd: home });
  } catch (cause) {
    throw new StartError(
      `The page is not built, and building it failed: ${String((cause as Error).message).trim()}`,
    );
  }
  return folder;
}

/** The folder of the built pages. Throws `StartError`. */
export const builtPage = (): Promise<string> => built('web', Object.values(pages), 'vite.config.ts');

/** The folder of the page on which tests of one flow are played. Throws `StartError`. */
export const builtFlowPage = (): Promise<string> => built('flow', ['flow.html'], 'vite.flow.config.ts');
