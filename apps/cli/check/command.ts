import { parseArgs } from 'node:util';
import { defaultPolicy, type Policy } from '../../../machines/vocabulary/policy/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import type { Configuration } from '../../../verification/index.ts';
import { type Io, UsageError } from '../io.ts';
import { progressOn } from '../progress.ts';
import { checkMachine, machineNames } from './machine.ts';
import { prove, reportLines, save } from './proof.ts';

const help = `Usage: hyrje check [options]
       hyrje check <machine> [--lang sq|en] [--json]
       hyrje check <file.ts> [--export NAME] [--never STATE] [--reach STATE] [--json]

Without an argument: explores every state of the machines, of the bank's authority slice by slice behind a client that
may send anything, and of two devices of one account, and checks every property there, in both verdict modes, with
permanent blocks off and on.
With the name of a machine: explores that machine, and checks what is probably not meant and the properties of it.
With a file: explores the XState machines that it exports.

Options:
  --mode       only this verdict mode: deferred or stepwise
  --permanent  only with permanent blocks on or off
  --clock      the authority alone, by the order in which deadlines are due, under the smallest limits; takes minutes
  --property   only these properties: P06,G01
  --save       a directory to write counterexamples to, for hyrje replay
  --lang       the language of the statements: en (default) or sq
  --export     of a file only this export
  --events     a file of events for the machines of a file
  --never, --reach  a state or tag that the machines of a file must not or must reach
  --bound, --seconds  when to give up on a file: states (100000), seconds (60)
  --json       print JSON (schema hyrje/check@1, docs/check.md)
  --help, -h   this text

Exit code: 0 every property holds, 1 one does not, 2 the call makes no sense.`;

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${option} is ${allowed.join(' or ')}, not "${value}".`);
  return found;
}

function propertyIds(list: string | undefined): string[] {
  const known = properties.map(({ id }) => id);
  if (list === undefined) return known;
  const ids = list.split(',').map((id) => id.trim().toUpperCase());
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`There is no property "${unknown}". They are P01 to P60 and G01 to G12.`);
  }
  return ids;
}

/** What tests change: the policy but for the switches, and the number of processes. */
export interface CheckSettings {
  readonly limits?: Policy;
  readonly processes?: number;
}

/** `hyrje check`: the proof of everything, of one machine, or of somebody else's. */
export async function checkCommand(
  argv: readonly string[],
  io: Io,
  { limits = defaultPolicy, processes }: CheckSettings = {},
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      mode: { type: 'string' },
      permanent: { type: 'string' },
      clock: { type: 'boolean', default: false },
      property: { type: 'string' },
      save: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      export: { type: 'string' },
      events: { type: 'string' },
      never: { type: 'string', multiple: true },
      reach: { type: 'string', multiple: true },
      bound: { type: 'string' },
      seconds: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const language = oneOf('lang', values.lang, ['en', 'sq']);
  const asked: Partial<Configuration> = {
    ...(values.mode !== undefined && { mode: oneOf('mode', values.mode, ['deferred', 'stepwise']) }),
    ...(values.permanent !== undefined && {
      permanent: oneOf('permanent', values.permanent, ['on', 'off']) === 'on',
    }),
  };
  const ids = propertyIds(values.property);
  const [subject, ...more] = positionals;
  if (more.length > 0) throw new UsageError('One machine or one file at a time, please.');
  const progress = progressOn(io);
  if (subject !== undefined) {
    const given = [values.mode, values.permanent, values.property, values.save];
    if (values.clock || given.some((value) => value !== undefined)) {
      throw new UsageError('--mode, --permanent, --clock, --property and --save are for the whole proof.');
    }
    if (/[./\\]/.test(subject)) {
      const { checkFile, fileOptions } = await import('./file.ts');
      return checkFile(subject, io, { ...fileOptions(values), json: values.json, progress });
    }
    const names = machineNames(limits);
    if (!names.includes(subject)) {
      throw new UsageError(`There is no machine "${subject}". They are: ${names.join(', ')}.`);
    }
    return checkMachine(subject, io, { json: values.json, language, limits });
  }
  const report = await prove(
    { limits, asked, clock: values.clock, properties: ids, ...(processes !== undefined && { processes }) },
    progress,
  );
  progress.clear();
  io.out(values.json ? JSON.stringify(report, null, 2) : reportLines(report, language).join('\n'));
  if (values.save !== undefined) {
    for (const path of await save(report, values.save)) io.err(`hyrje check: wrote ${path}`);
  }
  return report.holds ? 0 : 1;
}
