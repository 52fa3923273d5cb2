import type { AnyStateMachine } from 'xstate';
import {
  type Authority,
  type AuthorityEmitted,
  type AuthorityEvent,
  type Durable,
  durableHost,
  firstDue,
  type Kind,
} from '../../machines/authority/index.ts';
import { readers, type Readings } from '../product/reading.ts';
import { type Board, kindIn, type Seat, seats, type Tag, tags, type TagValue } from './board.ts';
import { cast } from './cast.ts';
import { customersEvents } from './perform.ts';

interface World {
  readonly rows: ReadonlyMap<Seat, Durable>;
  readonly tags: ReadonlyMap<Tag, unknown>;
  readonly now: number;
}

/** The world over live snapshots of the machines, with the clock of a bank: deadlines come when they fall due. */
export class Live implements Board<Durable> {
  named: Seat | undefined;
  now = 0;
  readonly #authority: Authority;
  readonly #host: ReturnType<typeof durableHost<AuthorityEmitted>>;
  #rows = new Map<Seat, Durable>();
  #tags = new Map<Tag, unknown>();
  #written = new Set<Seat>();
  #order = 0;

  constructor(authority: Authority, holds: readonly Seat[]) {
    this.#authority = authority;
    this.#host = durableHost<AuthorityEmitted>(() => this.#order++);
    for (const seat of seats) this.renew(seat);
    for (const seat of holds) {
      this.write(seat, this.step('credential', this.read(seat), { type: 'credential.activate' }).state);
    }
    this.begin();
  }

  /** A step begins. */
  begin(): void {
    this.#written.clear();
    this.named = undefined;
    this.renew('freshSession');
    this.renew('freshCredential');
  }

  /** What can be gone back to. */
  save(): World {
    return { rows: new Map(this.#rows), tags: new Map(this.#tags), now: this.now };
  }

  restore(world: World): void {
    this.#rows = new Map(world.rows);
    this.#tags = new Map(world.tags);
    this.now = world.now;
  }

  kindOf(seat: Seat): Kind {
    return kindIn[seat];
  }

  read(seat: Seat): Durable {
    return this.#rows.get(seat)!;
  }

  write(seat: Seat, state: Durable): void {
    this.#rows.set(seat, state);
    this.#written.add(seat);
  }

  find(role: Parameters<Board<Durable>['find']>[0], context: Seat): readonly Seat[] {
    return cast[role](context, this);
  }

  step(kind: Kind, state: Durable, event: AuthorityEvent) {
    const given = customersEvents[event.type as keyof typeof customersEvents] ?? event;
    return this.#host.step(this.#machine(kind), state, given, this.now);
  }

  look(_: Kind, state: Durable) {
    return state;
  }

  reading<S extends Seat>(seat: S): Readings[(typeof kindIn)[S]] {
    return readers[kindIn[seat]](this.read(seat)) as never;
  }

  tag<T extends Tag>(tag: T): TagValue<T> {
    return (this.#tags.get(tag) ?? tags[tag][0]) as TagValue<T>;
  }

  setTag<T extends Tag>(tag: T, value: TagValue<T>): void {
    this.#tags.set(tag, value);
  }

  renew(seat: Seat): void {
    this.#rows.set(seat, this.#host.start(this.#machine(kindIn[seat]), this.now).state);
    this.#written.delete(seat);
  }

  isTouched(seat: Seat): boolean {
    return this.#written.has(seat);
  }

  isArmed(seat: Seat, event: string): boolean {
    return this.read(seat).deadlines.some((deadline) => deadline.event === event);
  }

  move(from: Seat, to: Seat): void {
    this.write(to, this.read(from));
    this.renew(from);
  }

  /** When a deadline falls due, ms. */
  dueAt(seat: Seat, event: string): number {
    return this.read(seat).deadlines.find((deadline) => deadline.event === event)?.at ?? this.now;
  }

  /** The deadline that comes first, up to a moment. */
  firstDue(until: number): { seat: Seat; event: string; at: number } | undefined {
    const rows = [...this.#rows].map(([owner, state]) => ({ owner, state }));
    const due = firstDue(rows, until);
    return due && { seat: due.owner, event: due.deadline.event, at: due.deadline.at };
  }

  #machine(kind: Kind): AnyStateMachine {
    return this.#authority.machines[kind];
  }
}
