import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type { ChartsFile } from '../inspector/compare/schema.ts';

/** `npm run docs:version`: keeps the charts of this version, so that the inspector can compare later ones with it. */
const home = fileURLToPath(new URL('../..', import.meta.url));
const from = join(home, 'apps/inspector/compare/version.ts');
const { module } = await runnerImport<{ thisBuild(): ChartsFile }>(from, {
  configFile: false,
  logLevel: 'error',
});

const { machines, ...about } = module.thisBuild();
const rows = machines.map((machine) => JSON.stringify(machine)).join(',\n');
const folder = join(home, 'docs/versions');
const path = join(folder, `${about.version}.json`);
mkdirSync(folder, { recursive: true });
writeFileSync(path, `${JSON.stringify(about).slice(0, -1)},"machines":[\n${rows}\n]}\n`);
console.log(`written: docs/versions/${about.version}.json, ${machines.length} machines`);
