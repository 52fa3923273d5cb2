import type { Mutation } from './schema.ts';
import { type Sums, sumOf } from './sum.ts';

const percent = (score: number | null): string => (score === null ? '' : `${(100 * score).toFixed(1)} %`);

const cells = (name: string, one: Sums, hasSuites: boolean): string[] => {
  const { killed, suites } = one;
  const played = hasSuites
    ? [
        String(killed.suites?.transitions ?? ''),
        String(killed.suites?.complete ?? ''),
        String(killed.suites?.mutants ?? ''),
        String(suites?.left ?? ''),
        percent(suites?.score ?? null),
        String(suites?.together.left ?? ''),
        percent(suites?.together.score ?? null),
      ]
    : [];
  return [
    name,
    String(one.made),
    String(one.mutants),
    String(one.invalid),
    String(one.equivalent.machine),
    String(one.equivalent.product),
    String(one.seen),
    String(one.shown),
    String(killed.range),
    String(killed.properties),
    String(one.survivors),
    percent(one.score),
    ...played,
  ];
};

const head = [
  'MACHINE',
  'MADE',
  'JUDGED',
  'INVALID',
  'SAME ALONE',
  'SAME IN PRODUCT',
  'NOT ASKED',
  'ONLY SHOWN',
  'RANGE',
  'KILLED',
  'LEFT',
  'SCORE',
];
const suiteHead = [
  'TRANSITIONS',
  'COMPLETE',
  'MUTANTS',
  'LEFT BY SUITES',
  'SUITES',
  'LEFT BY BOTH',
  'TOGETHER',
];

/** The scores as a table with a head row, and the sum of each kind of machine where there are several. */
export function scoreRows({ machines }: Mutation): string[][] {
  const hasSuites = machines.some(({ suites }) => suites !== null);
  const sums = (['authority', 'flow'] as const).flatMap((of) => {
    const these = machines.filter((one) => one.of === of);
    const name = of === 'authority' ? 'all of the authority' : 'all flows';
    return these.length > 1 ? [cells(name, sumOf(these), hasSuites)] : [];
  });
  return [
    [...head, ...(hasSuites ? suiteHead : [])],
    ...machines.map((one) => cells(one.name, one, hasSuites)),
    ...sums,
  ];
}

/** Each survivor, with the shortest way on which it is told apart. */
export function survivorLines({ survivors }: Mutation): string[] {
  return survivors.flatMap(({ sentence, id, apart, suite }) => [
    '',
    `${sentence}.`,
    `  ${id}`,
    `  told apart on ${apart.on}, in ${apart.steps.length} steps:`,
    ...apart.steps.map((step, index) => `  ${index + 1}. ${step}`),
    `  → original: ${apart.original}`,
    `  → mutant:   ${apart.mutant}`,
    ...(suite === null ? [] : [`  The suite of ${suite} notices.`]),
  ]);
}
