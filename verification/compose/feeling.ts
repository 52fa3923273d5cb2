import type { AuthorityEmitted, AuthorityEvent, Emission } from '../../machines/authority/index.ts';
import { IndexOf } from '../grow.ts';
import { keyOf } from '../key.ts';
import type { Components } from '../product/component.ts';
import { type Branch, graft, type Leaf, type Radix } from '../product/leaves.ts';
import { type Slot, slots } from '../product/slots.ts';
import type { PairRouter } from './router.ts';
import { FarScene, type Felt } from './scene.ts';

/** What one device does when it feels something. */
export interface Reaction {
  readonly events: readonly (AuthorityEvent | AuthorityEmitted)[];
  readonly effects: readonly Emission<number>[];
  readonly armed: readonly { slot: Slot; timer: string }[];
  /** The slots that were written, and their values afterwards. */
  readonly given: readonly { slot: number; value: number }[];
}

/** What devices feel of what happens elsewhere, and what they do: each once, by the authority's router. */
export class Feeling {
  /** What is felt, by index; 0 is nothing. */
  readonly felts: Felt[][] = [[]];
  /** Device states by their code, which is that of the product with the account at its start. */
  readonly devices = new IndexOf();
  readonly #found = new Map<string, number>();
  readonly #after: number[][] = [];
  readonly #roots: (Branch | Leaf | undefined)[] = [];
  readonly #reactions: Reaction[][] = [];
  readonly #distinct = new Map<string, Reaction>();
  readonly #scene: FarScene;
  readonly #digits = new Int32Array(slots.length);
  readonly #router: PairRouter;
  readonly #codes: Radix;

  constructor(options: {
    readonly components: Components;
    readonly own: readonly Slot[];
    readonly router: PairRouter;
    readonly codes: Radix;
  }) {
    this.#scene = new FarScene(options.components, options.own);
    this.#router = options.router;
    this.#codes = options.codes;
  }

  indexOf(felt: readonly Felt[]): number {
    if (felt.length === 0) return 0;
    const key = keyOf(felt);
    const known = this.#found.get(key) ?? this.felts.length;
    if (known === this.felts.length) {
      this.felts.push([...felt]);
      this.#found.set(key, known);
    }
    return known;
  }

  /** The state of a device after it felt something. */
  after(felt: number, device: number): number {
    if (felt === 0) return device;
    const known = (this.#after[felt] ??= []);
    return (known[device] ??= this.#next(felt, device));
  }

  /** What is felt as a decision over the slots that it depends on. */
  root(felt: number): Branch | Leaf | undefined {
    return this.#roots[felt];
  }

  /** As `after`, of what was met; −1 where it was not. */
  known(felt: number, device: number): number {
    return felt === 0 ? device : (this.#after[felt]?.[device] ?? -1);
  }

  #next(felt: number, device: number): number {
    const code = this.devices.key(device);
    const moved = this.reaction(felt, device).given.map(
      ({ slot, value }) => (value - this.#codes.digit(code, slot)) * this.#codes.radix[slot]!,
    );
    return this.devices.add(moved.reduce((sum, one) => sum + one, code));
  }

  /** What a device does when it feels something; the same object where it is the same. */
  reaction(felt: number, device: number): Reaction {
    const known = (this.#reactions[felt] ??= []);
    return (known[device] ??= this.#evaluate(felt, device));
  }

  #evaluate(felt: number, device: number): Reaction {
    const scene = this.#scene;
    this.#codes.split(this.devices.key(device), this.#digits);
    scene.begin(this.#digits);
    const runs = this.felts[felt]!.map(({ slot, event }) => this.#router.runEvent(scene, scene, slot, event));
    const given = slots.flatMap((name, slot) => {
      const value = scene.has(name) ? scene.given(slot) : undefined;
      return value === undefined ? [] : [{ slot, value }];
    });
    const seen = new Map(scene.path.map(({ slot, value }) => [slot, value]));
    const moved = given.map(
      ({ slot, value }) => (value - (seen.get(slot) ?? value)) * this.#codes.radix[slot]!,
    );
    graft(this.#roots, felt, scene.path, {
      step: 0,
      delta: moved.reduce((sum, one) => sum + one, 0),
      blind: given.filter(({ slot }) => !seen.has(slot)),
      tag: 0,
    });
    const reaction = {
      events: runs.flatMap(({ emitted }, at) => [this.felts[felt]![at]!.event, ...emitted]),
      effects: runs.flatMap(({ effects }) => effects),
      armed: scene.armed,
      given,
    };
    const key = keyOf(reaction);
    const known = this.#distinct.get(key) ?? reaction;
    this.#distinct.set(key, known);
    return known;
  }
}
