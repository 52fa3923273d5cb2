import type { MachineScore, Mutation } from './schema.ts';

const percent = (score: number | null): string => (score === null ? '' : `${(100 * score).toFixed(1)} %`);

const cells = (name: string, one: Omit<MachineScore, 'name' | 'of' | 'hash'>): string[] => [
  name,
  String(one.made),
  String(one.mutants),
  String(one.invalid),
  String(one.equivalent.machine),
  String(one.equivalent.product),
  String(one.killed.range),
  String(one.killed.properties),
  String(one.survivors),
  percent(one.score),
];

/** The scores as a table with a head row, and the sum of each kind of machine where there are several. */
export function scoreRows({ machines }: Mutation): string[][] {
  const sums = (['authority', 'flow'] as const).flatMap((of) => {
    const these = machines.filter((one) => one.of === of);
    return these.length > 1
      ? [cells(of === 'authority' ? 'all of the authority' : 'all flows', sumOf(these))]
      : [];
  });
  return [
    [
      'MACHINE',
      'MADE',
      'JUDGED',
      'INVALID',
      'SAME ALONE',
      'SAME IN PRODUCT',
      'RANGE',
      'KILLED',
      'LEFT',
      'SCORE',
    ],
    ...machines.map((one) => cells(one.name, one)),
    ...sums,
  ];
}

/** Several machines as one. */
export function sumOf(machines: readonly MachineScore[]): Omit<MachineScore, 'name' | 'of' | 'hash'> {
  const sum = (of: (one: MachineScore) => number) => machines.reduce((total, one) => total + of(one), 0);
  const killed = { range: sum((one) => one.killed.range), properties: sum((one) => one.killed.properties) };
  const survivors = sum((one) => one.survivors);
  const all = killed.range + killed.properties + survivors;
  return {
    made: sum((one) => one.made),
    mutants: sum((one) => one.mutants),
    invalid: sum((one) => one.invalid),
    equivalent: {
      machine: sum((one) => one.equivalent.machine),
      product: sum((one) => one.equivalent.product),
    },
    killed,
    survivors,
    score: all === 0 ? null : (killed.range + killed.properties) / all,
  };
}

/** Each survivor, with the shortest way on which it is told apart. */
export function survivorLines({ survivors }: Mutation): string[] {
  return survivors.flatMap(({ sentence, id, apart }) => [
    '',
    `${sentence}.`,
    `  ${id}`,
    ...(apart
      ? [
          `  told apart on ${apart.on}, in ${apart.steps.length} steps:`,
          ...apart.steps.map((step, index) => `  ${index + 1}. ${step}`),
          `  → original: ${apart.original}`,
          `  → mutant:   ${apart.mutant}`,
        ]
      : ['  Only what is shown may differ.']),
  ]);
}
