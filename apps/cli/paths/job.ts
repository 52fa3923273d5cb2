import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  csvOf,
  gherkinOf,
  type Goal,
  GoalError,
  htmlOf,
  type Language,
  markdownOf,
  playwrightOf,
  type Suite,
  type SuiteOptions,
  vitestOf,
  type Words,
} from '../../../verification/index.ts';
import { type Rules, subjectNamed } from '../../drivers/subjects.ts';
import { UsageError } from '../io.ts';
import { mutants, mutantSuite } from './mutants.ts';
import { measured, type Row } from './row.ts';
import { wordsIn } from './words.ts';

export const formats = ['json', 'vitest', 'playwright', 'gherkin', 'markdown', 'csv', 'html'] as const;
export type Format = (typeof formats)[number];

/** The suite of one machine that a person asks for, and where it is written. Can be sent to another process. */
export interface Job {
  readonly machine: string;
  readonly wanted: readonly string[];
  readonly settings: SuiteOptions;
  readonly rules: Rules | undefined;
  /** What `hyrje mutate` found: the path of its file. */
  readonly mutation: string | undefined;
  readonly out: string | undefined;
  readonly formats: readonly Format[];
  readonly language: Language;
}

export interface Done {
  readonly row: Row;
  /** What cannot be covered, by name. */
  readonly impossible: readonly string[];
  /** The process that made it, and the time that its processor took, s. */
  readonly took: { readonly process: number; readonly seconds: number };
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

const made = async ({ machine, wanted, settings, rules, mutation }: Job) => {
  const subject = subjectNamed(machine, rules);
  if (!wanted.includes(mutants)) return measured(subject, wanted as readonly Goal[], settings);
  const { resetPrice, seed, maxLength } = settings;
  if (wanted.length > 1) throw new GoalError(`${mutants} is asked for alone, not with other criteria.`);
  if (maxLength !== undefined || seed !== 1) {
    throw new GoalError(`${mutants} takes no greatest length of a test and no seed: its tests are given.`);
  }
  return mutantSuite(subject, mutation, { resetPrice, rules });
};

/** Makes a suite, and writes it. Throws `UsageError` for what cannot be asked of this machine. */
export async function work(job: Job): Promise<Done> {
  const begun = process.cpuUsage();
  try {
    const { suite, row } = await made(job);
    if (job.out !== undefined) await write(job.out, suite, job.formats, wordsIn(job.language));
    const { user, system } = process.cpuUsage(begun);
    const took = { process: process.pid, seconds: (user + system) / 1e6 };
    return { row, impossible: suite.impossible, took };
  } catch (cause) {
    if (cause instanceof GoalError || cause instanceof RangeError) throw new UsageError(cause.message);
    throw cause;
  }
}
