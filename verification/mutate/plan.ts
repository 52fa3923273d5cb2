import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { exploreFlow } from '../flow.ts';
import type { MachineGraph } from '../machine-graph.ts';
import { smallLimits } from '../product/slices.ts';
import type { Property } from '../property.ts';
import { AuthorityJudge } from './authority.ts';
import { FlowJudge, type Graphs } from './flow.ts';
import { mutantsOf } from './operators/index.ts';
import type { Mutant, Operator } from './mutant.ts';
import { authorityOriginals, flowName, flowOriginal, type MutableFlow } from './originals.ts';
import type { Scored } from './score.ts';
import type { Judgement } from './verdict.ts';

/** Which mutants are meant. */
export interface Selection {
  /** Names of machines and flows; those of the authority when there are none. */
  readonly machines: readonly string[];
  readonly operators: readonly Operator[] | null;
  /** Only so many of each machine, drawn by the seed. */
  readonly sample: { readonly size: number; readonly seed: number } | null;
  /** Whether the suites are played as well. */
  readonly suites: boolean;
  /** Whether the properties of a flow are asked also where a suite fails already: that takes ten times as long. */
  readonly both?: boolean;
}

/** What there is to be mutated, and what must notice. */
export interface Ground {
  readonly flows: readonly MutableFlow[];
  readonly properties: readonly Property[];
  readonly policy?: Policy;
}

/** Everything that a selection asks for, always in the same order. */
export interface Plan {
  readonly scored: readonly Scored[];
  readonly mutants: readonly Mutant[];
}

/** Numbers from 0 to 1, always the same for the same seed (xorshift, 32 bits). */
function numbersBy(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** Some of a list in its order, drawn by a seed. */
function sampled<T>(all: readonly T[], size: number, seed: number): T[] {
  const next = numbersBy(seed);
  const drawn = all.map((_, index) => ({ index, rank: next() })).toSorted((a, b) => a.rank - b.rank);
  const chosen = new Set(drawn.slice(0, size).map(({ index }) => index));
  return all.filter((_, index) => chosen.has(index));
}

/** All names that can be selected: the machines of the authority, then the flows. */
export const namesIn = ({ flows }: Pick<Ground, 'flows'>): { authority: string[]; flows: string[] } => ({
  authority: authorityOriginals(defaultPolicy).map(({ name }) => name),
  flows: flows.map(flowName),
});

export function planOf({ flows, policy = defaultPolicy }: Ground, selection: Selection): Plan {
  const { machines, operators, sample } = selection;
  const authority = authorityOriginals({ ...policy, ...smallLimits }).map((one) => ({
    ...one,
    of: 'authority' as const,
  }));
  const all = [...authority, ...flows.map((flow) => ({ ...flowOriginal(flow), of: 'flow' as const }))];
  const meant = machines.length === 0 ? authority : all.filter(({ name }) => machines.includes(name));
  const made = meant.map((one) => ({ one, mutants: mutantsOf(one, operators ?? undefined) }));
  return {
    scored: made.map(({ one: { name, of, machine }, mutants }) => ({
      name,
      of,
      machine,
      made: mutants.length,
    })),
    mutants: made.flatMap(({ mutants }) => (sample ? sampled(mutants, sample.size, sample.seed) : mutants)),
  };
}

/** Flows that are walked when they are first asked for: what suites see needs no other flow. */
function walkedLazily(flows: readonly MutableFlow[]): Graphs {
  const made = new Map<string, MachineGraph>();
  const walk = (flow: MutableFlow): MachineGraph => {
    const graph = made.get(flow.name) ?? exploreFlow(flow);
    made.set(flow.name, graph);
    return graph;
  };
  return {
    get(name) {
      const flow = flows.find((one) => one.name === name);
      return flow && walk(flow);
    },
    *[Symbol.iterator]() {
      for (const flow of flows) yield [flow.name, walk(flow)] as const;
    },
  } as Graphs;
}

/** Judges one mutant after the other; what concerns sound machines is walked once. */
export function judgeOf(
  { flows, properties, policy = defaultPolicy }: Ground,
  { suites, both = false }: Pick<Selection, 'suites' | 'both'>,
): (mutant: Mutant) => Judgement {
  const graphs = walkedLazily(flows);
  const judges = new Map<string, FlowJudge>();
  let authority: AuthorityJudge | undefined;
  return (mutant) => {
    const flow = flows.find((one) => flowName(one) === mutant.machine);
    if (!flow) return (authority ??= new AuthorityJudge(policy, properties, suites)).judge(mutant);
    const judge = judges.get(flow.name) ?? new FlowJudge(flow, graphs, properties, { suites, both });
    /** What one flow needs is large, and mutants come flow by flow. */
    judges.clear();
    judges.set(flow.name, judge);
    return judge.judge(mutant);
  };
}
