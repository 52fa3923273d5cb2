import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { goals, type Language } from '../../../verification/index.ts';
import { isOfAuthority, testable } from '../../drivers/subjects.ts';
import { type Io, UsageError } from '../io.ts';
import { progressOn } from '../progress.ts';
import { rulesIn } from '../rules.ts';
import { alignedTable } from '../table.ts';
import { tagsIn } from '../tags.ts';
import { type Format, formats, type Job } from './job.ts';
import { mutants, mutantsMeans } from './mutants.ts';
import { workOn } from './processes.ts';
import { tableOf } from './row.ts';

const known = { ...goals, [mutants]: mutantsMeans };
const goalLines = Object.entries(known).map(([name, what]) => `  ${name.padEnd(14)} ${what}`);

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
  --policy FILE     for machines of the bank: its own values (see hyrje policy); what the file does not name is as small
                    as still bites. The suite says them, and is played under them
  --mutation FILE   for mutants: what hyrje mutate --suites found (docs/mutation.json)
  --tags FILE       for requirements: which transitions carry which (docs/requirements.json)
  --seed N          which boundary values take the first turn; 1 unless told
  --format LIST     ${formats.join(', ')}; json unless told
  --out DIR         where to write the files; without it only the table is shown
  --lang sq|en      the language of sentences: en (default) or sq
  --jobs N          in N processes; 0 is in this one. Unless told, in as many as there are cores from 8 machines on
  --json            print the table as JSON (hyrje/paths@1)
  --help, -h        this text

Exit code: 0 the suites are made, 1 something cannot be covered, 2 the call makes no sense.`;

const options = {
  criterion: { type: 'string', default: 'transitions,refusals' },
  'max-length': { type: 'string' },
  'path-length': { type: 'string', default: '8' },
  'reset-price': { type: 'string', default: '10' },
  policy: { type: 'string' },
  mutation: { type: 'string' },
  tags: { type: 'string' },
  seed: { type: 'string', default: '1' },
  format: { type: 'string', default: 'json' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  jobs: { type: 'string' },
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

/** Machines that a person named, all of which tests can be made of. */
function machinesIn(positionals: readonly string[], policy: string | undefined): readonly string[] {
  if (positionals.length === 0) throw new UsageError('Name a machine, or all.');
  const names = positionals.includes('all')
    ? testable
    : positionals.flatMap((name) => listOf('machine', name, testable));
  if (policy === undefined || names.some(isOfAuthority)) return names;
  throw new UsageError(
    `--policy is for machines of the bank. Flows go by what the bank answers: ${names.join(', ')}.`,
  );
}

/** Beginning a process takes as long as making the suites of some machines. */
const manyMachines = 8;

function processesFor(jobs: string | undefined, machines: number): number {
  if (jobs !== undefined) return wholeNumber('jobs', jobs, 0);
  return machines < manyMachines ? 0 : availableParallelism();
}

/** `hyrje paths`: suites of tests. */
export async function pathsCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const names = machinesIn(positionals, values.policy);
  const wanted = listOf('criterion', values.criterion, Object.keys(known));
  const asked = listOf<Format>('format', values.format, formats);
  const [language = 'en'] = listOf<Language>('language', values.lang, ['en', 'sq']);
  const settings = {
    resetPrice: wholeNumber('reset-price', values['reset-price'], 0),
    pathLength: wholeNumber('path-length', values['path-length'], 1),
    seed: wholeNumber('seed', values.seed, 1),
    maxLength:
      values['max-length'] === undefined ? undefined : wholeNumber('max-length', values['max-length'], 1),
  };
  const given = await rulesIn(values.policy);
  const tagsOf = await tagsIn(values.tags);
  const jobs = names.map((machine): Job => ({
    machine,
    wanted,
    settings: { ...settings, tags: tagsOf(machine) },
    rules: isOfAuthority(machine) ? given : undefined,
    mutation: values.mutation,
    out: values.out,
    formats: asked,
    language,
  }));
  const progress = progressOn(io);
  const found = await workOn(jobs, processesFor(values.jobs, names.length), (...at) =>
    progress.show(...at),
  ).finally(() => progress.clear());
  const rows = found.map(({ row }) => row);
  const impossible = found.flatMap(({ row: { machine }, impossible: targets }) =>
    targets.map((target) => `${machine}: cannot be covered: ${target}`),
  );
  if (values.json)
    io.out(JSON.stringify({ schema: 'hyrje/paths@1', resetPrice: settings.resetPrice, rows }, null, 2));
  else for (const line of [...alignedTable(tableOf(rows)), ...impossible]) io.out(line);
  return impossible.length === 0 ? 0 : 1;
}
