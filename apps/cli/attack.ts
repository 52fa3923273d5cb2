import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  defaultPolicy,
  loadPolicy,
  type Policy,
  PolicyError,
} from '../../machines/vocabulary/policy/index.ts';
import {
  attackJson,
  compare,
  type ComparedRow,
  goalWords,
  type Language,
  powers,
  tellMove,
  tellSet,
  tellWin,
  unsettled,
  worlds,
} from '../../scenarios/attackers/index.ts';
import {
  attack,
  attackJourney,
  type AttackReport,
  type AttackWorld,
  columnNames,
  columns,
  footholds,
  type Goal,
  goals,
  outcomeOf,
  type Win,
} from '../../verification/attack/index.ts';
import { type Io, UsageError } from './io.ts';
import { progressOn } from './progress.ts';
import { alignedTable } from './table.ts';

const help = `Usage: hyrje attack [--path PATH] [--all] [--set KEY=VALUE] [--save DIR] [--lang sq|en] [--json]

For every login path, activation and reset: the smallest sets of capabilities with which an attacker wins it, each with
a shortest way there, played on live machines before it is shown. Computed on the bank's machines, through the bank's
own router. Then the table of outcomes, beside the specification's.

Options:
  --path PATH      only this path, each attack told as a story: ${goals.join(', ')},
                   or a column of the table: ${columnNames.join(', ')}
  --all            also with guesses, and after the attacker set a password or turned something on of his own
  --set KEY=VALUE  another value of the policy, for instance reset.allowSoftPin=false; may be repeated
  --save DIR       write each attack as a file (hyrje/trace@1)
  --lang sq|en     the language: en (default) or sq
  --json           print JSON (hyrje/attack@1)
  --help, -h       this text

Exit code: 0 every attack was played and every difference from the specification is explained, 1 not so, 2 the call
makes no sense.`;

const outcomeHelp = {
  en: 'D denied, G only by a guess within the counters, R while the customer is led on, A access. “D→A”: A once the attacker has a password or a credential of his own. In brackets what the specification says, where it differs.',
  sq: 'D refuzohet, G vetëm me një qëllim brenda numëruesve, R ndërsa klienti mashtrohet, A hyn. «D→A»: A pasi sulmuesi ka fjalëkalim ose kredencial të vetin. Në kllapa çfarë thotë specifikimi, kur ndryshon.',
} as const;
const heads = {
  en: { path: 'PATH', set: 'TAKES', outcome: 'OUTCOME', steps: 'STEPS', tries: 'TRIES', row: 'ATTACKER' },
  sq: { path: 'RRUGA', set: 'I DUHET', outcome: 'FUNDI', steps: 'HAPA', tries: 'PROVA', row: 'SULMUESI' },
} as const;

function languageOf(value: string): Language {
  if (value === 'en' || value === 'sq') return value;
  throw new UsageError(`--lang is en or sq, not "${value}".`);
}

function goalsOf(path: string | undefined): readonly Goal[] | undefined {
  if (path === undefined) return undefined;
  const same = (name: string) => name.toLowerCase() === path.toLowerCase();
  const column = columnNames.find(same);
  if (column) return columns[column];
  const goal = goals.find(same);
  if (goal) return [goal];
  throw new UsageError(`--path is ${[...goals, ...columnNames].join(', ')}, not "${path}".`);
}

function policyWith(settings: readonly string[]): Policy {
  const values = settings.map((setting) => {
    const [key = '', value] = setting.split(/=(?<rest>.*)/s);
    if (value === undefined) throw new UsageError(`--set is KEY=VALUE, not "${setting}".`);
    try {
      return [key, JSON.parse(value) as unknown] as const;
    } catch {
      return [key, value] as const;
    }
  });
  try {
    return loadPolicy(Object.fromEntries(values)).policy;
  } catch (cause) {
    if (cause instanceof PolicyError) throw new UsageError(cause.message);
    throw cause;
  }
}

