import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** A project of somebody who installed this package and a runner of tests, in a folder of its own. */
export interface Project {
  readonly folder: string;
  /** Runs a file of the runner's package by Node. What it printed, and its exit code. */
  run(
    file: string,
    args: readonly string[],
    env?: Record<string, string>,
  ): Promise<{ code: number; out: string }>;
  remove(): Promise<void>;
}

/** The packages that run tests, and where they are. */
const runners = {
  vitest: require.resolve('vitest/package.json'),
  '@playwright/test': require.resolve('@playwright/test/package.json'),
} as const;

/** Makes such a project. */
export async function projectWith(runner: keyof typeof runners): Promise<Project> {
  const installed = dirname(runners[runner]);
  const folder = await mkdtemp(join(tmpdir(), 'hyrje-emitted-'));
  const modules = join(folder, 'node_modules');
  await mkdir(dirname(join(modules, runner)), { recursive: true });
  await symlink(installed, join(modules, runner));
  await mkdir(join(modules, 'hyrje'));
  const drivers = pathToFileURL(join(root, 'apps/drivers/index.ts')).href;
  await Promise.all([
    writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' })),
    writeFile(
      join(modules, 'hyrje/package.json'),
      JSON.stringify({ name: 'hyrje', type: 'module', exports: { './drivers': './drivers.js' } }),
    ),
    writeFile(join(modules, 'hyrje/drivers.js'), `export * from ${JSON.stringify(drivers)};\n`),
  ]);
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  return {
    folder,
    run: (file, args, env = {}) =>
      new Promise((done) => {
        const program = join(installed, file);
        const options = { cwd: folder, env: { ...process.env, NODE_OPTIONS: `--import=${tsx}`, ...env } };
        execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) =>
          done({ code: error ? Number(error.code ?? 1) : 0, out: `${stdout}${stderr}` }),
        );
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
