import { Int32List } from './grow.ts';

/** What every step of a graph has: how a person reads it, and the answer that came, if one did. */
export interface Labelled {
  readonly label: string;
}

/**
 * A labelled transition system in typed arrays. States are numbered in breadth-first order from 0, the start; the
 * edges of state `s` are those from `first[s]` to `first[s + 1]`. So the smallest edge number is the nearest one.
 */
export interface Graph<Place, Step extends Labelled> {
  readonly name: string;
  readonly size: number;
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Index into `steps`. */
  readonly step: Int32Array;
  /** The edge by which a state was first reached; −1 for the start. */
  readonly parent: Int32Array;
  readonly steps: readonly Step[];
  place(state: number): Place;
  tell(state: number): string;
}

/** Collects the edges of a graph, state after state. */
export class GraphBuilder {
  #first = new Int32List();
  #from = new Int32List();
  #to = new Int32List();
  #step = new Int32List();
  #parent = new Int32List();
  #state = -1;

  constructor() {
    this.#parent.push(-1);
  }

  /** The edges that follow belong to the next state. */
  open(): void {
    this.#state++;
    this.#first.push(this.#to.length);
  }

  edge(to: number, step: number): void {
    if (to === this.#parent.length) this.#parent.push(this.#to.length);
    this.#from.push(this.#state);
    this.#to.push(to);
    this.#step.push(step);
  }

  build() {
    this.#first.push(this.#to.length);
    return {
      size: this.#state + 1,
      first: this.#first.values(),
      from: this.#from.values(),
      to: this.#to.values(),
      step: this.#step.values(),
      parent: this.#parent.values(),
    };
  }
}

/** A way through a graph: what was done, one line a step, and where it ends. */
export interface Trace {
  readonly steps: readonly string[];
  readonly end: string;
  /** The edges of the way, by number, so that it can be played again; none where nothing was found to go to. */
  readonly path: readonly number[];
}

/** The edges of a shortest way from the start to `state`. */
export function wayTo(graph: Pick<Graph<unknown, Labelled>, 'parent' | 'from'>, state: number): number[] {
  const way: number[] = [];
  for (let at = state; graph.parent[at]! >= 0; at = graph.from[graph.parent[at]!]!)
    way.push(graph.parent[at]!);
  return way.toReversed();
}

/** Tells a way, edge by edge. */
export function traceOf<P, S extends Labelled>(graph: Graph<P, S>, way: readonly number[]): Trace {
  const last = way.at(-1);
  return {
    steps: way.map((edge) => graph.steps[graph.step[edge]!]!.label),
    end: graph.tell(last === undefined ? 0 : graph.to[last]!),
    path: way,
  };
}
