import type { AuthorityEvent, Emission } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { act, type Router } from './act.ts';
import { foreignEvents, type Scene } from './scene.ts';
import { type Place, type Slot, slots } from './slots.ts';
import type { Input, Step } from './step.ts';

/** What is known once the slots that mattered are known: nothing happens, or a step and where it leads. */
export interface Leaf {
  /** −1 where the input cannot happen. */
  readonly step: number;
  /** Added to the code of the state, for the slots that were looked at. */
  readonly delta: number;
  /** Slots that were set without being looked at. */
  readonly blind: readonly { slot: number; value: number }[];
  /** What `tag` said of the evaluation; 0 without it. */
  readonly tag: number;
}

/** Asks for the value of one slot. */
export interface Branch {
  readonly slot: number;
  readonly next: (Branch | Leaf | undefined)[];
}

export interface LeavesOptions {
  readonly scene: Scene;
  readonly inputs: readonly Input[];
  readonly policy: Policy;
  readonly router: Router;
  /** What one in each slot adds to the code of a state. */
  readonly radix: readonly number[];
  /** Called after an evaluation in which something happened. */
  readonly tag?: () => number;
}

const impossible: Leaf = { step: -1, delta: 0, blind: [], tag: 0 };

/** The steps of a product: the router runs once for all states that agree on the slots that it looked at. */
export class Leaves {
  readonly steps: Step[] = [];
  readonly roots: (Branch | Leaf | undefined)[];
  /** How often the router really ran; everything else was looked up. */
  evaluations = 0;
  readonly #options: LeavesOptions;

  constructor(options: LeavesOptions) {
    this.#options = options;
    this.roots = options.inputs.map(() => undefined);
  }

  /** What an input does in the state with these digits. */
  at(index: number, digits: Int32Array): Leaf {
    let node = this.roots[index];
    while (node !== undefined && 'next' in node) node = node.next[digits[node.slot]!];
    if (node !== undefined) return node;
    const leaf = this.#evaluate(index, digits);
    graft(this.roots, index, this.#options.scene.path, leaf);
    return leaf;
  }

  #evaluate(index: number, digits: Int32Array): Leaf {
    const { scene, policy, router, radix, inputs, tag } = this.#options;
    const input = inputs[index]!;
    this.evaluations++;
    scene.begin(digits);
    const done = act(scene, policy, router, input);
    if (!done) return impossible;
    const given = slots.flatMap((name, slot) => {
      const value = scene.has(name) ? scene.given(slot) : undefined;
      return value === undefined ? [] : [{ slot, value }];
    });
    const seen = new Map(scene.path.map(({ slot, value }) => [slot, value]));
    const changed = given.filter(({ slot, value }) => seen.get(slot) !== value);
    const { answer, emitted, effects } = done.run;
    const step = this.steps.push({
      label: answeredLabel(input.label, answer),
      input,
      answer: answer ?? null,
      events: [...firstOf(input), ...emitted],
      effects: effects as Emission<number>[],
      armed: scene.armed,
      before: readAll(scene, scene.path),
      after: readAll(scene, given),
      adopts: done.adopts,
    });
    const moved = (slot: number, value: number) => (value - (seen.get(slot) ?? value)) * radix[slot]!;
    return {
      step: step - 1,
      delta: changed.reduce((sum, { slot, value }) => sum + moved(slot, value), 0),
      blind: changed.filter(({ slot }) => !seen.has(slot)),
      tag: tag?.() ?? 0,
    };
  }
}

/** Notes a leaf at the end of the way by which it was found. */
export function graft(
  roots: (Branch | Leaf | undefined)[],
  index: number,
  path: readonly { slot: number; value: number }[],
  leaf: Leaf,
): void {
  let put = (node: Branch | Leaf) => void (roots[index] = node);
  let at = roots[index];
  for (const { slot, value } of path) {
    if (at === undefined) put((at = { slot, next: [] }));
    const { next } = at as Branch;
    put = (node) => void (next[value] = node);
    at = next[value];
  }
  put(leaf);
}

/** How the machines read that have these values. */
export const readAll = (
  { readingOf }: Pick<Scene, 'readingOf'>,
  values: readonly { slot: number; value: number }[],
): Partial<Place> =>
  Object.fromEntries(values.map(({ slot, value }) => [slots[slot]!, readingOf(slots[slot]!, value)]));

/** What was done, and how it was answered if it was. */
export const answeredLabel = (label: string, answer?: { code: string }): string =>
  answer ? `${label} → ${tellAnswer(answer)}` : label;

const tellAnswer = ({ code, ...rest }: { code: string }) =>
  [code, ...Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`)].join(' ');

const firstOf = ({ timer, command, members }: Input): AuthorityEvent[] => {
  if (timer !== undefined) return [foreignEvents[timer] ?? ({ type: timer } as unknown as AuthorityEvent)];
  return command === undefined ? [] : [{ type: command, ...members[0] } as AuthorityEvent];
};

/** The states of some slots as whole numbers: each slot is a digit. */
export class Radix {
  readonly sizes: readonly number[];
  /** What one in each slot adds to the code. */
  readonly radix: readonly number[];
  /** How many codes there are. */
  readonly count: number;

  constructor(sizeOf: (slot: Slot) => number, present: readonly Slot[]) {
    this.sizes = slots.map((slot) => (present.includes(slot) ? sizeOf(slot) : 1));
    this.radix = this.sizes.map((_, slot) => this.sizes.slice(0, slot).reduce((all, size) => all * size, 1));
    this.count = this.sizes.reduce((all, size) => all * size, 1);
    if (this.count > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(
        `A product of ${this.count} codes does not fit into whole numbers below 2⁵³. Take fewer slots, or lower limits.`,
      );
    }
  }

  /** Writes the digits of a code. */
  split(code: number, digits: Int32Array): void {
    const { sizes } = this;
    for (let slot = 0, rest = code; slot < sizes.length; slot++) {
      digits[slot] = rest % sizes[slot]!;
      rest = Math.floor(rest / sizes[slot]!);
    }
  }

  digit(code: number, slot: number): number {
    return Math.floor(code / this.radix[slot]!) % this.sizes[slot]!;
  }

  /** The code after a leaf. `digits` are those before. */
  after(code: number, digits: Int32Array, { delta, blind }: Leaf): number {
    let to = code + delta;
    for (const { slot, value } of blind) to += (value - digits[slot]!) * this.radix[slot]!;
    return to;
  }
}
