import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

/** What was worked out, and of which files as they were. */
interface Kept {
  readonly files: Readonly<Record<string, string>>;
  readonly code: string;
}

const home = join(import.meta.dirname, '../../..');
const shelf = join(home, 'node_modules/.cache/hyrje');

const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const stateOf = (place: string): string => {
  if (!existsSync(place)) return '';
  return hashOf(statSync(place).isDirectory() ? readdirSync(place).join('\n') : readFileSync(place));
};

/** Where files may come to be that are looked for by a pattern. */
const looked = ['docs', 'docs/journeys.json', 'docs/proof.json', 'docs/versions', 'package-lock.json'].map(
  (place) => join(home, place),
);

function kept(place: string): string | null {
  if (!existsSync(place)) return null;
  try {
    const { files, code } = JSON.parse(readFileSync(place, 'utf8')) as Kept;
    return Object.entries(files).every(([file, hash]) => stateOf(file) === hash) ? code : null;
  } catch {
    return null;
  }
}

/** As a text in a program; the quotes of JSON stay as they are. */
const quoted = (json: string) => `'${json.replace(/[\\']/g, '\\$&')}'`;

async function valueOf(id: string): Promise<string> {
  const place = join(shelf, `${hashOf(id).slice(0, 16)}.json`);
  const known = kept(place);
  if (known !== null) return known;
  const { module, dependencies } = await runnerImport<Record<string, unknown>>(id, {
    configFile: false,
    logLevel: 'error',
  });
  const code = Object.entries(module)
    .map(([name, value]) => `export const ${name} = JSON.parse(${quoted(JSON.stringify(value))});`)
    .join('\n');
  const sources = [id, ...looked, ...dependencies];
  const files = Object.fromEntries(sources.map((file) => [file, stateOf(file)]));
  mkdirSync(shelf, { recursive: true });
  writeFileSync(place, JSON.stringify({ files, code } satisfies Kept));
  return code;
}

/**
 * Works out each `*.build.ts` when the page is built: its value comes into the page, and nothing of what it was worked
 * out with. A value is kept until one of the files behind it changes.
 */
export const evaluated = (): Plugin => ({
  name: 'hyrje-evaluated',
  enforce: 'pre',
  load: { filter: { id: /\.build\.ts$/ }, handler: (id) => valueOf(id) },
});
