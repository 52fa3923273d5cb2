import { sightOfView } from '../../cover/flow-model.ts';
import { keyOf } from '../../key.ts';
import type { MachinePlace, MachineStep } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';
import { type Tester, ways } from '../suites/tester.ts';
import { unfreshened } from './fresh.ts';
import type { Shower, Told } from './plugged.ts';

const unmoved = { emitted: [], armed: [], cancelled: [], started: [], asked: [], output: null } as const;

/** A step as an eye sees it. */
const heardOf = (event: Event, { move }: Told): MachineStep => ({
  ...unmoved,
  ...(move && { ...move.given, asked: move.asked, output: move.output && unfreshened(move.output) }),
  event,
  label: '',
  handled: move !== null,
  carried: [],
  decisive: [],
});

const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether two places are the same in every respect, also in what they show. */
export const areSame = (one: MachinePlace, other: MachinePlace): boolean =>
  one.done === other.done &&
  sameText(one.value, other.value) &&
  sameText(one.armed, other.armed) &&
  sameText(one.active, other.active) &&
  sameText(one.context, other.context);

/** Whether the same comes of an event in the same place, without a look at what is shown. */
export const areOne = (one: Told, other: Told): boolean =>
  one.handed === other.handed && one.refuses === other.refuses && areSame(one.after, other.after);

/**
 * What an event does in a place, `null`: before all others. Gives `null` for a deadline that does not run; an answer
 * that nobody waits for does nothing.
 */
export function doneIn(shower: Shower, place: MachinePlace | null, event: Event): Told | null {
  if (place === null || event.type === 'flow.start') {
    const { type: _, ...input } = event;
    return shower.begin(input);
  }
  if (event.type.startsWith('xstate.after.') && !place.armed.includes(event.type)) return null;
  const waits = /^xstate\.(?:done|error)\.actor\.(?<id>.*)$/.exec(event.type)?.groups?.['id'];
  const isHeard = waits === undefined || place.active.includes(waits);
  return isHeard ? shower.take(place, event) : shower.still(place);
}

const lookOf = (tester: Tester, { after, picture }: Told): number =>
  tester.lookBy(picture ? keyOf(sightOfView(picture)) : 'throws', after);

/** Whether a flow that has begun looks to a suite as the original does. */
export const beginsAlike = (tester: Tester, told: Told): boolean =>
  lookOf(tester, told) === tester.sound.look(0);

/** Whether a suite that is played sees nothing else than on an edge of the original. */
export function isAlike(tester: Tester, edge: number, event: Event, told: Told): boolean {
  const { graph, way, gives, look } = tester.sound;
  const step = graph.step[edge]!;
  if (way[step] === ways.event && !tester.isTakenAlike(edge, told.refuses)) return false;
  if (tester.hears(heardOf(event, told)) !== gives[step]) return false;
  return lookOf(tester, told) === look(graph.to[edge]!);
}
