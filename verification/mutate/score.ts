import type { AnyStateMachine } from 'xstate';
import { onMachines } from '../replay/stamp.ts';
import type { Operator } from './mutant.ts';
import type { MachineScore, Mutation } from './schema.ts';
import type { Judged } from './verdict.ts';

/** A machine whose mutants were judged. */
export interface Scored {
  readonly name: string;
  readonly of: MachineScore['of'];
  readonly machine: AnyStateMachine;
  readonly made: number;
}

/** What a committed figure belongs to: another drawing has another hash. */
export const hashOf = ({ name, machine }: Pick<Scored, 'name' | 'machine'>): string =>
  onMachines('machine', name, [machine]).hash;

const ratio = (killed: number, of: number): number | null => (of === 0 ? null : killed / of);

function scoreOf(scored: Scored, judged: readonly Judged[]): MachineScore {
  const { name, of, made } = scored;
  const outcomes = judged.filter(({ mutant }) => mutant.machine === name).map(({ outcome }) => outcome);
  const counted = (kind: string) => outcomes.filter((one) => one.kind === kind).length;
  const by = (how: string) => outcomes.filter((one) => one.kind === 'equivalent' && one.by === how).length;
  const killed = { range: counted('range'), properties: counted('killed') };
  const survivors = counted('survivor');
  return {
    name,
    of,
    hash: hashOf(scored),
    made,
    mutants: outcomes.length,
    invalid: counted('invalid'),
    equivalent: { machine: by('machine'), product: by('product') },
    killed,
    survivors,
    score: ratio(killed.range + killed.properties, killed.range + killed.properties + survivors),
  };
}

function propertiesOf(judged: readonly Judged[]): Mutation['properties'] {
  const found = new Map<string, { id: string; kills: number; longest: number }>();
  for (const { outcome } of judged) {
    if (outcome.kind !== 'killed') continue;
    const { property: id, steps } = outcome.by;
    const one = found.get(id) ?? { id, kills: 0, longest: 0 };
    found.set(id, { id, kills: one.kills + 1, longest: Math.max(one.longest, steps ?? 0) });
  }
  return [...found.values()].toSorted((a, b) => b.kills - a.kills || (a.id < b.id ? -1 : 1));
}

/** The score of a list of properties, exact: killed / (all − invalid − equivalent). */
export function mutationOf(
  machines: readonly Scored[],
  judged: readonly Judged[],
  how: { readonly operators: readonly Operator[] | null; readonly sample: Mutation['sample'] },
): Mutation {
  const scores = machines.map((machine) => scoreOf(machine, judged));
  const sum = (of: (score: MachineScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const killed = sum((score) => score.killed.range + score.killed.properties);
  return {
    schema: 'hyrje/mutation@1',
    operators: how.operators && [...how.operators],
    sample: how.sample,
    machines: scores,
    properties: propertiesOf(judged),
    survivors: judged.flatMap(({ mutant, outcome }) => {
      if (outcome.kind !== 'survivor') return [];
      const { id, machine, operator, sentence, diff } = mutant;
      const apart = outcome.apart && { ...outcome.apart, steps: [...outcome.apart.steps] };
      return [{ id, machine, operator, sentence, diff, apart }];
    }),
    score: ratio(killed, killed + sum(({ survivors }) => survivors)),
  };
}
