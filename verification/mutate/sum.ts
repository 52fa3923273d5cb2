import type { Layer, MachineScore } from './schema.ts';

export type Sums = Omit<MachineScore, 'name' | 'of' | 'hash'>;

export const ratio = (killed: number, of: number): number | null => (of === 0 ? null : killed / of);

interface Asked {
  readonly range: number;
  readonly properties: number;
  readonly survivors: number;
  readonly seen: number;
}

/** Of the properties. What leaves its range is no matter of chance where properties were asked only about some. */
export const scoreBy = ({ range, properties, survivors, seen }: Asked): number | null => {
  const killed = properties + (seen > 0 ? 0 : range);
  return ratio(killed, killed + survivors);
};

/** Several machines as one. */
export function sumOf(machines: readonly MachineScore[]): Sums {
  const sum = (of: (one: MachineScore) => number) => machines.reduce((total, one) => total + of(one), 0);
  const [range, properties] = [sum((one) => one.killed.range), sum((one) => one.killed.properties)];
  const on = (layer: Layer) => sum((one) => one.killed.suites?.[layer] ?? 0);
  const suites = { transitions: on('transitions'), complete: on('complete'), mutants: on('mutants') };
  const played = range + suites.transitions + suites.complete + suites.mutants;
  const survivors = sum((one) => one.survivors);
  const left = sum((one) => one.suites?.left ?? 0);
  const neither = sum((one) => one.suites?.together.left ?? 0);
  const seen = sum((one) => one.seen);
  const [alone, product, invalid] = [
    sum((one) => one.equivalent.machine),
    sum((one) => one.equivalent.product),
    sum((one) => one.invalid),
  ];
  const mutants = sum((one) => one.mutants);
  const valid = mutants - invalid - alone - product;
  const isPlayed = machines.every((one) => one.suites !== null);
  return {
    made: sum((one) => one.made),
    mutants,
    invalid,
    equivalent: { machine: alone, product },
    shown: sum((one) => one.shown),
    seen,
    killed: { range, properties, suites: isPlayed ? suites : null },
    survivors,
    score: scoreBy({ range, properties, survivors, seen }),
    suites: isPlayed
      ? {
          left,
          score: ratio(played, played + left),
          together: { left: neither, score: ratio(valid - neither, valid) },
        }
      : null,
  };
}
