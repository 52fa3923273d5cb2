import { keyOfTransition } from '../machines/vocabulary/transition-key.ts';
import type { Transition } from './stepper.ts';

/** The names of transitions. */
export const firedIn = (fired: Iterable<Transition>): ReadonlySet<string> =>
  new Set([...fired].map(keyOfTransition));
