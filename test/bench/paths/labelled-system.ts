import type { Problem } from '../../../verification/cover/problem.ts';
import { mulberry32 } from '../../../verification/cover/score.ts';

/**
 * A labelled transition system drawn by chance, the same for the same seed. One transition of each state leads on to the
 * next, so that all are reached; one state in ten is an end, the last among them. Every transition is required.
 */
export function labelledSystem(given: {
  states: number;
  transitions: number;
  seed: number;
}): Omit<Problem, 'resetPrice'> {
  const { states, transitions, seed } = given;
  const next = mulberry32(seed);
  const any = () => Math.floor(next() * states);
  const tail = Int32Array.from({ length: transitions }, (_, arc) => (arc < states - 1 ? arc : any()));
  const head = Int32Array.from({ length: transitions }, (_, arc) => (arc < states - 1 ? arc + 1 : any()));
  return {
    size: states,
    tail,
    head,
    price: new Int32Array(transitions).fill(1),
    ends: Uint8Array.from({ length: states }, (_, state) => (state === states - 1 || next() < 0.1 ? 1 : 0)),
    required: new Uint8Array(transitions).fill(1),
  };
}
