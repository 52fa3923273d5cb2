import type { ExploreOptions, MachineGraph, MachinePlace } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';
import type { MutableFlow } from '../originals.ts';
import { decides, isBeforeAll } from '../walk/known.ts';
import { Mover } from '../walk/moves.ts';
import { type Freshen, freshenOf } from './fresh.ts';
import { plugged } from './plugged.ts';
import { renamed } from './rename.ts';

/** A state of a flow with all that it notes, up to the names of values, and how it was reached first. */
export interface Whole {
  /** In the graph, which leaves out what is only shown. */
  readonly state: number;
  /** What is shown, as JSON. */
  readonly display: string;
  readonly parent: number;
  /** In the graph; −1 for the first. */
  readonly edge: number;
}

export interface Display {
  readonly display?: unknown;
}

/** What decides in a place, with something else that is shown. */
export const showing = (place: MachinePlace, display: unknown): MachinePlace => ({
  ...place,
  context: { ...decides(place.context as Display), display },
});

/** The place of a state with all that it notes; `null` before all others. */
export const placeOf = (graph: MachineGraph, { state, display }: Whole): MachinePlace | null =>
  display === '' ? null : showing(graph.place(state), JSON.parse(display));

/** Names in states are small, so that these are new in each. */
const occasion = 500;

/** An event with fresh values; twice where it matters for what is shown whether a number is large or small. */
export function versionsBy(freshen: Freshen): (event: Event) => readonly Event[] {
  const known = new Map<Event, readonly Event[]>();
  return (event) => {
    let found = known.get(event);
    if (!found) {
      const [one, other] = [freshen(event, occasion), freshen(event, occasion + 1)];
      found = renamed(JSON.stringify(one)) === renamed(JSON.stringify(other)) ? [one] : [one, other];
      known.set(event, found);
    }
    return found;
  };
}

/** Every state of a flow with all that it notes. `null` when it takes more than `most` steps to find them. */
export function wholesOf(
  flow: MutableFlow,
  graph: MachineGraph,
  options: ExploreOptions,
  most: number,
): readonly Whole[] | null {
  const mover = new Mover(plugged(flow.machine), options);
  const versions = versionsBy(freshenOf(flow));
  const found = new Map<string, number>();
  const wholes: Whole[] = [];
  const add = (state: number, context: object, parent: number, edge: number): void => {
    const json = renamed(JSON.stringify((context as Display).display ?? null));
    const key = `${state} ${json}`;
    if (found.has(key)) return;
    found.set(key, wholes.length);
    wholes.push({ state, display: json, parent, edge });
  };
  const isSplit = isBeforeAll(graph, 0);
  if (isSplit) wholes.push({ state: 0, display: '', parent: -1, edge: -1 });
  else add(0, mover.begin(options.starts?.[0]).after.context, -1, -1);
  let taken = 0;
  for (let at = 0; at < wholes.length; at++) {
    if (taken > most) return null;
    const { state } = wholes[at]!;
    const place = placeOf(graph, wholes[at]!);
    const snapshot = place && mover.snapshotOf(place);
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      const { event, handled } = graph.steps[graph.step[edge]!]!;
      if (!handled) continue;
      for (const version of versions(event)) {
        taken++;
        const { type: _, ...input } = version;
        const move = place ? mover.take(place, snapshot!, version) : mover.begin(input);
        if (move) add(graph.to[edge]!, move.after.context, at, edge);
      }
    }
  }
  return wholes;
}
