import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { MachineGraph } from './machine-graph.ts';
import { type SliceName, slices } from './product/slices.ts';
import type { Property } from './property.ts';
import { type Subjects, subjectsOf } from './subjects.ts';
import { checkProperty, type Verdict } from './verdict.ts';

/** The size of one thing that was walked. */
export interface Size {
  readonly name: string;
  readonly states: number;
  readonly transitions: number;
  /** Events that change nothing where they come. */
  readonly refusals: number;
  /** States after folding by bisimulation; of flows and products none is made. */
  readonly folded: number | null;
  readonly ms: number;
}

/** What a walk found out. */
export interface WalkReport {
  readonly mode: Policy['verdict.mode'];
  readonly machines: readonly Size[];
  readonly flows: readonly Size[];
  /** The slices of the authority, each the product of its machines. */
  readonly slices: readonly Size[];
  readonly properties: readonly Verdict[];
  readonly holds: boolean;
  readonly ms: number;
}

export interface WalkOptions {
  readonly policy: Policy;
  readonly flows: Parameters<typeof subjectsOf>[1];
  readonly properties: readonly Property[];
  /** Told of every stage that begins, and of the states found so far. */
  readonly progress?: (stage: string) => void;
}

/** Walks every machine and their product, and checks every property on them. */
export function walk({ policy, flows, properties, progress = () => {} }: WalkOptions): WalkReport {
  const begun = performance.now();
  const subjects = subjectsOf(policy, flows, {
    progress: (states) => progress(`authority: ${states.toLocaleString('en')} states`),
  });
  progress('machines');
  const sizes = sizesOf(subjects, progress);
  const verdicts = properties.map((property) => {
    progress(property.id);
    return checkProperty(property, subjects);
  });
  return {
    mode: policy['verdict.mode'],
    ...sizes,
    properties: verdicts,
    holds: verdicts.every(({ verdict }) => verdict === 'holds' || verdict === 'not walked'),
    ms: performance.now() - begun,
  };
}

function sizesOf(
  subjects: Subjects,
  progress: (stage: string) => void,
): Pick<WalkReport, 'machines' | 'flows' | 'slices'> {
  const machine = ({ name, size, transitions, refusals, ms }: MachineGraph, folded: number | null): Size => ({
    name,
    states: size,
    transitions,
    refusals,
    folded,
    ms,
  });
  return {
    machines: Object.values(subjects.machines()).map(({ graph, size }) => machine(graph, size)),
    flows: subjects.flows().map((graph) => machine(graph, null)),
    slices: (Object.keys(slices) as SliceName[]).map((of) => {
      progress(slices[of].name);
      const { name, size, to, ms } = subjects.slice(of);
      return { name, states: size, transitions: to.length, refusals: 0, folded: null, ms };
    }),
  };
}

/** A table with a head row. */
export type Rows = readonly (readonly string[])[];

const number = (value: number) => value.toLocaleString('en');
const whole = (ms: number) => number(Math.round(ms));

/** The sizes as a table. */
export function sizeRows({ machines, flows, slices: products }: WalkReport): Rows {
  return [
    ['MACHINE', 'STATES', 'TRANSITIONS', 'REFUSALS', 'FOLDED TO', 'MS'],
    ...[...machines, ...flows, ...products].map(({ name, states, transitions, refusals, folded, ms }) => [
      name,
      number(states),
      number(transitions),
      refusals === 0 ? '' : number(refusals),
      folded === null ? '' : number(folded),
      whole(ms),
    ]),
  ];
}

/** The properties as a table. */
export function propertyRows({ properties }: WalkReport, language: 'en' | 'sq'): Rows {
  return [
    ['ID', 'VERDICT', 'MS', 'REACHED', 'CLAUSE', 'STATEMENT'],
    ...properties.map(({ id, verdict, ms, reached, clause, statement }) => [
      id,
      verdict,
      verdict === 'not walked' ? '' : whole(ms),
      verdict === 'not walked' ? '' : number(reached),
      clause,
      statement[language],
    ]),
  ];
}

/** By what each property is held that is not walked. */
export function meansRows({ properties }: WalkReport): Rows {
  const others = properties.filter(({ verdict }) => verdict === 'not walked');
  return others.length === 0
    ? []
    : [['NOT WALKED', 'HELD BY'], ...others.map(({ id, means }) => [id, means ?? ''])];
}

/** What broke, with the shortest way to it. */
export function violationLines({ properties }: WalkReport): string[] {
  return properties
    .flatMap(({ id, claims }) => claims.filter(({ holds }) => !holds).map((claim) => ({ id, ...claim })))
    .flatMap(({ id, claim, on, trace }) => [
      '',
      trace
        ? `${id} is violated: "${claim}" on ${on}, in ${trace.steps.length} steps:`
        : `${id} says nothing: "${claim}" on ${on} is never reached.`,
      ...(trace ? [...trace.steps.map((step, index) => `  ${index + 1}. ${step}`), `  → ${trace.end}`] : []),
    ]);
}
