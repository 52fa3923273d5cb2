import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { explore } from '../../../verification/index.ts';
import { largeMachine, machineEvents } from './machine.ts';

/** What a process of its own measures: seconds of its processor, and what it keeps. */
export interface Measure {
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
  /** Bytes that the result keeps, arrays included. */
  readonly kept: number;
}

const collect = (globalThis as { gc?: () => void }).gc;
const heap = () => {
  collect?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** The same states and transitions, and a shortest way to each state. */
const sides: Readonly<Record<string, () => { states: number; transitions: number; keep: unknown }>> = {
  ours: () => {
    const graph = explore(largeMachine, { events: [...machineEvents], bound: 1_000_000 });
    return { states: graph.size, transitions: graph.to.length, keep: graph };
  },
  xstate: () => {
    const options = { events: [...machineEvents], limit: Infinity };
    const adjacency = getAdjacencyMap(largeMachine, options);
    const paths = getShortestPaths(largeMachine, options);
    const states = Object.values(adjacency);
    const transitions = states.reduce(
      (sum, { transitions: leaving }) => sum + Object.keys(leaving).length,
      0,
    );
    return { states: states.length, transitions, keep: [adjacency, paths] };
  },
};

const before = heap();
const begun = process.cpuUsage();
const { states, transitions, keep } = sides[process.argv[2] ?? '']!();
const { user, system } = process.cpuUsage(begun);
const measure: Measure = { states, transitions, seconds: (user + system) / 1e6, kept: heap() - before };
process.stdout.write(JSON.stringify(measure));
if (keep === null) throw new Error('The result was dropped before it was weighed.');
