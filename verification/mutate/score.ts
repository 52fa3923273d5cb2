import type { AnyStateMachine } from 'xstate';
import { onMachines } from '../replay/stamp.ts';
import type { Operator } from './mutant.ts';
import type { Layer, MachineScore, Mutation } from './schema.ts';
import { ratio, scoreBy, sumOf } from './sum.ts';
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

/** Whether no property notices, of those that were asked. */
const isSurvivor = ({ outcome: { kind } }: Judged): boolean => kind === 'survivor' || kind === 'shown';

/** What no suite notices, of what is not the same on the machine. */
const isLeft = (one: Judged): boolean =>
  one.suites?.layer === null &&
  (one.outcome.kind === 'killed' || isSurvivor(one) || isSameTogether(one.outcome));

const isSameTogether = (outcome: Outcome): boolean =>
  outcome.kind === 'equivalent' && outcome.by === 'product';

const isOther = ({ outcome: { kind } }: Judged): boolean => kind !== 'invalid' && kind !== 'equivalent';

/** Whether only what is shown or handed on tells it apart. */
const isShown = ({ outcome, suites }: Judged): boolean => outcome.kind === 'shown' || suites?.shown === true;

function suitesOf(judged: readonly Judged[], range: number): MachineScore['suites'] {
  const seen = judged.filter(({ suites }) => suites !== null && suites.layer !== null).length;
  const left = judged.filter(isLeft).length;
  const valid = judged.filter(isOther).length;
  const neither = judged.filter((one) => isSurvivor(one) && isLeft(one)).length;
  return {
    left,
    score: ratio(range + seen, range + seen + left),
    together: { left: neither, score: ratio(valid - neither, valid) },
  };
}

function scoreOf(scored: Scored, all: readonly Judged[], withSuites: boolean): MachineScore {
  const { name, of, made } = scored;
  const judged = all.filter(({ mutant }) => mutant.machine === name);
  const outcomes = judged.map(({ outcome }) => outcome);
  const counted = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  const by = (how: string) => outcomes.filter((one) => one.kind === 'equivalent' && one.by === how).length;
  const on = (layer: Layer) => judged.filter(({ suites }) => suites?.layer === layer).length;
  const [range, properties, seen] = [counted('range'), counted('killed'), counted('seen')];
  const survivors = judged.filter(isSurvivor).length;
  return {
    name,
    of,
    hash: hashOf(scored),
    made,
    mutants: outcomes.length,
    invalid: counted('invalid'),
    equivalent: { machine: by('machine'), product: by('product') },
    shown: judged.filter(isShown).length,
    seen,
    killed: {
      range,
      properties,
      suites: withSuites
        ? { transitions: on('transitions'), complete: on('complete'), mutants: on('mutants') }
        : null,
    },
    survivors,
    score: scoreBy({ range, properties, survivors, seen }),
    suites: withSuites ? suitesOf(judged, range) : null,
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

/** Where a mutant is told apart; it may be that nobody knows. */
function apartIn(outcome: Outcome, on: string) {
  const apart = 'apart' in outcome ? outcome.apart : undefined;
  if (!apart)
    return { on, steps: [], original: 'nothing tells them apart', mutant: 'nor are they proved the same' };
  const { steps, original, mutant } = apart;
  return { on: apart.on, steps, original, mutant };
}

/** What is listed: of flows, which have many that only the suites notice, what is really left. */
const isListed = ({ suites }: Judged, of: MachineScore['of'] | undefined): boolean =>
  of === 'authority' || suites === null || suites.layer === null;

/** The scores of properties and suites, exact: killed / (all − invalid − equivalent). */
export function mutationOf(machines: readonly Scored[], judged: readonly Judged[], how: How): Mutation {
  const scores = machines.map((machine) => scoreOf(machine, judged, how.suites));
  const kinds = new Map(machines.map(({ name, of }) => [name, of]));
  return {
    schema: 'hyrje/mutation@1',
    operators: how.operators && [...how.operators],
    sample: how.sample,
    machines: scores,
    properties: propertiesOf(judged),
    survivors: judged.flatMap((one) => {
      const { mutant, outcome, suites } = one;
      if (!isSurvivor(one) || !isListed(one, kinds.get(mutant.machine))) return [];
      const { id, machine, operator, sentence, diff } = mutant;
      const { steps, ...apart } = apartIn(outcome, machine);
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
      suites?.way
        ? [
            {
              id,
              machine,
              policy: { ...suites.policy },
              inputs: [...suites.way],
              ...(suites.shown && { shown: true as const }),
            },
          ]
        : [],
    ),
    score: sumOf(scores).score,
  };
}
