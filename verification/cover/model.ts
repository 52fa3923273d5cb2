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
  const labels = graph.steps.map((step) => {
    const { event, handled, noted } = step;
    const name = keyOf(event);
    let label = names.get(name);
    if (label === undefined) {
      label = events.push(event) - 1;
      names.set(name, label);
    }
    const reaction = keyOf([handled, listen(step), noted]);
    if (!reactions.has(reaction)) reactions.set(reaction, reactions.size);
    return { label, reaction: reactions.get(reaction)! };
  });
  const sights = Array.from({ length: graph.size }, (_, state) => {
    const { done, active, armed } = graph.place(state);
    return keyOf([observe(state), done, active.toSorted(), armed.toSorted()]);
  });
  const label = graph.step.map((step) => labels[step]!.label);
  const reaction = graph.step.map((step) => labels[step]!.reaction);
  const looks = sights.map((sight, state) => `${sight}${apart(state)}`);
  const folded = fold(graph, looks, label, reaction);
  return modelOf(graph, folded, events, { label, sights, listen });
}

function modelOf(
  graph: MachineGraph,
  { blocks, first }: ReturnType<typeof fold>,
  events: readonly Event[],
  { label, sights, listen }: { label: Int32Array; sights: readonly string[]; listen: Listen },
): TestModel {
  const columns = new Map<number, [block: number, edge: number][]>();
  for (const [block, state] of first.entries()) {
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      const column = columns.get(label[edge]!);
      if (column) column.push([block, edge]);
      else columns.set(label[edge]!, [[block, edge]]);
    }
  }
  const stepOf = (edge: number) => graph.steps[graph.step[edge]!]!;
  const alike = new Map<string, { labels: number[]; column: [number, number][] }>();
  for (const [one, column] of columns) {
    const content = column.map(([block, edge]) => {
      const step = stepOf(edge);
      return [block, blocks[graph.to[edge]!], step.handled, listen(step), step.noted];
    });
    const key = keyOf([events[one]!.type, content]);
    const known = alike.get(key);
    if (known) known.labels.push(one);
    else alike.set(key, { labels: [one], column });
  }
  const groups = [...alike.values()];
  const edges = groups
    .flatMap(({ column }, input) => column.map(([block, edge]) => ({ block, edge, input })))
    .toSorted((a, b) => a.block - b.block || a.input - b.input);
  return {
    name: graph.name,
    size: first.length,
    inputs: groups.map(({ labels }) => ({
      event: events[labels[0]!]!,
      like: labels.map((one) => events[one]!),
    })),
    tail: Int32Array.from(edges, ({ block }) => block),
    head: Int32Array.from(edges, ({ edge }) => blocks[graph.to[edge]!]!),
    input: Int32Array.from(edges, ({ input }) => input),
    refused: Uint8Array.from(edges, ({ edge }) => (stepOf(edge).handled ? 0 : 1)),
    gives: (edge) => listen(stepOf(edges[edge]!.edge)),
    observations: first.map((state) => sights[state]!),
    ends: Uint8Array.from(first, (state) => (graph.place(state).done ? 1 : 0)),
    example: Int32Array.from(first),
    noted: (edge) => stepOf(edges[edge]!.edge).noted ?? '',
  };
}
