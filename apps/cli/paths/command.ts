import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  csvOf,
  gherkinOf,
  type Goal,
  GoalError,
  goals,
  htmlOf,
  type Language,
  markdownOf,
  playwrightOf,
  type Suite,
  vitestOf,
  type Words,
} from '../../../verification/index.ts';
import { subjectNamed, testable } from '../../drivers/subjects.ts';
import { type Io, UsageError } from '../io.ts';
import { progressOn } from '../progress.ts';
import { alignedTable } from '../table.ts';
import { tagsIn } from '../tags.ts';
import { measured, type Row, tableOf } from './row.ts';
import { wordsIn } from './words.ts';

const formats = ['json', 'vitest', 'playwright', 'gherkin', 'markdown', 'csv', 'html'] as const;
type Format = (typeof formats)[number];

const goalLines = Object.entries(goals).map(([name, what]) => `  ${name.padEnd(14)} ${what}`);

const help = `Usage: hyrje paths <machine…|all> [options]

Makes a suite of tests for each machine: the smallest that covers what is asked for, with a certificate that it is the
smallest, and the share of faults that it sees. Cost: steps + reset price × tests. Bound: no suite costs less.

Criteria (--criterion A,B; several are covered together):
${goalLines.join('\n')}

Options:
  --criterion LIST  transitions,refusals unless told
  --max-length N    tests of at most N steps; then the gap to the bound is said (transitions and refusals)
  --path-length N   ways without a loop of at most N transitions; 8 unless told
  --reset-price N   what beginning a test costs, in steps; 10 unless told
  --tags FILE       for requirements: which transitions carry which (docs/requirements.json)
  --seed N          which boundary values take the first turn; 1 unless told
  --format LIST     ${formats.join(', ')}; json unless told
  --out DIR         where to write the files; without it only the table is shown
  --lang sq|en      the language of sentences: en (default) or sq
  --json            print the table as JSON (hyrje/paths@1)
  --help, -h        this text

Exit code: 0 the suites are made, 1 something cannot be covered, 2 the call makes no sense.`;

const options = {
  criterion: { type: 'string', default: 'transitions,refusals' },
  'max-length': { type: 'string' },
  'path-length': { type: 'string', default: '8' },
  'reset-price': { type: 'string', default: '10' },
  tags: { type: 'string' },
  seed: { type: 'string', default: '1' },
  format: { type: 'string', default: 'json' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function wholeNumber(option: string, text: string, least: number): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < least) {
    throw new UsageError(`--${option} is a whole number from ${least}, not "${text}".`);
  }
  return Number(text);
}

function listOf<T extends string>(what: string, text: string, known: readonly T[]): T[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  const unknown = names.find((name) => !known.includes(name as T));
  if (unknown !== undefined) {
    throw new UsageError(`There is no ${what} "${unknown}". There are ${known.join(', ')}.`);
  }
  return names as T[];
}

const writers: Readonly<
  Record<Format, { ending: string; text: (suite: Suite, words: Words, file: string) => string }>
> = {
  json: { ending: 'suite.json', text: (suite) => `${JSON.stringify(suite)}\n` },
  vitest: { ending: 'test.js', text: (suite, _, file) => vitestOf(suite, `${file}.suite.json`) },
  playwright: { ending: 'spec.js', text: (suite, _, file) => playwrightOf(suite, `${file}.suite.json`) },
  gherkin: { ending: 'feature', text: gherkinOf },
  markdown: { ending: 'md', text: markdownOf },
  csv: { ending: 'csv', text: csvOf },
  html: { ending: 'html', text: htmlOf },
};

async function write(folder: string, suite: Suite, asked: readonly Format[], words: Words): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = asked.some((format) => format === 'vitest' || format === 'playwright')
    ? [...new Set([...asked, 'json' as const])]
    : asked;
  const file = `${suite.machine}.${suite.criteria.join('+')}`;
  for (const format of wanted) {
    const { ending, text } = writers[format];
    await writeFile(join(folder, `${file}.${ending}`), text(suite, words, file));
  }
}

/** `hyrje paths`: suites of tests. */
export async function pathsCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  if (values.help) {
    io.out(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a machine, or all.');
  const names = positionals.includes('all')
    ? testable
    : positionals.flatMap((name) => listOf('machine', name, testable));
  const wanted = listOf<Goal>('criterion', values.criterion, Object.keys(goals) as Goal[]);
  const asked = listOf<Format>('format', values.format, formats);
  const [language = 'en'] = listOf<Language>('language', values.lang, ['en', 'sq']);
  const settings = {
    resetPrice: wholeNumber('reset-price', values['reset-price'], 0),
    pathLength: wholeNumber('path-length', values['path-length'], 1),
    seed: wholeNumber('seed', values.seed, 1),
    maxLength:
      values['max-length'] === undefined ? undefined : wholeNumber('max-length', values['max-length'], 1),
  };
  const tagsOf = await tagsIn(values.tags);
  const words = wordsIn(language);
  const progress = progressOn(io);
  const rows: Row[] = [];
  const impossible: string[] = [];
  try {
    for (const [done, name] of names.entries()) {
      progress.show(name, done, names.length);
      const { suite, row } = measured(subjectNamed(name), wanted, { ...settings, tags: tagsOf(name) });
      rows.push(row);
      impossible.push(...suite.impossible.map((target) => `${name}: cannot be covered: ${target}`));
      if (values.out !== undefined) await write(values.out, suite, asked, words);
    }
  } catch (cause) {
    if (cause instanceof GoalError || cause instanceof RangeError) throw new UsageError(cause.message);
    throw cause;
  } finally {
    progress.clear();
  }
  if (values.json)
    io.out(JSON.stringify({ schema: 'hyrje/paths@1', resetPrice: settings.resetPrice, rows }, null, 2));
  else for (const line of [...alignedTable(tableOf(rows)), ...impossible]) io.out(line);
  return impossible.length === 0 ? 0 : 1;
}
