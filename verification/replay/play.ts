import type { AnyStateMachine } from 'xstate';
import type { Slice } from '../product/slice.ts';
import { slices } from '../product/slices.ts';
import { playOnActor } from './actor.ts';
import { type LiveParts, playOnAuthority } from './authority.ts';
import { ReplayError } from './failure.ts';
import type { Journey } from './journey.ts';

/** What a trace may be played on: machines by name, and the authority. */
export interface Live extends LiveParts {
  readonly machines: Readonly<Record<string, AnyStateMachine>>;
}

/** A slice by the name that a trace gives it. */
export const sliceNamed = (name: string): Slice | undefined =>
  (Object.values(slices) as Slice[]).find((slice) => slice.name === name);

/**
 * Plays a trace on the machines that run: one machine as a live actor, a slice through the authority's router. Throws
 * `ReplayError` when they do something else, with the step, what was expected and what was seen.
 */
export async function play(journey: Journey, live: Live): Promise<void> {
  const { kind, name } = journey.on;
  if (kind === 'slice') {
    const slice = sliceNamed(name);
    if (!slice) throw new ReplayError(0, `a slice of the authority`, `"${name}", which is none`);
    return playOnAuthority(journey, slice, live);
  }
  const machine = live.machines[name];
  if (!machine) throw new ReplayError(0, `a ${kind} of this build`, `"${name}", which is none`);
  return playOnActor(journey, machine);
}
