import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const documents = ['README.md', 'docs/for-ui-engineers.md', 'docs/inspect.md'];
/** Where the samples pretend to lie. */
const folder = resolve('docs/samples');

/** The TypeScript samples of a page, by the file name in their first line. */
function samplesOf(page: string): Map<string, string> {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```ts\n\/\/ (?<name>\S+)\n(?<code>.*?)^```$/gms)];
  return new Map(
    blocks.map(({ groups }) => [resolve(folder, groups?.['name'] ?? ''), groups?.['code'] ?? '']),
  );
}

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as {
  config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson(
  {
    ...config.compilerOptions,
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    paths: {
      hyrje: ['./machines/index.ts'],
      'hyrje/client': ['./adapters/http/client/index.ts'],
      'hyrje/device/browser': ['./adapters/device/browser/index.ts'],
      'hyrje/inspect': ['./adapters/inspect/index.ts'],
      'hyrje/messages': ['./adapters/messages/index.ts'],
    },
  },
  process.cwd(),
);

/** What the compiler says of files that exist in memory only. */
function complaintsOf(samples: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = (path) => samples.has(path) || fileExists(path);
  host.readFile = (path) => samples.get(path) ?? readFile(path);
  host.directoryExists = (path) => path === folder || (directoryExists?.(path) ?? true);
  const program = ts.createProgram([...samples.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

describe('the samples of the README and for UI engineers', () => {
  const samples = new Map(documents.flatMap((page) => [...samplesOf(page)]));
  const bank = [...samples.keys()].find((path) => path.endsWith('my-bank.ts')) ?? '';

  it('are all there is of TypeScript on the pages, each with a file name', () => {
    const pages = documents.map((page) => readFileSync(page, 'utf8')).join('');
    expect(pages.match(/^```ts$/gm)).toHaveLength(samples.size);
    expect([...samples.keys()].map((path) => basename(path))).toContain('login-page.ts');
  });

  it('compile as they stand, and would not with a slip in them', { timeout: 60_000 }, () => {
    const slipped = samples.get(bank)?.replace('second:', 'secnod:') ?? '';
    const complaints = complaintsOf(new Map([...samples, [resolve(folder, 'slipped.ts'), slipped]]));
    expect(complaints.filter((each) => !each.startsWith('slipped.ts: '))).toEqual([]);
    expect(complaints.join()).toContain('secnod');
  });
});
