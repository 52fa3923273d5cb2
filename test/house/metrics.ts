import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const help = `Usage: npm run metrics -- [--json] [--help] [folder…]

Lines per TypeScript file (median, 90th percentile, largest) and the share of
non-blank lines that are comments, for each top-level folder.
Aim: median 60, nine in ten under 200, none over 300.`;

const rooms = ['machines', 'adapters', 'verification', 'scenarios', 'apps', 'test'];

interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly filled: number;
  readonly comments: number;
}

function measure(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split('\n');
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  let inBlock = false;
  const comments = filled.filter((line) => {
    const isComment = inBlock || line.startsWith('//') || line.startsWith('/*');
    if (line.startsWith('/*')) inBlock = true;
    if (inBlock && line.includes('*/')) inBlock = false;
    return isComment;
  });
  return { path, lines: lines.length, filled: filled.length, comments: comments.length };
}

function sourcesOf(folder: string): SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => measure(join(folder, name)));
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Nearest rank: the smallest value that at least `share` of all values do not exceed. */
const percentile = (sorted: number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

function summarise(folder: string, files: SourceFile[]) {
  const sizes = files.map((file) => file.lines).toSorted((a, b) => a - b);
  const filled = sum(files.map((file) => file.filled));
  const largest = files.find((file) => file.lines === sizes.at(-1));
  return {
    folder,
    files: files.length,
    lines: sum(sizes),
    median: percentile(sizes, 0.5),
    p90: percentile(sizes, 0.9),
    largest: largest?.lines ?? 0,
    commentShare: filled === 0 ? 0 : sum(files.map((file) => file.comments)) / filled,
    largestFile: largest?.path ?? '',
  };
}

function table(rows: readonly ReturnType<typeof summarise>[]): string {
  const head = ['folder', 'files', 'lines', 'median', 'p90', 'largest', 'comments', 'largest file'];
  const cells = rows.map(({ commentShare, largestFile, ...counts }) =>
    [...Object.values(counts), `${Math.round(commentShare * 100)} %`, largestFile].map(String),
  );
  const all = [head, ...cells];
  const width = (column: number) => Math.max(...all.map((row) => row[column]!.length));
  const isText = (column: number) => column === 0 || column === head.length - 1;
  const align = (cell: string, column: number) =>
    isText(column) ? cell.padEnd(width(column)) : cell.padStart(width(column));
  return all.map((row) => row.map(align).join('  ').trimEnd()).join('\n');
}

function report(folders: string[]) {
  const missing = folders.find((folder) => !rooms.includes(folder) && !existsSync(folder));
  if (missing) throw new Error(`No such folder: ${missing}`);
  const rows = folders.map((folder) => summarise(folder, sourcesOf(folder)));
  return [...rows, summarise('all', folders.flatMap(sourcesOf))];
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const rows = report(positionals.length > 0 ? positionals : rooms);
  if (values.help) console.log(help);
  else console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
} catch (error) {
  console.error(`${(error as Error).message}\n\n${help}`);
  process.exitCode = 2;
}
