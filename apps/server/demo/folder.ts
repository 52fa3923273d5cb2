import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from '../settings.ts';

/** Where the demo keeps its data: `HYRJE_DATA`, else a folder of its own in the user's data directory. */
export function dataFolder(env: Environment): string {
  if (env['HYRJE_DATA']) return resolve(env['HYRJE_DATA']);
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'hyrje');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/hyrje');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local/share'), 'hyrje');
}
