import type { AuthorityEvent } from '../../machines/authority/index.ts';
import { BrokenPromise, UnknownEvent } from '../failure.ts';
import { keyOf } from '../key.ts';
import type { Component, Components } from '../product/component.ts';
import type { Readings } from '../product/reading.ts';
import { type Board, kindIn, passing, type Seat, seats, type Tag, tags, type TagValue } from './board.ts';
import { cast } from './cast.ts';
import { customersEvents } from './perform.ts';

/** Everything that a state of the product says: a place for each machine that stays, and what the rows say. */
export const places = [...seats.filter((seat) => !passing.includes(seat)), ...(Object.keys(tags) as Tag[])];
const placeOf: ReadonlyMap<string, number> = new Map(places.map((name, at) => [name, at]));
const untouched = -1;

/**
 * The world over table indices. A place that was not looked at yet is a token; the first step or look that depends on
 * it asks for its value and notes that in `path`, so that one evaluation serves every state that agrees on the path.
 */
export class Tables implements Board<number> {
  named: Seat | undefined;
  path: { place: number; value: number }[] = [];
  readonly #components: Components;
  #digits: Int32Array = new Int32Array(places.length);
  readonly #values = new Map<string, number>();
  readonly #written = new Set<Seat>();
  /** By kind: one event may go to machines of several kinds. */
  readonly #classes = new Map<string, WeakMap<object, number>>();

  constructor(components: Components) {
    this.#components = components;
  }

  begin(digits: Int32Array): void {
    this.#digits = digits;
    this.#values.clear();
    this.#written.clear();
    this.path = [];
    this.named = undefined;
  }

  kindOf(seat: Seat) {
    return kindIn[seat];
  }

  read(seat: Seat): number {
    return this.#values.get(seat) ?? (passing.includes(seat) ? 0 : untouched - 1 - (placeOf.get(seat) ?? 0));
  }

  write(seat: Seat, state: number): void {
    if (state < 0) return;
    this.#values.set(seat, state);
    this.#written.add(seat);
  }

  find(role: Parameters<Board<number>['find']>[0], context: Seat): readonly Seat[] {
    return cast[role](context, this);
  }

  step(kind: Component['kind'], state: number, event: AuthorityEvent) {
    const component = this.#components[kind];
    const place = this.#classOf(component, event);
    const constant = state < 0 ? component.constant[place] : null;
    const from = constant ? 0 : this.#force(state);
    const to = constant ? constant.to : component.to[place]![from]!;
    if (to < 0) throw new BrokenPromise(kind, event.type, JSON.stringify(component.looks[from]));
    const { emitted } = constant ? constant.output : component.output[place]![from]!;
    return { state: to, emitted };
  }

  look(kind: Component['kind'], state: number) {
    return this.#components[kind].looks[this.#force(state)]!;
  }

  reading<S extends Seat>(seat: S): Readings[(typeof kindIn)[S]] {
    return this.#components[kindIn[seat]].readings[this.#force(this.read(seat))] as never;
  }

  /** Whether a deadline runs. */
  isArmed(seat: Seat, timer: string): boolean {
    return this.#components[kindIn[seat]].armed[this.#force(this.read(seat))]!.includes(timer);
  }

  tag<T extends Tag>(tag: T): TagValue<T> {
    const value = this.#values.get(tag) ?? this.#force(untouched - 1 - placeOf.get(tag)!);
    return tags[tag][value] as TagValue<T>;
  }

  setTag<T extends Tag>(tag: T, value: TagValue<T>): void {
    this.#values.set(tag, (tags[tag] as readonly unknown[]).indexOf(value));
  }

  renew(seat: Seat): void {
    this.#values.set(seat, 0);
  }

  isTouched(seat: Seat): boolean {
    return this.#written.has(seat);
  }

  move(from: Seat, to: Seat): void {
    this.#values.set(to, this.#values.get(from) ?? 0);
    this.#values.delete(from);
    this.#written.add(to);
  }

  /** The value a place was given, without asking for the one it had. */
  given(place: number): number | undefined {
    return this.#values.get(places[place]!);
  }

  #force(state: number): number {
    if (state >= 0) return state;
    const place = -2 - state;
    const value = this.#digits[place]!;
    this.path.push({ place, value });
    this.#values.set(places[place]!, value);
    return value;
  }

  #classOf({ kind, classOf }: Component, event: AuthorityEvent): number {
    let classes = this.#classes.get(kind);
    if (!classes) this.#classes.set(kind, (classes = new WeakMap()));
    const known = classes.get(event);
    if (known !== undefined) return known;
    const key = keyOf(customersEvents[event.type as keyof typeof customersEvents] ?? event);
    const place = classOf.get(key);
    if (place === undefined) throw new UnknownEvent(kind, key);
    classes.set(event, place);
    return place;
  }
}
