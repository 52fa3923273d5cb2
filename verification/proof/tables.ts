import { nameOf } from './configuration.ts';
import type { PropertyReport, Report, Size, Violation } from './schema.ts';

/** A table with a head row. */
export type Rows = readonly (readonly string[])[];
export type Language = 'en' | 'sq';

const number = (value: number) => value.toLocaleString('en');
const whole = (ms: number) => number(Math.round(ms));

/** The sizes as a table. */
export const sizeRows = (sizes: readonly Size[]): Rows => [
  ['MACHINE', 'STATES', 'TRANSITIONS', 'REFUSALS', 'FOLDED TO', 'MS', 'UNDER'],
  ...sizes.map(({ name, states, transitions, refusals, folded, ms, under }) => [
    name,
    number(states),
    number(transitions),
    refusals === 0 ? '' : number(refusals),
    folded === null ? '' : number(folded),
    whole(ms),
    under ? nameOf(under) : '',
  ]),
];

/** The properties as a table. REACHED: how often the premise was met, in the part where it was met least. */
export const propertyRows = ({ properties }: Pick<Report, 'properties'>, language: Language): Rows => [
  ['ID', 'VERDICT', 'STATES', 'TRANSITIONS', 'MS', 'REACHED', 'CLAUSE', 'STATEMENT'],
  ...properties.map(({ id, verdict, states, transitions, ms, reached, clause, statement }) => [
    id,
    verdict,
    ...(verdict === 'tested'
      ? ['', '', '', '']
      : [number(states), number(transitions), whole(ms), number(reached)]),
    clause,
    statement[language],
  ]),
];

/** What verdicts rest on outside of the machines. */
export function assumptionRows({ properties }: Pick<Report, 'properties'>, language: Language): Rows {
  const rows = properties.flatMap(({ id, assumes }) => assumes.map((one) => [id, one.name, one[language]]));
  return rows.length === 0 ? [] : [['ID', 'ASSUMES', 'THAT IS'], ...rows];
}

/** How each property is held where no state shows it, with its tests. */
export function meansRows({ properties }: Pick<Report, 'properties'>): Rows {
  const held = properties.filter(({ means, heldBy }) => means !== null || heldBy.length > 0);
  if (held.length === 0) return [];
  return [
    ['ID', 'HELD BY', 'TESTS'],
    ...held.map(({ id, means, heldBy }) => [
      id,
      means ?? '',
      [...new Set(heldBy.map(({ file }) => file))].join(', '),
    ]),
  ];
}

const under = (part: PropertyReport['parts'][number]) => (part.under ? `, ${nameOf(part.under)}` : '');

const replayed = ({ replayed: isReplayed, seen }: Violation) =>
  isReplayed ? 'replayed on the machines that run: yes' : `replayed on the machines that run: no, ${seen}`;

/** What broke, with the shortest way to it, and what says nothing. */
export const violationLines = ({ properties }: Pick<Report, 'properties'>): string[] =>
  properties.flatMap(({ id, parts }) =>
    parts.flatMap((part) => [
      ...part.violations.flatMap((violation) => [
        '',
        `${id} is violated: "${violation.claim}" on ${violation.on}${under(part)}, in ${violation.steps.length} steps:`,
        ...violation.steps.map((step, index) => `  ${index + 1}. ${step}`),
        `  → ${violation.end}`,
        `  ${replayed(violation)}`,
      ]),
      ...part.claims
        .filter(({ reached }) => reached === 0)
        .flatMap(({ claim, on }) => [
          '',
          `${id} says nothing: "${claim}" on ${on}${under(part)} is never reached.`,
        ]),
    ]),
  );

/** The outcome in one sentence. */
export function sumOf({ properties, configurations, holds, ms }: Report): string {
  const walked = properties.filter(({ verdict }) => verdict !== 'tested');
  const tested = properties.length - walked.length;
  const good = walked.filter(({ verdict }) => verdict === 'holds').length;
  const outcome = holds
    ? `All ${walked.length} properties that are checked hold, none of them vacuously`
    : `${walked.length - good} of ${walked.length} properties that are checked do not hold`;
  const rest = tested === 0 ? '' : `, ${tested} are held by tests`;
  const where = configurations.map(nameOf).join('; ');
  return `${outcome}${rest}, under each of: ${where}. ${(ms / 1000).toFixed(1)} s.`;
}
