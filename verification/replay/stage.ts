import {
  type Authority,
  type AuthorityEmitted,
  type AuthorityEvent,
  type Durable,
  durableHost,
  type Kind,
  type Role,
} from '../../machines/authority/index.ts';
import type { Stage } from '../product/act.ts';
import { cast } from '../product/cast.ts';
import { readers } from '../product/reading.ts';
import { foreignEvents } from '../product/scene.ts';
import type { Reader } from '../product/slice.ts';
import {
  handle,
  kindIn,
  kinds,
  type Place,
  ProductPlace,
  type Slot,
  slotAt,
  slots,
} from '../product/slots.ts';

/**
 * The world of a slice over XState's own snapshots, stepped by the host that the bank runs on. Nothing is folded:
 * every machine is as it is in a row.
 */
export class LiveStage implements Stage<Durable> {
  readonly #machines: Authority['machines'];
  readonly #host = durableHost<AuthorityEmitted>(() => this.#order++);
  readonly #starts = new Map<Kind, Durable>();
  readonly #present: ReadonlySet<Slot>;
  readonly #timeless: readonly string[];
  /** Of every slot between two steps. */
  readonly #resting: Durable[];
  #moving = new Map<number, Durable>();
  #justArmed: readonly string[] = [];
  /** Deadlines that were armed in this step. */
  armed: { slot: Slot; timer: string }[] = [];
  #order = 0;

  constructor({ machines }: Authority, present: readonly Slot[], timeless: readonly string[]) {
    this.#machines = machines;
    this.#present = new Set(present);
    this.#timeless = timeless;
    this.#resting = slots.map((_, at) => this.start(at));
  }

  /** A step begins: what began in the one before has taken its slot, or is gone. */
  begin(): void {
    for (const [at, state] of this.#moving) if (at < slots.length) this.#resting[at] = state;
    this.#moving = new Map();
    this.armed = [];
  }

  readonly has = (slot: Slot): boolean => this.#present.has(slot);

  readonly reader: Reader = (slot) => this.#reading(kindIn[slot], this.value(handle[slot])) as never;

  #reading(kind: Kind, state: Durable): unknown {
    return (readers[kind] as (look: Durable) => unknown)(state);
  }

  start(at: number): Durable {
    const kind = this.kindOf(at);
    const known = this.#starts.get(kind) ?? this.#host.start(this.#machines[kind], 0).state;
    this.#starts.set(kind, known);
    return known;
  }

  hasBegun(at: number): boolean {
    const given = this.given(at);
    return given !== undefined && JSON.stringify(lookOf(given)) !== JSON.stringify(lookOf(this.start(at)));
  }

  kindOf(at: number): Kind {
    return kinds[at]!;
  }

  read(at: number): Durable {
    return this.#moving.get(at) ?? this.#resting[at] ?? this.start(at);
  }

  value(at: number): Durable {
    return this.read(at);
  }

  given(at: number): Durable | undefined {
    return this.#moving.get(at);
  }

  write(at: number, state: Durable): void {
    this.#moving.set(at, state);
    const slot = slotAt(at);
    this.armed.push(...this.#justArmed.map((timer) => ({ slot, timer })));
    this.#justArmed = [];
  }

  find(role: Role, context: number): readonly number[] {
    return cast[role](context, this).filter((at) => this.#present.has(slotAt(at)));
  }

  armedIn(at: number): readonly string[] {
    return this.#counted(this.read(at).deadlines);
  }

  step(kind: Kind, state: Durable, event: AuthorityEvent) {
    const before = this.#order;
    const done = this.#host.step(this.#machines[kind], state, foreignEvents[event.type] ?? event, 0);
    this.#justArmed = this.#counted(done.state.deadlines.filter(({ order }) => order >= before));
    return done;
  }

  #counted(deadlines: Durable['deadlines']): string[] {
    return deadlines
      .map(({ event }) => event)
      .filter((event) => !this.#timeless.some((delay) => event.startsWith(`xstate.after.${delay}.`)));
  }

  look(_: Kind, state: Durable): Durable {
    return state;
  }

  /** How every slot reads now, as properties see it. */
  place(): Place {
    return new ProductPlace(
      (slot) => this.#reading(kindIn[slot], this.read(handle[slot])),
      0,
      (__, slot) => this.armedIn(handle[slot]),
    );
  }
}

const lookOf = ({ value, context, deadlines }: Durable) => [
  value,
  context,
  deadlines.map(({ event }) => event),
];
