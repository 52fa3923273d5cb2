import { run, runTimer } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { BoundExceeded } from '../failure.ts';
import { type Graph, GraphBuilder } from '../graph.ts';
import { IndexOf } from '../grow.ts';
import type { Router } from './act.ts';
import type { Component, Components } from './component.ts';
import { inputsOf } from './inputs.ts';
import { Leaves, Radix } from './leaves.ts';
import { Scene } from './scene.ts';
import type { Slice } from './slice.ts';
import { tellPlace } from './tell.ts';
import { handle, kindIn, type Place, ProductPlace, type Slot, slots } from './slots.ts';
import type { Input, Step } from './step.ts';

export interface ProductGraph extends Graph<Place, Step> {
  readonly components: Components;
  readonly inputs: readonly Input[];
  readonly policy: Policy;
  /** The steps as decisions, and how states are coded. */
  readonly leaves: Leaves;
  readonly codes: Radix;
  readonly codeOf: (state: number) => number;
  /** How often the router really ran; everything else was looked up. */
  readonly evaluations: number;
  /** Every event that reached a machine, by `keyOf`. */
  readonly travelled: ReadonlySet<string>;
  /** How long the walk took, the machines not counted. */
  readonly ms: number;
}

export interface ProductOptions {
  readonly slice: Slice;
  readonly policy: Policy;
  readonly components: Components;
  /** Leaves out what is not asked for, for instance all but the account's own affairs. */
  readonly keeps?: (input: Input) => boolean;
  readonly router?: Partial<Router>;
  readonly bound?: number;
  /** Told now and then how far the walk is. */
  readonly progress?: (states: number) => void;
}

/** Walks a slice of the authority as one product, breadth-first. Throws `BoundExceeded`, `UnknownEvent` and `BrokenPromise`. */
export function walkProduct(options: ProductOptions): ProductGraph {
  const { slice, policy, components, keeps = () => true, bound = slice.bound, progress } = options;
  const { name } = slice;
  const begun = performance.now();
  const router: Router = { run: options.router?.run ?? run, runTimer: options.router?.runTimer ?? runTimer };
  const inputs = inputsOf(slice, components).filter(keeps);
  const parts = slots.map((slot): Component => components[kindIn[slot]]);
  const codes = new Radix((slot) => components[kindIn[slot]].size, slice.slots);
  const scene = new Scene(components, slice.slots);
  const leaves = new Leaves({ scene, inputs, policy, router, radix: codes.radix });
  const digits = new Int32Array(slots.length);
  const found = new IndexOf();
  const builder = new GraphBuilder();

  found.add(0);
  for (let state = 0; state < found.size; state++) {
    if (found.size > bound) throw new BoundExceeded(name, bound);
    if (progress && state % 16_384 === 0) progress(state);
    const code = found.key(state);
    codes.split(code, digits);
    builder.open();
    for (let index = 0; index < inputs.length; index++) {
      const leaf = leaves.at(index, digits);
      if (leaf.step >= 0) builder.edge(found.add(codes.after(code, digits, leaf)), leaf.step);
    }
  }

  const digit = (state: number, slot: number) => codes.digit(found.key(state), slot);
  const armedIn = (state: number, slot: Slot) => parts[handle[slot]]!.armed[digit(state, handle[slot])]!;
  const at = (state: number): Place =>
    new ProductPlace((slot) => parts[handle[slot]]!.readings[digit(state, handle[slot])], state, armedIn);
  const places: (Place | undefined)[] = Array.from({ length: found.size });
  const place = (state: number): Place => (places[state] ??= at(state));
  return {
    name,
    ...builder.build(),
    steps: leaves.steps,
    place,
    tell: (state) => tellPlace(slice, place(state)),
    components,
    inputs,
    policy,
    leaves,
    codes,
    codeOf: (state) => found.key(state),
    evaluations: leaves.evaluations,
    travelled: scene.travelled,
    ms: performance.now() - begun,
  };
}
