import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import {
  capabilityWords,
  compare,
  type ComparedRow,
  goalWords,
  inexpressible,
  powers,
  powerTable,
  tellMove,
  tellSet,
  worlds,
} from '../../scenarios/attackers/index.ts';
import {
  attack,
  columnNames,
  footholds,
  type Goal,
  goals,
  outcomeOf,
  type Win,
} from '../../verification/attack/index.ts';
import { generated, page, table } from './markdown.ts';

const isPlain = ({ set }: Win): boolean =>
  outcomeOf(set) !== 'G' && !footholds.some((one) => set.includes(one));

const outcomeTable = (rows: readonly ComparedRow[]): string =>
  table(
    ['Attacker', ...columnNames],
    rows.map(({ row, cells }) => [
      row.en,
      ...cells.map(({ now, later, said }) => {
        const found = later === now ? `**${now}**` : `**${now}** → ${later}`;
        return said === null || said === now ? found : `${found} (${said})`;
      }),
    ]),
  );

const differenceTable = (rows: readonly ComparedRow[]): string =>
  table(
    ['Attacker', 'Path', 'Specified', 'Computed', 'Why', 'Pse'],
    rows.flatMap(({ row, cells }) =>
      cells.flatMap(({ column, now, said, why }) =>
        why ? [[row.en, column, said ?? '–', now, why.en, why.sq]] : [],
      ),
    ),
  );

const setTable = (wins: readonly Win[]): string =>
  table(
    ['Path', 'Takes', 'I duhet', 'Outcome', 'Steps', 'Customer'],
    wins.map(({ goal, set, steps, world }) => [
      goalWords[goal].en,
      tellSet(set, 'en'),
      tellSet(set, 'sq'),
      outcomeOf(set),
      String(steps.length),
      world,
    ]),
  );

/** How many sets of each goal there are that guess or rest on something of the attacker's own. */
const restTable = (wins: readonly Win[]): string =>
  table(
    ['Path', 'Plain', 'By a guess', 'Tries until the block', 'After something of his own'],
    goals.map((goal) => {
      const here = wins.filter((win) => win.goal === goal);
      const guessed = here.filter(({ set }) => outcomeOf(set) === 'G');
      const tries = [...new Set(guessed.flatMap(({ tries: found }) => found ?? []))];
      const own = here.filter((win) => !isPlain(win) && !guessed.includes(win));
      const count = (some: readonly Win[]) => String(some.length);
      return [goalWords[goal].en, count(here.filter(isPlain)), count(guessed), tries.join(', '), count(own)];
    }),
  );

const shortest = (wins: readonly Win[], goal: Goal): Win | undefined =>
  wins.find((win) => win.goal === goal && isPlain(win));

const stories = (wins: readonly Win[]): string[] =>
  goals.flatMap((goal) => {
    const win = shortest(wins, goal);
    if (!win) return [];
    const steps = win.steps.map(
      ({ move }, at) => `${at + 1}. ${tellMove(move, 'en')} *${tellMove(move, 'sq')}*`,
    );
    return [
      `### ${goalWords[goal].en}`,
      `Takes ${tellSet(win.set, 'en')}; customer: ${win.world}.`,
      steps.join('\n'),
    ];
  });

const powerRows = Object.values(powerTable).map(({ gives, by, en, sq, clause }) => [
  gives,
  by.map((set) => set.map((one) => capabilityWords[one].en).join(' + ')).join('; '),
  en,
  sq,
  clause,
]);

let written: string | undefined;

/** Who gets in, computed once. */
export function attackPage(): string {
  if (written !== undefined) return written;
  const report = attack({ powers, worlds });
  const { wins, worlds: walked } = report;
  const strict = attack({
    powers,
    worlds: worlds.filter(({ holds }) => holds.includes('phoneSoftPin')),
    policy: { ...defaultPolicy, 'reset.allowSoftPin': false },
    goals: ['reset'],
  });
  const resets = wins.filter((win) => win.goal === 'reset' && isPlain(win));
  const left = strict.wins.filter(isPlain);
  const rows = compare(report);
  const played = wins.filter(({ replayed }) => replayed).length;
  written = page(
    generated('scenarios/attackers and the machines'),
    '# Who gets in',
    `For every path the smallest sets of capabilities with which an attacker wins it. \`hyrje attack\` computes them on the bank’s machines, through the bank’s own router, and shows a shortest way for each: ${wins.length} sets, ${played} of them played again on live machines with a clock. \`hyrje attack --path L4a\` tells the stories, \`--save DIR\` writes them, \`--json\` prints what [its schema](../verification/attack/schema.ts) says.`,
    '## The table',
    'D denied. G only by a guess within the counters. R while the customer is led on. A access. “D → A”: A once the attacker has set a password or turned on a credential of his own, by another path of the same row. In brackets what the specification says, where it differs. Every row has the client number, because it is no secret.',
    outcomeTable(rows),
    'Both sides of what a bank may know or decide: SIM swap with and without a signal, malware that the device check notices and does not, SMS shown on the lock screen and not, are rows of their own.',
    `With \`reset.allowSoftPin=false\` ${left.length} of the ${resets.length} plain sets that win a reset are left: those with a finger.`,
    '### Where it differs from the specification',
    differenceTable(rows),
    '### What is not expressed',
    table(
      ['Row', 'What holds it', 'Çfarë e mban'],
      inexpressible.map(({ en, why }) => [en, why.en, why.sq]),
    ),
    '## What gives what',
    'The one table behind all of it: which capabilities let an attacker bring about which class of a fact, and from where. A class that is not here, nobody can bring about; a wrong one anybody can.',
    table(['Fact', 'By', 'Because', 'Sepse', 'Clause'], powerRows),
    'A capability is what somebody can do and never what he must, so more of them never win less; a test takes them all together and apart. A more powerful one includes the weaker: an unlocked phone is also a locked one.',
    '## The smallest sets',
    'Without guesses, and without a password or a credential that the attacker made his own on the way (`--all` has these).',
    setTable(wins.filter(isPlain)),
    restTable(wins),
    '## A shortest way for each',
    ...stories(wins),
    '## What this rests on',
    [
      '- The attacker does one thing at a time: a login, a VERIFIKO, an activation or a reset. What two at once could do is a matter of the properties ([P01 to P60](properties.md)).',
      '- He has as many clients and as much time as he likes; deadlines that only take something from him are left out of the search and observed in the replay.',
      '- Limits are at their least in the search, because more tries help only a guess; tries are counted on live machines under the policy.',
      '- A session works only on the device that it was given to, and a key of the phone only on the phone (A-KEYSTORE).',
      '- A locked phone does not give its SIM away (SIM PIN), and a phone that shows SMS when locked shows FNPs.',
      '- A session that outlives the credential that opened it only helps him: it is left alive.',
    ].join('\n'),
    table(
      ['Customer', 'States', 'Transitions'],
      walked.map(({ name, states, transitions }) => [name, String(states), String(transitions)]),
    ),
  );
  return written;
}
