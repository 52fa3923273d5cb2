import type { Policy } from '../machines/vocabulary/policy/index.ts';
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
  /** States after folding by bisimulation; of the product none is made. */
  readonly folded: number | null;
  readonly ms: number;
}

/** What a walk found out. */
export interface WalkReport {
  readonly mode: Policy['verdict.mode'];
  readonly machines: readonly Size[];
  readonly product: Size;
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
  const { machines, product } = sizesOf(subjects);
  const verdicts = properties.map((property) => {
    progress(property.id);
    return checkProperty(property, subjects);
  });
  return {
    mode: policy['verdict.mode'],
    machines,
    product,
    properties: verdicts,
    holds: verdicts.every(({ verdict }) => verdict === 'holds'),
    ms: performance.now() - begun,
  };
}

function sizesOf(subjects: Subjects): Pick<WalkReport, 'machines' | 'product'> {
  const product = subjects.authority();
  const components = Object.values(product.components);
  const machines = [...components, ...subjects.flows().map((graph) => ({ graph, size: null }))];
  return {
    machines: machines.map(({ graph, size }) => ({
      name: graph.name,
      states: graph.size,
      transitions: graph.transitions,
      refusals: graph.refusals,
      folded: size,
      ms: graph.ms,
    })),
    product: {
      name: product.name,
      states: product.size,
      transitions: product.to.length,
      refusals: 0,
      folded: null,
      ms: product.ms,
    },
  };
}

/** A table with a head row. */
export type Rows = readonly (readonly string[])[];

const number = (value: number) => value.toLocaleString('en');
const whole = (ms: number) => number(Math.round(ms));

/** The sizes as a table. */
export function sizeRows({ machines, product }: WalkReport): Rows {
  return [
    ['MACHINE', 'STATES', 'TRANSITIONS', 'REFUSALS', 'FOLDED TO', 'MS'],
    ...[...machines, product].map(({ name, states, transitions, refusals, folded, ms }) => [
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
      whole(ms),
      number(reached),
      clause,
      statement[language],
    ]),
  ];
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
