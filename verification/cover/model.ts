import { keyOf } from '../key.ts';
import type { MachineGraph, MachineStep } from '../machine-graph.ts';
import type { Event } from '../reaction.ts';
import { fold } from './fold.ts';

/** Event classes that do the same in every state: a tester needs one of them. */
export interface TestInput {
  /** The first of them, which stands for all. */
  readonly event: Event;
  readonly like: readonly Event[];
}

/** What a tester sees of a machine: its behaviour, and nothing of how it is made. */
export interface TestModel {
  readonly name: string;
  /** States that no test can tell apart are one; 0 is the start. */
  readonly size: number;
  readonly inputs: readonly TestInput[];
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** Index into `inputs`, by edge. At most one edge leaves a state on an input. */
  readonly input: Int32Array;
  /** 1 where the input changes nothing because nobody waits for it. */
  readonly refused: Uint8Array;
  /** What a tester hears on an edge: the services asked, by socket, or the events a machine emits. */
  gives(edge: number): readonly string[];
  /** What is seen in a state. */
  readonly observations: readonly string[];
  /** 1 where the machine is done. */
  readonly ends: Uint8Array;
  /** A state of the machine behind each state of the model. */
  readonly example: Int32Array;
  /** What was noted on an edge while the machine was walked; empty where nobody watched. */
  noted(edge: number): string;
}

/**
 * What a tester sees of the state of a machine's graph, as a text that is equal for equal sights. The services that
 * were asked and the timers that run are seen in any case: a test answers the ones and moves the clock of the others.
 */
export type Observe = (state: number) => string;

/** What a tester hears on a step. */
export type Listen = (step: MachineStep) => readonly string[];

const asked: Listen = (step) => step.asked;

/** Tells states of a machine apart that look alike. */
export type Apart = (state: number) => string;

const alikeAll: Apart = () => '';

/**
 * Folds a machine's graph for testing: states by bisimulation over what is observed, event classes by what they do.
 * What `apart` tells apart, or was noted otherwise while the machine was walked, stays apart.
 * What holds for every edge of the model holds for every edge of the machine.
 */
export function testModelOf(
  graph: MachineGraph,
  observe: Observe,
  listen: Listen = asked,
  apart: Apart = alikeAll,
): TestModel {
  const names = new Map<string, number>();
  const events: Event[] = [];
  const reactions = new Map<string, number>();
  const labelOf = graph.steps.map(({ event }) => {
    const name = keyOf(event);
    if (!names.has(name)) names.set(name, events.push(event) - 1);
    return names.get(name)!;
  });
  const heard = graph.steps.map((step) => listen(step));
  const reactionOf = graph.steps.map(({ handled, noted }, step) => {
    const reaction = keyOf([handled, heard[step], noted]);
    if (!reactions.has(reaction)) reactions.set(reaction, reactions.size);
    return reactions.get(reaction)!;
  });
  const sights = Array.from({ length: graph.size }, (_, state) => {
    const { done, active, armed } = graph.place(state);
    return keyOf([observe(state), done, active.toSorted(), armed.toSorted()]);
  });
  const label = graph.step.map((step) => labelOf[step]!);
  const reaction = graph.step.map((step) => reactionOf[step]!);
  const looks = sights.map((sight, state) => `${sight}${apart(state)}`);
  const folded = fold(graph, looks, label, reaction);
  return modelOf(graph, folded, events, { label, reaction, sights, heard });
}

/** The edges of the folded machine, those of one event after the other. */
function columnsOf(
  { first: begin, to }: MachineGraph,
  { blocks, first }: ReturnType<typeof fold>,
  { label, reaction }: { label: Int32Array; reaction: Int32Array },
) {
  const columns = new Map<number, { edges: number[]; does: string }>();
  for (const [block, state] of first.entries()) {
    for (let edge = begin[state]!; edge < begin[state + 1]!; edge++) {
      const does = `${block} ${blocks[to[edge]!]} ${reaction[edge]},`;
      const column = columns.get(label[edge]!);
      if (column) {
        column.edges.push(edge);
        column.does += does;
      } else columns.set(label[edge]!, { edges: [edge], does });
    }
  }
  return columns;
}

function modelOf(
  graph: MachineGraph,
  folded: ReturnType<typeof fold>,
  events: readonly Event[],
  given: {
    label: Int32Array;
    reaction: Int32Array;
    sights: readonly string[];
    heard: readonly (readonly string[])[];
  },
): TestModel {
  const { blocks, first } = folded;
  const { sights, heard } = given;
  const alike = new Map<string, { labels: number[]; edges: readonly number[] }>();
  for (const [one, { edges, does }] of columnsOf(graph, folded, given)) {
    const key = `${events[one]!.type} ${does}`;
    const known = alike.get(key);
    if (known) known.labels.push(one);
    else alike.set(key, { labels: [one], edges });
  }
  const groups = [...alike.values()];
  const { edge, input } = byState(graph, folded, groups);
  const steps = edge.map((one) => graph.step[one]!);
  return {
    name: graph.name,
    size: first.length,
    inputs: groups.map(({ labels }) => ({
      event: events[labels[0]!]!,
      like: labels.map((one) => events[one]!),
    })),
    tail: edge.map((one) => blocks[graph.from[one]!]!),
    head: edge.map((one) => blocks[graph.to[one]!]!),
    input,
    refused: Uint8Array.from(steps, (step) => (graph.steps[step]!.handled ? 0 : 1)),
    gives: (one) => heard[steps[one]!]!,
    observations: first.map((state) => sights[state]!),
    ends: Uint8Array.from(first, (state) => (graph.place(state).done ? 1 : 0)),
    example: Int32Array.from(first),
    noted: (one) => graph.steps[steps[one]!]!.noted ?? '',
  };
}

/** Edges by the state that they leave, those of one state by their input. */
function byState(
  { from }: MachineGraph,
  { blocks, first }: ReturnType<typeof fold>,
  groups: readonly { readonly edges: readonly number[] }[],
) {
  const next = new Int32Array(first.length + 1);
  for (const { edges } of groups) for (const one of edges) next[blocks[from[one]!]! + 1]!++;
  for (let block = 0; block < first.length; block++) next[block + 1]! += next[block]!;
  const edge = new Int32Array(next[first.length]!);
  const input = new Int32Array(edge.length);
  for (const [index, { edges }] of groups.entries()) {
    for (const one of edges) {
      const place = next[blocks[from[one]!]!]!++;
      edge[place] = one;
      input[place] = index;
    }
  }
  return { edge, input };
}
