import { run, runTimer } from '../../machines/authority/index.ts';
import type { AuthorityEvent, Emission } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { BoundExceeded } from '../failure.ts';
import { type Graph, GraphBuilder } from '../graph.ts';
import { IndexOf } from '../grow.ts';
import { act, type Router } from './act.ts';
import type { Component, Components } from './component.ts';
import { inputsOf } from './inputs.ts';
import { foreignEvents, Scene } from './scene.ts';
import type { Slice } from './slice.ts';
import { tellPlace } from './tell.ts';
import { handle, kindIn, type Place, ProductPlace, type Slot, slots } from './slots.ts';
import type { Input, Step } from './step.ts';

/** What is known once the slots that mattered are known: nothing happens, or a step and where it leads. */
interface Leaf {
  /** −1 where the input cannot happen. */
  readonly step: number;
  /** Added to the code of the state, for the slots that were looked at. */
  readonly delta: number;
  /** Slots that were set without being looked at. */
  readonly blind: readonly { slot: number; value: number }[];
}

interface Branch {
  readonly slot: number;
  readonly next: (Branch | Leaf | undefined)[];
}

export interface ProductGraph extends Graph<Place, Step> {
  readonly components: Components;
  readonly inputs: readonly Input[];
  readonly policy: Policy;
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
  const sizes = parts.map(({ size }, slot) => (slice.slots.includes(slots[slot]!) ? size : 1));
  const radix = sizes.map((_, slot) => sizes.slice(0, slot).reduce((product, size) => product * size, 1));
  const scene = new Scene(components, slice.slots);
  const steps: Step[] = [];
  const roots: (Branch | Leaf | undefined)[] = inputs.map(() => undefined);
  const digits = new Int32Array(slots.length);
  const found = new IndexOf();
  const builder = new GraphBuilder();
  let evaluations = 0;

  const reading = (slot: number, value: number) => parts[slot]!.readings[value];
  const readAll = (values: readonly { slot: number; value: number }[]): Partial<Place> =>
    Object.fromEntries(values.map(({ slot, value }) => [slots[slot]!, reading(slot, value)]));

  const evaluate = (index: number): Leaf => {
    const input = inputs[index]!;
    evaluations++;
    scene.begin(digits);
    const done = act(scene, policy, router, input);
    if (!done) return { step: -1, delta: 0, blind: [] };
    const given = slots.flatMap((name, slot) => {
      const value = scene.has(name) ? scene.given(slot) : undefined;
      return value === undefined ? [] : [{ slot, value }];
    });
    const seen = new Map(scene.path.map(({ slot, value }) => [slot, value]));
    const changed = given.filter(({ slot, value }) => seen.get(slot) !== value);
    const { answer, emitted, effects } = done.run;
    const step = steps.push({
      label: answer ? `${input.label} → ${tellAnswer(answer)}` : input.label,
      input,
      answer: answer ?? null,
      events: [...firstOf(input), ...emitted],
      effects: effects as Emission<number>[],
      armed: scene.armed,
      before: readAll(scene.path),
      after: readAll(given),
      adopts: done.adopts,
    });
    return {
      step: step - 1,
      delta: changed.reduce(
        (sum, { slot, value }) => sum + (value - (seen.get(slot) ?? value)) * radix[slot]!,
        0,
      ),
      blind: changed.filter(({ slot }) => !seen.has(slot)),
    };
  };

  /** Notes a leaf at the end of the way by which it was found. */
  const remember = (index: number, leaf: Leaf): void => {
    let put = (node: Branch | Leaf) => void (roots[index] = node);
    let at = roots[index];
    for (const { slot, value } of scene.path) {
      if (at === undefined) put((at = { slot, next: [] }));
      const { next } = at as Branch;
      put = (node) => void (next[value] = node);
      at = next[value];
    }
    put(leaf);
  };

  found.add(0);
  for (let state = 0; state < found.size; state++) {
    if (found.size > bound) throw new BoundExceeded(name, bound);
    if (progress && state % 16_384 === 0) progress(state);
    const code = found.key(state);
    for (let slot = 0, rest = code; slot < sizes.length; slot++) {
      digits[slot] = rest % sizes[slot]!;
      rest = Math.floor(rest / sizes[slot]!);
    }
    builder.open();
    for (let index = 0; index < inputs.length; index++) {
      let node = roots[index];
      while (node !== undefined && 'next' in node) node = node.next[digits[node.slot]!];
      if (node === undefined) {
        node = evaluate(index);
        remember(index, node);
      }
      if (node.step < 0) continue;
      let to = code + node.delta;
      for (const { slot, value } of node.blind) to += (value - digits[slot]!) * radix[slot]!;
      builder.edge(found.add(to), node.step);
    }
  }

  const digit = (state: number, slot: number) => Math.floor(found.key(state) / radix[slot]!) % sizes[slot]!;
  const armedIn = (state: number, slot: Slot) => parts[handle[slot]]!.armed[digit(state, handle[slot])]!;
  const at = (state: number): Place =>
    new ProductPlace((slot) => parts[handle[slot]]!.readings[digit(state, handle[slot])], state, armedIn);
  const places: (Place | undefined)[] = Array.from({ length: found.size });
  const place = (state: number): Place => (places[state] ??= at(state));
  return {
    name,
    ...builder.build(),
    steps,
    place,
    tell: (state) => tellPlace(slice, place(state)),
    components,
    inputs,
    policy,
    evaluations,
    travelled: scene.travelled,
    ms: performance.now() - begun,
  };
}

const tellAnswer = ({ code, ...rest }: { code: string }) =>
  [code, ...Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`)].join(' ');

const firstOf = ({ timer, command, members }: Input): AuthorityEvent[] => {
  if (timer !== undefined) return [foreignEvents[timer] ?? ({ type: timer } as unknown as AuthorityEvent)];
  return command === undefined ? [] : [{ type: command, ...members[0] } as AuthorityEvent];
};