/** Without guesses, and with nothing of the attacker's own. */
const isPlain = ({ set }: Win): boolean =>
  outcomeOf(set) !== 'G' && !footholds.some((one) => set.includes(one));

function setLines(wins: readonly Win[], shown: readonly Win[], language: Language): string[] {
  const head = heads[language];
  const rows = shown.map(({ goal, set, steps, tries }) => [
    goal,
    tellSet(set, language),
    outcomeOf(set),
    String(steps.length),
    tries === undefined ? '' : String(tries),
  ]);
  const hidden = wins.length - shown.length;
  return [
    ...alignedTable([[head.path, head.set, head.outcome, head.steps, head.tries], ...rows]),
    ...(hidden === 0 ? [] : ['', `+ ${hidden}: --all`]),
  ];
}

const tableLines = (table: readonly ComparedRow[], language: Language): string[] =>
  alignedTable([
    [heads[language].row, ...columnNames],
    ...table.map(({ row, cells }) => [
      row[language],
      ...cells.map(({ now, later, said }) => {
        const found = later === now ? now : `${now}→${later}`;
        return said === null || said === now ? found : `${found} (${said})`;
      }),
    ]),
  ]);

const storyLines = (wins: readonly Win[], language: Language): string[] =>
  wins.flatMap((win, at) => [
    ...(win.goal === wins[at - 1]?.goal ? [] : [goalWords[win.goal][language], '']),
    ...tellWin(win, language),
    '',
  ]);

async function save(folder: string, wins: readonly Win[], policy: Policy, language: Language): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const win of wins) {
    const world = worlds.find(({ name }) => name === win.world);
    if (!world) continue;
    const journey = attackJourney(win, world, (move) => tellMove(move, language), policy);
    const path = join(folder, `${win.goal}.${win.set.join('+')}.json`);
    await writeFile(path, `${JSON.stringify(journey, null, 2)}\n`);
  }
}

function sumLines({ wins, worlds: walked, ms }: AttackReport, open: readonly string[]): string[] {
  const states = walked.reduce((sum, one) => sum + one.states, 0);
  const failed = wins.filter(({ replayed }) => !replayed).length;
  const played = failed === 0 ? 'each played on live machines' : `${failed} not played on live machines`;
  const size = `${states.toLocaleString('en')} states in ${walked.length} worlds`;
  return [
    ...open.map((line) => `unexplained: ${line}`),
    `${wins.length} smallest sets, ${played}; ${size}, ${(ms / 1000).toFixed(1)} s.`,
  ];
}

/** `hyrje attack`: who gets in, by every path. `found` is whom the attacker finds. */
export async function attackCommand(
  argv: readonly string[],
  io: Io,
  found: readonly AttackWorld[] = worlds,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      path: { type: 'string' },
      all: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      save: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`There is nothing to do with "${positionals.join(' ')}".`);
  const language = languageOf(values.lang);
  const wanted = goalsOf(values.path);
  const policy = policyWith(values.set);
  const progress = progressOn(io);
  const report = attack({
    powers,
    worlds: found,
    policy,
    ...(wanted && { goals: wanted }),
    progress: progress.show,
  });
  progress.clear();
  const { wins } = report;
  const isWhole = wanted === undefined && JSON.stringify(policy) === JSON.stringify(defaultPolicy);
  const table = wanted === undefined ? compare(report) : [];
  const open = isWhole ? unsettled(table) : [];
  const shown = values.all ? wins : wins.filter(isPlain);
  if (values.save !== undefined) await save(values.save, shown, policy, language);
  const holds = open.length === 0 && wins.every(({ replayed }) => replayed);
  if (values.json) {
    io.out(JSON.stringify(attackJson(report, table, language, holds), null, 2));
  } else {
    const body = wanted
      ? storyLines(shown, language)
      : [...setLines(wins, shown, language), '', ...tableLines(table, language), '', outcomeHelp[language]];
    io.out([...body, ...sumLines(report, open)].join('\n'));
  }
  return holds ? 0 : 1;
}
