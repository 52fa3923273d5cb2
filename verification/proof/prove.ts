import type { AnyStateMachine } from 'xstate';
import { createAuthority } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { ClaimVerdict } from '../check.ts';
import type { MachineGraph } from '../machine-graph.ts';
import type { ProductGraph } from '../product/walk.ts';
import { type SliceName, slices, smallLimits } from '../product/slices.ts';
import { kindIn } from '../product/slots.ts';
import type { Property } from '../property.ts';
import { ReplayError } from '../replay/failure.ts';
import { type Journey, journeyOf } from '../replay/journey.ts';
import { type Live, play, sliceNamed } from '../replay/play.ts';
import { onMachines } from '../replay/stamp.ts';
import { type Subjects, subjectsOf, type WalkableFlow } from '../subjects.ts';
import { claimsOfClocks } from '../timed/claims.ts';
import { byClock } from '../timed/subjects.ts';
import { checkProperty, isSaidOf } from '../verdict.ts';
import { type Configuration, policyUnder } from './configuration.ts';
import type { PropertyPart, Size, Violation } from './schema.ts';

/** What one part of a proof found out: the flows, or the authority under one configuration. Plain data. */
export interface Part {
  readonly sizes: readonly Size[];
  readonly properties: readonly { readonly id: string; readonly part: PropertyPart }[];
}

export interface ProveOptions {
  readonly limits: Policy;
  readonly properties: readonly Property[];
  /** Told what is done, how much of it, and of how much. */
  readonly progress?: (stage: string, done?: number, of?: number) => void;
  /** Given every flow that was explored. */
  readonly onFlow?: (graph: MachineGraph) => void;
  /** Whether only what clocks bring about is looked at, under the smallest limits. */
  readonly clock?: boolean;
  /** Breaks or narrows what is proved; for tests of the proof itself. */
  readonly patch?: Parameters<typeof subjectsOf>[2];
}

/** How large every machine of the authority is alone. */
export function sizesOfMachines(policy: Policy): Size[] {
  const machines = Object.values(subjectsOf(policy, []).machines());
  return machines.map(({ graph, size }) => sizeOf('machine', graph, size));
}

/** What is said of flows. */
export async function proveFlows(flows: readonly WalkableFlow[], options: ProveOptions): Promise<Part> {
  const { limits, properties, progress = () => {} } = options;
  const graphs: MachineGraph[] = [];
  for (const [at, flow] of flows.entries()) {
    progress('flows', at, flows.length);
    const explored = subjectsOf(limits, [flow]).flows();
    graphs.push(...explored);
    for (const graph of explored) options.onFlow?.(graph);
  }
  const about = properties.map(({ id, clause, statement, formal, flow, flows: together }): Property => {
    return { id, clause, statement, formal, ...(flow && { flow }), ...(together && { flows: together }) };
  });
  return {
    sizes: graphs.map((graph) => sizeOf('flow', graph, null)),
    properties: await checked({
      properties: about,
      subjects: { ...subjectsOf(limits, []), flows: () => graphs },
      under: null,
      live: { machines: Object.fromEntries(flows.map(({ machine }) => [machine.id, machine])) },
      progress,
    }),
  };
}

/** What is said of the authority under one configuration, slice by slice. */
export async function proveAuthority(under: Configuration, options: ProveOptions): Promise<Part> {
  const { limits, properties, progress = () => {}, clock = false, patch = {} } = options;
  const about = properties.map((property): Property => {
    const { flow: _, flows: __, ...ofSlices } = clock ? claimsOfClocks(property) : property;
    return ofSlices;
  });
  const policy = { ...policyUnder(limits, under), ...(clock && smallLimits) };
  const untimed = subjectsOf(policy, [], {
    progress: (states) => progress('states of the authority', states),
    ...patch,
  });
  const subjects = clock ? byClock(untimed) : untimed;
  const needed = (Object.keys(slices) as SliceName[]).filter((name) =>
    about.some((property) => isSaidOf(property, name, policy)),
  );
  const live = {
    machines: {},
    ...(patch.authority && { authority: patch.authority }),
    ...(patch.router && { router: patch.router }),
  };
  return {
    sizes: needed.map((name) => {
      progress(slices[name].name);
      const size = sizeOfSlice(subjects.slice(name), under);
      return clock ? { ...size, name: `${size.name}, by the clock` } : size;
    }),
    properties: await checked({ properties: about, subjects, under, live, progress }),
  };
}

const sizeOf = (
  kind: Size['kind'],
  { name, size: states, transitions, refusals, ms }: MachineGraph,
  folded: number | null,
): Size => ({ kind, name, under: null, states, transitions, refusals, folded, ms });

const sizeOfSlice = ({ name, size, to, ms }: ProductGraph, under: Configuration): Size => ({
  kind: 'slice',
  name,
  under,
  states: size,
  transitions: to.length,
  refusals: 0,
  folded: null,
  ms,
});

interface Checking {
  readonly properties: readonly Property[];
  readonly subjects: Subjects;
  readonly under: Configuration | null;
  readonly live: Live;
  readonly progress: NonNullable<ProveOptions['progress']>;
}

async function checked({
  properties,
  subjects,
  under,
  live,
  progress,
}: Checking): Promise<Part['properties']> {
  const all: { id: string; part: PropertyPart }[] = [];
  for (const [at, property] of properties.entries()) {
    progress('properties', at, properties.length);
    const { verdict, states, transitions, ms, reached, claims } = checkProperty(property, subjects);
    if (verdict === 'unsaid') continue;
    const violations: Violation[] = [];
    for (const claim of claims) if (claim.trace) violations.push(await told(property.id, claim, live));
    const short = claims.map(({ claim, on, holds, reached: times }) => ({
      claim,
      on,
      holds,
      reached: times,
    }));
    const part = { under, verdict, states, transitions, ms, reached, claims: short, violations };
    all.push({ id: property.id, part });
  }
  return all;
}

/** A violation, played on the machines that run before it is shown. */
async function told(property: string, verdict: ClaimVerdict, live: Live): Promise<Violation> {
  const { claim, on } = verdict;
  const { steps, end } = verdict.trace!;
  const journey = journeyIn(property, verdict, live);
  const seen = journey === null ? 'it is no way through one run' : await differenceIn(journey, live);
  return { claim, on, steps: [...steps], end, replayed: seen === null, seen, journey };
}

async function differenceIn(journey: Journey, live: Live): Promise<string | null> {
  try {
    await play(journey, live);
    return null;
  } catch (cause) {
    if (cause instanceof ReplayError) return cause.message;
    throw cause;
  }
}

function journeyIn(property: string, { claim, trace, graph }: ClaimVerdict, live: Live): Journey | null {
  if (!graph || !trace || trace.path.length !== trace.steps.length || trace.path.length === 0) return null;
  const about = { property, claim };
  if ('policy' in graph) {
    const { policy, name } = graph as ProductGraph;
    const { machines } = (live.authority ?? createAuthority)(policy);
    const among = (sliceNamed(name)?.slots ?? []).map((slot) => machines[kindIn[slot]]);
    return journeyOf(graph, trace, { ...about, policy, on: onMachines('slice', name, among) });
  }
  const machine = live.machines[graph.name] as AnyStateMachine;
  return journeyOf(graph, trace, { ...about, on: onMachines('flow', graph.name, [machine]) });
}
