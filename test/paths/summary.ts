import type { TestResult } from '../../apps/drivers/run.ts';
import type { Plant } from './planted.ts';

/** How the suite of a machine went on each surface. */
export interface Round {
  readonly machine: string;
  readonly tests: number;
  readonly steps: number;
  /** Tests that failed, by surface. */
  readonly failed: Readonly<Record<string, number>>;
}

/** A planted fault, and the first test that saw it. */
export interface Caught {
  readonly plant: Plant;
  readonly by: TestResult | null;
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => row(cells)).join('\n');
const code = (text: string): string => `\`${text}\``;

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '–';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** Where a test saw that something is wrong, and by what. */
export function sightingOf({ name, mismatch }: TestResult): string {
  if (mismatch === null) return '–';
  const { step, what, expected, seen } = mismatch;
  const where = `${name}, step ${step}`;
  if (what === 'driver') return `${where}: ${String(seen)}`;
  return `${where}: ${what} is ${code(short(seen))}, not ${code(short(expected))}`;
}

const number = (value: number) => value.toLocaleString('en');

const written = (what: string) =>
  `Written by \`npm run test:paths -- ${what} --write\`; \`npm run test:paths\` fails when it is not so any more.`;

/** The page of suites that were played on every surface. */
export function surfacesPage(rounds: readonly Round[]): string {
  const surfaces = Object.keys(rounds[0]?.failed ?? {});
  const rows = rounds.map(({ machine, tests, steps, failed }) => [
    code(machine),
    number(tests),
    number(steps),
    ...surfaces.map((surface) => (failed[surface] === 0 ? 'all pass' : `**${failed[surface]} fail**`)),
  ]);
  return `# Suites on every surface

${written('suites')}

The suites of transitions and refusals of all login paths and activations: each on the machine, on the bank over HTTP, and on the
page in Chromium. [What that means](own-driver.md#surfaces).

${table(['suite', 'tests', 'steps', ...surfaces], rows)}
`;
}

/** The page of planted faults. */
export function plantedPage(caught: readonly Caught[]): string {
  const kinds = new Set(caught.map(({ plant }) => plant.kind));
  const seen = caught.filter(({ by }) => by !== null).length;
  const rows = caught.map(({ plant: { name, kind, where, machine }, by }) => [
    name,
    kind,
    where,
    code(machine),
    by ? sightingOf(by) : '**nobody**',
  ]);
  return `# Planted faults

${written('faults')}

Does a suite see a bank or a page that is wrong? Each fault is planted in a copy of the server or of the page, by changing a
source while the copy is made; nothing of it is shipped. Then the suite of transitions and refusals of one machine is played on
the copy until a test fails. \`npm test\` does so with one fault of each kind.

${caught.length} faults of ${kinds.size} kinds; ${seen} are caught.

${table(['fault', 'kind', 'in a copy of the', 'suite', 'first test that sees it'], rows)}
`;
}
