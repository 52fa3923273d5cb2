import type { Mutant, Operator, Original } from '../mutant.ts';
import { dropAction, offAssign, swapEmit } from './actions.ts';
import { dropGuard, negateGuard } from './guards.ts';
import {
  dropAlways,
  dropReenter,
  dropTarget,
  dropTimer,
  dropTransition,
  retarget,
  swap,
} from './transitions.ts';
import type { MutantsOf } from './shape.ts';
import { offLimit, swapResults } from './whole.ts';

const all: readonly MutantsOf[] = [
  dropTransition,
  dropTarget,
  retarget,
  swap,
  dropReenter,
  negateGuard,
  dropGuard,
  offLimit,
  dropAction,
  swapEmit,
  offAssign,
  dropTimer,
  dropAlways,
  swapResults,
];

/** Every mutant of a machine, always in the same order. `only` some operators. */
export function mutantsOf(original: Original, only?: readonly Operator[]): Mutant[] {
  const made = all.flatMap((of) => of(original));
  return only ? made.filter(({ operator }) => only.includes(operator)) : made;
}
