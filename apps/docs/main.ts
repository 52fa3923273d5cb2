import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawings } from './drawings.ts';
import { pages } from './pages.ts';

const help = `Usage: npm run docs [-- --check]

Writes the pages that come from the machines.
  --check  writes nothing; names the pages that are stale and exits with 1`;

const home = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

const isStale = ([path, content]: readonly [string, string]) =>
  !existsSync(join(home, path)) || readFileSync(join(home, path), 'utf8') !== content;

/** Pages of machines that are no more. */
function leftOver(known: ReadonlyMap<string, string>): string[] {
  const folder = join(home, 'docs/machines');
  const found = existsSync(folder) ? readdirSync(folder).map((name) => `docs/machines/${name}`) : [];
  return found.filter((path) => !known.has(path));
}

if (values.help) {
  console.log(help);
} else {
  const all = new Map([...pages(), ...(await drawings())]);
  const stale = [...all].filter(isStale);
  const orphans = leftOver(all);
  if (!values.check) {
    for (const [path, content] of stale) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), content);
    }
  }
  const verb = values.check ? 'stale' : 'written';
  for (const [path] of stale) console.log(`${verb}: ${path}`);
  for (const path of orphans) console.log(`of no machine any more: ${path}`);
  if (orphans.length > 0 || (values.check && stale.length > 0)) process.exitCode = 1;
}
