import type { Habits, Move } from './move.ts';
import { activationMoves } from './moves/activation.ts';
import { credentialMoves } from './moves/credential.ts';
import { loginMoves } from './moves/login.ts';
import { resetMoves } from './moves/reset.ts';
import { verifikoMoves } from './moves/verifiko.ts';

/** Everything that can be done but for deadlines. */
export const movesOf = (habits: Habits): readonly Move[] => [
  ...loginMoves(habits),
  ...verifikoMoves,
  ...activationMoves(habits),
  ...credentialMoves,
  ...resetMoves(habits),
];
