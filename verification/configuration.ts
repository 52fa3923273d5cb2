import type { AnyMachineSnapshot, StateValue } from 'xstate';
import { keyOf } from './key.ts';
import type { Event, Timer } from './reaction.ts';

/** A service that runs: the id of its invoke, and the name of its socket. */
export interface Service {
  readonly id: string;
  readonly source: string;
}

/** All of a state but its context. */
export interface Configuration {
  readonly number: number;
  /** Of the first state that was found with it; the context is another's. */
  readonly snapshot: AnyMachineSnapshot;
  /** Names of the timers that run, sorted. */
  readonly running: readonly string[];
  /** Services that run and may answer. */
  readonly services: readonly Service[];
  /** Services that run and have answered. */
  readonly answered: readonly string[];
  readonly done: boolean;
  /** What comes here by itself: results and timers, with the timer's name. */
  readonly offers: readonly Offer[];
  /** Whether any active state says anything of events of a type. */
  listens(type: string): boolean;
}

/** An event that comes by itself: from a timer, or as the last word of a service. */
export interface Offer {
  readonly event: Event;
  readonly timer?: string;
  readonly answers?: string;
}

/** The services of the active states. */
export const servicesIn = ({ _nodes }: AnyMachineSnapshot): Service[] =>
  _nodes.flatMap(({ invoke }) => invoke.map(({ id, src }) => ({ id, source: String(src) })));

const textOf = (value: StateValue): string => {
  if (typeof value === 'string') return value;
  const names = Object.keys(value);
  if (names.length === 1) return `${names[0]}(${textOf(value[names[0]!]!)})`;
  return names
    .toSorted()
    .map((name) => `${name}(${textOf(value[name]!)})`)
    .join();
};

/** What history states remember; nothing for a machine without them. */
function rememberedIn({ historyValue }: AnyMachineSnapshot): string {
  const remembered = historyValue as Readonly<Record<string, readonly { id: string }[]>>;
  for (const _ in remembered) {
    return keyOf(
      Object.entries(remembered).map(([id, nodes]) => [id, nodes.map((node) => node.id).toSorted()]),
    );
  }
  return '';
}

/** What the active states alone say. */
interface Shape {
  readonly services: readonly Service[];
  readonly ids: ReadonlySet<string>;
  readonly listens: (type: string) => boolean;
}

function shapeOf(snapshot: AnyMachineSnapshot): Shape {
  const services = servicesIn(snapshot);
  const { _nodes } = snapshot;
  const types = new Set(_nodes.flatMap(({ ownEvents }) => ownEvents as string[]));
  const stems = [...types].filter((type) => type.endsWith('.*')).map((type) => type.slice(0, -2));
  return {
    services,
    ids: new Set(services.map(({ id }) => id)),
    listens: (type) =>
      types.has(type) ||
      types.has('*') ||
      // An error that nobody hears stops the machine.
      type.startsWith('xstate.error.actor.') ||
      stems.some((stem) => type === stem || type.startsWith(`${stem}.`)),
  };
}

/** Configurations by what they consist of. */
export class Configurations {
  readonly list: Configuration[] = [];
  readonly #found = new Map<string, Configuration>();
  readonly #shapes = new Map<string, Shape>();
  readonly #timers = new Map<string, Event>();
  readonly #offers = new Map<string, readonly Offer[]>();
  readonly #results: (source: string, id: string) => readonly Event[];

  constructor(results: (source: string, id: string) => readonly Event[] = () => []) {
    this.#results = results;
  }

  /** What comes when a timer ends; the last one under a name counts. */
  arm({ name, event }: Timer): void {
    this.#timers.set(name, event);
  }

  of(
    snapshot: AnyMachineSnapshot,
    running: readonly string[],
    answeredBefore: readonly string[],
  ): Configuration {
    const { value, status } = snapshot;
    const states = `${textOf(value as StateValue)}${rememberedIn(snapshot)}`;
    let shape = this.#shapes.get(states);
    if (!shape) this.#shapes.set(states, (shape = shapeOf(snapshot)));
    const { services, ids, listens } = shape;
    const answered =
      answeredBefore.length === 0 ? answeredBefore : answeredBefore.filter((id) => ids.has(id)).toSorted();
    const key = `${states}|${running.join(' ')}|${answered.join(' ')}|${status}`;
    const known = this.#found.get(key);
    if (known) return known;
    const made: Configuration = {
      number: this.list.length,
      snapshot,
      running,
      services,
      answered,
      done: status !== 'active',
      offers: status === 'active' ? this.#offersOf(services, running, answered) : [],
      listens,
    };
    this.#found.set(key, made);
    this.list.push(made);
    return made;
  }

  #offersOf(services: readonly Service[], running: readonly string[], answered: readonly string[]): Offer[] {
    const isLast = /^xstate\.(done|error)\.actor\./;
    const results = services
      .filter(({ id }) => !answered.includes(id))
      .flatMap(({ id, source }) =>
        this.#once(`${id} ${source}`, () =>
          this.#results(source, id).map((event) => ({
            event,
            ...(isLast.test(event.type) && { answers: id }),
          })),
        ),
      );
    const timers = running.flatMap((timer) =>
      this.#once(timer, () => [{ event: this.#timers.get(timer) ?? { type: timer }, timer }]),
    );
    return [...results, ...timers];
  }

  #once(name: string, make: () => readonly Offer[]): readonly Offer[] {
    const offers = this.#offers.get(name) ?? make();
    this.#offers.set(name, offers);
    return offers;
  }
}
