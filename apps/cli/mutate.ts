import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Ground,
  type Judged,
  type Mutation,
  mutationOf,
  namesIn,
  type Operator,
  operators,
  planOf,
  scoreRows,
  type Selection,
  sumOf,
  survivorLines,
} from '../../verification/mutate/index.ts';
import { type Io, UsageError } from './io.ts';
import { ground as shipped } from './mutate/ground.ts';
import { judgeHere, judgeIn } from './mutate/judged.ts';
import { writeTests } from './mutate/tests.ts';
import { progressOn } from './progress.ts';
import { alignedTable } from './table.ts';

const help = `Usage: hyrje mutate [machine…] [options]

Puts one fault after the other into the machines, and looks whether a property notices. A mutant that no property
notices is proved to be the same as the original, on the machine or in the product, or is shown with the shortest way
on which it is told apart. The score is exact: killed of those that build and are not the same.

Machines: those of the authority unless named; a flow by its name (flow:session, since an authority machine has that
name, too); --flows for all flows.

Options:
  --flows          all flows
  --suites         play the suites of hyrje paths as well, on each machine alone: transitions + refusals, then complete
                   ones (up to 1000 states); what is left then gets the shortest test that fails on it. On flows they
                   come first, beside the original with all that it shows and hands on; properties are asked about
                   what they leave
  --both           with --suites: ask the properties of flows about every mutant; takes ten times as long
  --operator NAME  only this kind of fault; may be repeated
  --sample N       only N mutants of each machine, drawn by --seed
  --seed N         1 unless told
  --jobs N         in N processes; 0, the default, is in this one
  --at-least R     the least score of the authority, and of each flow that is asked for; 0.95 unless told. With
                   --suites that of properties and suites together
  --list           only list the mutants
  --save DIR       write each survivor's shortest way as a file that hyrje replay plays (hyrje/trace@1)
  --tests DIR      with --suites: write the tests that single mutants ask for as suites that hyrje run plays
  --out FILE       write the JSON to a file as well
  --json           print JSON (hyrje/mutation@1)
  --help, -h       this text

Exit code: 0 the score is at least --at-least, 1 it is not, 2 the call makes no sense.`;

const options = {
  flows: { type: 'boolean', default: false },
  suites: { type: 'boolean', default: false },
  both: { type: 'boolean', default: false },
  operator: { type: 'string', multiple: true, default: [] as string[] },
  sample: { type: 'string' },
  seed: { type: 'string', default: '1' },
  jobs: { type: 'string', default: '0' },
  'at-least': { type: 'string', default: '0.95' },
  list: { type: 'boolean', default: false },
  save: { type: 'string' },
  tests: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${option} is a whole number, not "${text}".`);
  return Number(text);
}

function ratio(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new UsageError(`--at-least is a number from 0 to 1, not "${text}".`);
  }
  return value;
}

/** A machine of the authority by its name, or a flow by its name, with or without `flow:`. */
function machinesNamed(names: readonly string[], withFlows: boolean, ground: Ground): string[] {
  const { authority, flows } = namesIn(ground);
  const all = [...authority, ...flows];
  const meant = names.map((name) => {
    const found = [name, `flow:${name}`].find((one) => all.includes(one));
    if (found !== undefined) return found;
    throw new UsageError(`There is no machine "${name}". There are ${all.join(', ')}.`);
  });
  return withFlows ? [...meant, ...flows] : meant;
}

function operatorsNamed(names: readonly string[]): Operator[] | null {
  const unknown = names.find((name) => !Object.hasOwn(operators, name));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no operator "${unknown}". There are ${Object.keys(operators).join(', ')}.`,
    );
  }
  return names.length === 0 ? null : (names as Operator[]);
}

/** The least score of those that are asked for: of the whole authority, and of each flow. */
const leastOf = ({ machines }: Mutation): number => {
  const authority = sumOf(machines.filter(({ of }) => of === 'authority'));
  const flows = machines.filter(({ of }) => of === 'flow');
  return Math.min(
    ...[authority, ...flows].map(({ score, suites }) => (suites?.together ?? { score }).score ?? 1),
  );
};

function lines(mutation: Mutation, least: number): string[] {
  const { survivors, properties } = mutation;
  const killers = properties.map(({ id, kills, longest }) => `${id} ${kills} (${longest} steps)`).join(', ');
  return [
    ...alignedTable(scoreRows(mutation)),
    ...survivorLines(mutation),
    '',
    `Killed first by, with the longest trace: ${killers || 'none'}.`,
    `${survivors.length} left. Least score ${(100 * leastOf(mutation)).toFixed(1)} %, wanted ${100 * least} %.`,
  ];
}

async function save(directory: string, judged: readonly Judged[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const { mutant, outcome } of judged) {
    if (outcome.kind !== 'survivor') continue;
    const name = `${mutant.id.replaceAll(/[^\w.-]+/g, '_')}.json`;
    await writeFile(join(directory, name), `${JSON.stringify(outcome.apart.journey, null, 2)}\n`);
  }
}

/** `hyrje mutate`: how many faults the properties notice. */
export async function mutateCommand(
  argv: readonly string[],
  io: Io,
  ground: Ground = shipped,
): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const { size, seed } = { size: values.sample, seed: wholeNumber('seed', values.seed) };
  const least = ratio(values['at-least']);
  if (values.tests !== undefined && !values.suites) throw new UsageError('--tests goes with --suites.');
  if (values.both && !values.suites) throw new UsageError('--both goes with --suites.');
  const jobs = wholeNumber('jobs', values.jobs);
  const selection: Selection = {
    machines: machinesNamed(positionals, values.flows, ground),
    operators: operatorsNamed(values.operator),
    sample: size === undefined ? null : { size: wholeNumber('sample', size), seed },
    suites: values.suites,
    both: values.both,
  };
  const plan = planOf(ground, selection);
  if (values.list) {
    const listed = plan.mutants.map(({ id, operator, sentence, diff }) => ({ id, operator, sentence, diff }));
    io.out(
      values.json
        ? JSON.stringify(listed, null, 2)
        : listed.map(({ id, sentence }) => `${id}  ${sentence}`).join('\n'),
    );
    return 0;
  }
  const progress = progressOn(io);
  const tell = (done: number, of: number) => progress.show('mutants', done, of);
  const judged =
    jobs === 0 ? judgeHere(ground, selection, plan, tell) : await judgeIn(jobs, selection, plan, tell);
  progress.clear();
  const mutation = mutationOf(plan.scored, judged, selection);
  const json = JSON.stringify(mutation, null, 2);
  if (values.save !== undefined) await save(values.save, judged);
  const written = values.tests === undefined ? [] : await writeTests(values.tests, mutation);
  if (values.out !== undefined) await writeFile(values.out, `${json}\n`);
  io.out(values.json ? json : [...lines(mutation, least), ...written].join('\n'));
  return leastOf(mutation) >= least ? 0 : 1;
}
