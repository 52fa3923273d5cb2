import type { AuthorityEvent, Role } from '../../machines/authority/index.ts';
import { BrokenPromise, UnknownEvent } from '../failure.ts';
import { keyOf } from '../key.ts';
import type { Component, Components } from './component.ts';
import type { Stage } from './act.ts';
import { cast } from './cast.ts';
import type { Reader } from './slice.ts';
import { handle, kindIn, kinds, type Slot, slotAt, slots } from './slots.ts';

const untouched = -100;

/** Events that nobody of this device sends, by the name under which `runTimer` delivers them. */
export const foreignEvents: Readonly<Record<string, AuthorityEvent>> = {
  'foreign.wrongPassword': { type: 'account.failed', reserved: true, stranger: true, inSession: false },
  'foreign.wrongCode': { type: 'account.failed', reserved: false, stranger: false, inSession: false },
  'world.login': { type: 'session.start', elements: ['K_pwd', 'P_sim'] },
};

/**
 * The world of one evaluation of the router over table indices. A slot that was not looked at yet is read as a
 * token; the first step or look that depends on it asks for its value and notes that in `path`.
 */
export class Scene implements Stage<number> {
  /** Slots and the values they had, in the order in which they were needed. */
  path: { slot: number; value: number }[] = [];
  armed: { slot: Slot; timer: string }[] = [];
  /** Every event that was delivered, by kind: what really travels. */
  readonly travelled = new Set<string>();
  readonly #present: ReadonlySet<Slot>;
  /** How a slot reads now. Asks for its value. */
  readonly reader: Reader = (slot) =>
    this.components[kindIn[slot]].readings[this.value(handle[slot])] as never;
  #digits: Int32Array = new Int32Array(slots.length);
  #values = new Int32Array(kinds.length);
  #lastArmed: readonly string[] = [];
  /** The class of an event, by the kind that gets it: one event may go to several. */
  #classes = new Map<Component['kind'], WeakMap<object, number>>();
  readonly components: Components;

  constructor(components: Components, present: readonly Slot[]) {
    this.components = components;
    this.#present = new Set(present);
  }

  /** How a slot reads that has this value. */
  readonly readingOf = (slot: Slot, value: number): unknown => this.components[kindIn[slot]].readings[value];

  begin(digits: Int32Array): void {
    this.#digits = digits;
    this.#values.fill(untouched);
    this.path = [];
    this.armed = [];
  }

  kindOf(at: number) {
    return kinds[at]!;
  }

  read(at: number): number {
    const value = this.#values[at]!;
    if (value !== untouched) return value;
    return at < slots.length ? -1 - at : 0;
  }

  write(at: number, state: number): void {
    if (state >= 0) this.#values[at] = state;
    const slot = slotAt(at);
    for (const timer of this.#lastArmed) this.armed.push({ slot, timer });
    this.#lastArmed = [];
  }

  readonly has = (slot: Slot): boolean => this.#present.has(slot);

  /** Whoever the product has of those who play the role. */
  find(role: Role, context: number): readonly number[] {
    return cast[role](context, this).filter((at) => this.#present.has(slotAt(at)));
  }

  /** The value of a slot, now that it matters. */
  value(at: number): number {
    return this.#force(this.read(at));
  }

  /** The value a slot was given, without asking for the one it had; `undefined` if it was left alone. */
  given(at: number): number | undefined {
    const value = this.#values[at]!;
    return value === untouched ? undefined : value;
  }

  start(): number {
    return 0;
  }

  hasBegun(at: number): boolean {
    return (this.given(at) ?? 0) > 0;
  }

  armedIn(at: number): readonly string[] {
    return this.components[this.kindOf(at)].armed[this.value(at)]!;
  }

  step(kind: Component['kind'], state: number, event: AuthorityEvent) {
    const component = this.components[kind];
    const place = this.#classOf(component, event);
    const constant = state < 0 ? component.constant[place] : null;
    const from = constant ? 0 : this.#force(state);
    const to = constant ? constant.to : component.to[place]![from]!;
    if (to < 0) throw new BrokenPromise(kind, event.type, JSON.stringify(component.looks[from]));
    const { emitted, armed } = constant ? constant.output : component.output[place]![from]!;
    this.#lastArmed = armed;
    return { state: to, emitted };
  }

  look(kind: Component['kind'], state: number) {
    return this.components[kind].looks[this.#force(state)]!;
  }

  #force(state: number): number {
    if (state >= 0) return state;
    const slot = -1 - state;
    const value = this.#digits[slot]!;
    this.path.push({ slot, value });
    this.#values[slot] = value;
    return value;
  }

  #classOf({ kind, classOf }: Component, event: AuthorityEvent): number {
    const classes = this.#classes.get(kind) ?? new WeakMap<object, number>();
    this.#classes.set(kind, classes);
    const known = classes.get(event);
    if (known !== undefined) return known;
    const key = keyOf(foreignEvents[event.type] ?? event);
    const place = classOf.get(key);
    if (place === undefined) throw new UnknownEvent(kind, key);
    this.travelled.add(key);
    classes.set(event, place);
    return place;
  }
}
