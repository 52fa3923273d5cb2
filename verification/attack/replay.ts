import { type Authority, run, runTimer } from '../../machines/authority/index.ts';
import type { Seat } from './board.ts';
import { type Goal, goalOf } from './goal.ts';
import { Live } from './live.ts';
import type { Move } from './move.ts';
import { perform, type Router } from './perform.ts';

const router: Router = { run, runTimer };
/** Between two moves, and between two touches of a session that is kept in use; ms. */
const pause = 1000;
const touch = 60_000;

/** What a replay shows. */
export interface Replay {
  /** The last step won what it was said to win. */
  readonly wins: boolean;
  /** What the bank answered at each step. */
  readonly answers: readonly (string | null)[];
}

/** Lets time pass: what falls due comes first, and the session there is stays in use. */
function waitUntil(live: Live, authority: Authority, until: number): void {
  while (live.now < until) {
    const next = Math.min(until, live.now + touch);
    for (let due = live.firstDue(next); due; due = live.firstDue(next)) {
      live.now = Math.max(live.now, due.at);
      live.begin();
      router.runTimer(live, live, due.seat, due.event);
    }
    live.now = next;
    live.begin();
    if (live.reading('session').at === 'active') {
      router.run(live, live, authority.policy, 'session', { name: 'session.use', facts: { gesture: true } });
    }
  }
}

/** One move on the live machines: what it won, or `undefined` where it cannot be made. */
export function make(
  live: Live,
  authority: Authority,
  move: Move,
): { goal: Goal | null; answer: string | null } | undefined {
  if (move.by === 'clock') {
    if (!live.isArmed(move.to, move.event ?? '')) return undefined;
    waitUntil(live, authority, live.dueAt(move.to, move.event ?? ''));
    return { goal: null, answer: null };
  }
  waitUntil(live, authority, live.now + pause);
  live.begin();
  const done = perform(live, authority.policy, router, move);
  if (!done) return undefined;
  const answer = done.run.answer?.code ?? null;
  return { goal: goalOf(move, done.run.emitted, answer, done.opened), answer };
}

/** Plays an attack on live machines, by the authority's router and under its policy. */
export function replay(
  authority: Authority,
  holds: readonly Seat[],
  moves: readonly Move[],
  wanted: Goal,
): Replay {
  const live = new Live(authority, holds);
  const answers: (string | null)[] = [];
  let last: Goal | null = null;
  for (const move of moves) {
    const made = make(live, authority, move);
    if (!made) return { wins: false, answers };
    answers.push(made.answer);
    last = made.goal;
  }
  return { wins: last === wanted, answers };
}

/** What a wrong guess looks like to the bank. */
const wrong: Readonly<Record<string, Move['facts']>> = {
  'second.right': { match: 'none' },
  'reset.code': { match: 'none' },
  'reauth.code': { match: 'none' },
  'pin.right': { pin: 'wrong' },
  'typed.right': { pin: 'wrong' },
  'reset.pin': { pin: 'wrong' },
};
const most = 50;

/**
 * How often a secret can be guessed until the bank accepts nothing more: each time a right guess would still win, it
 * is wrong instead. `at` is the step that guesses. No block is waited out.
 */
export function triesOf(
  authority: Authority,
  holds: readonly Seat[],
  moves: readonly Move[],
  at: number,
  wanted: Goal,
): number {
  const live = new Live(authority, holds);
  const play = (some: readonly Move[]) => some.map((move) => make(live, authority, move)).at(-1);
  const wins = (some: readonly Move[]): boolean => {
    const saved = live.save();
    const last = play(some);
    live.restore(saved);
    return last?.goal === wanted;
  };
  const guess = moves[at]!;
  const failing: Move = { ...guess, facts: { ...guess.facts, ...wrong[guess.deed] } };
  const rest = moves.slice(at);
  let tries = 0;
  play(moves.slice(0, at));
  while (tries < most) {
    if (!wins(rest)) {
      leave(live);
      if (!wins(moves)) return tries;
      play(moves.slice(0, at));
    }
    play([failing]);
    tries++;
  }
  return tries;
}

/** Gives up what is under way. */
function leave(live: Live): void {
  for (const seat of ['login', 'code', 'reset', 'resetCode', 'reauth', 'reauthCode', 'enrolment'] as const) {
    live.renew(seat);
  }
}
