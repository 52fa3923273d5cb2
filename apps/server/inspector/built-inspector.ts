import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder } from '../package-folder.ts';
import { StartError } from '../start-error.ts';

/** The folder of the inspector's page; it is built when it is not there. Throws `StartError` when it cannot be. */
export async function builtInspector(): Promise<string> {
  const home = packageFolder();
  const folder = join(home, 'dist/inspector');
  if (existsSync(join(folder, 'index.html'))) return folder;
  try {
    const vite = join(home, 'node_modules/vite/bin/vite.js');
    const config = ['--config', 'vite.inspector.config.ts', '--logLevel', 'error'];
    await promisify(execFile)(process.execPath, [vite, 'build', ...config], { cwd: home });
  } catch (cause) {
    throw new StartError(
      `The inspector is not built, and building it failed: ${String((cause as Error).message).trim()}`,
    );
  }
  return folder;
}
