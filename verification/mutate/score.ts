import type { AnyStateMachine } from 'xstate';
import { onMachines } from '../replay/stamp.ts';
import type { Operator } from './mutant.ts';
import type { Layer, MachineScore, Mutation } from './schema.ts';
import type { Judged, Outcome } from './verdict.ts';

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

interface How {
  readonly operators: readonly Operator[] | null;
  readonly sample: Mutation['sample'];
  readonly suites: boolean;
}

const ratio = (killed: number, of: number): number | null => (of === 0 ? null : killed / of);

/** What no suite notices, of what is not the same on the machine. */
const isLeft = ({ outcome, suites }: Judged): boolean =>
  suites?.layer === null &&
  (outcome.kind === 'killed' || outcome.kind === 'survivor' || isSameTogether(outcome));

const isSameTogether = (outcome: Outcome): boolean =>
  outcome.kind === 'equivalent' && outcome.by === 'product';

function suitesOf(judged: readonly Judged[], range: number, killed: number): MachineScore['suites'] {
  const seen = judged.filter(({ suites }) => suites !== null && suites.layer !== null).length;
  const left = judged.filter(isLeft).length;
  const survivors = judged.filter(({ outcome }) => outcome.kind === 'survivor').length;
  const neither = judged.filter((one) => one.outcome.kind === 'survivor' && isLeft(one)).length;
  return {
    left,
    score: ratio(range + seen, range + seen + left),
    together: {
      left: neither,
      score: ratio(range + killed + survivors - neither, range + killed + survivors),
    },
  };
}

function scoreOf(scored: Scored, all: readonly Judged[], withSuites: boolean): MachineScore {
  const { name, of, made } = scored;
  const judged = all.filter(({ mutant }) => mutant.machine === name);
  const outcomes = judged.map(({ outcome }) => outcome);
  const counted = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  const by = (how: string) => outcomes.filter((one) => one.kind === 'equivalent' && one.by === how).length;
  const on = (layer: Layer) => judged.filter(({ suites }) => suites?.layer === layer).length;
  const [range, properties, survivors] = [counted('range'), counted('killed'), counted('survivor')];
  return {
    name,
    of,
    hash: hashOf(scored),
    made,
    mutants: outcomes.length,
    invalid: counted('invalid'),
    equivalent: { machine: by('machine'), product: by('product') },
    shown: counted('shown'),
    killed: {
      range,
      properties,
      suites: withSuites
        ? { transitions: on('transitions'), complete: on('complete'), mutants: on('mutants') }
        : null,
    },
    survivors,
    score: ratio(range + properties, range + properties + survivors),
    suites: withSuites ? suitesOf(judged, range, properties) : null,
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

/** What is listed: of flows, which have many that only the suites notice, what is really left. */
const isListed = ({ suites }: Judged, of: MachineScore['of'] | undefined): boolean =>
  of === 'authority' || suites === null || suites.layer === null;

/** The scores of properties and suites, exact: killed / (all − invalid − equivalent). */
export function mutationOf(machines: readonly Scored[], judged: readonly Judged[], how: How): Mutation {
  const scores = machines.map((machine) => scoreOf(machine, judged, how.suites));
  const kinds = new Map(machines.map(({ name, of }) => [name, of]));
  const sum = (of: (score: MachineScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const killed = sum((score) => score.killed.range + score.killed.properties);
  return {
    schema: 'hyrje/mutation@1',
    operators: how.operators && [...how.operators],
    sample: how.sample,
    machines: scores,
    properties: propertiesOf(judged),
    survivors: judged.flatMap((one) => {
      const { mutant, outcome, suites } = one;
      if (outcome.kind !== 'survivor' || !isListed(one, kinds.get(mutant.machine))) return [];
      const { id, machine, operator, sentence, diff } = mutant;
      const { journey: _, steps, ...apart } = outcome.apart;
      return [
        {
          id,
          machine,
          operator,
          sentence,
          diff,
          apart: { ...apart, steps: [...steps] },
          suite: suites?.layer ?? null,
        },
      ];
    }),
    tests: judged.flatMap(({ mutant: { id, machine }, suites }) =>
      suites?.way ? [{ id, machine, policy: { ...suites.policy }, inputs: [...suites.way] }] : [],
    ),
    score: ratio(killed, killed + sum(({ survivors }) => survivors)),
  };
}
