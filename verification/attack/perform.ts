import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { Run, run, runTimer } from '../../machines/authority/index.ts';
import { type Board, credentialOf, type Device, type Seat } from './board.ts';
import type { AnyBoard, Move } from './move.ts';

/** The authority's router. Tests pass broken ones. */
export interface Router {
  readonly run: typeof run;
  readonly runTimer: typeof runTimer;
}

/** What the customer does by himself, by the name under which `runTimer` delivers it. */
export const customersEvents = {
  'customer.login': { type: 'session.start', elements: ['K_pwd', 'P_sim'] },
} as const;

/** What began in the step takes its place. */
function adopt(board: AnyBoard, move: Move): Device | null {
  let opened: Device | null = null;
  if (board.isTouched('freshSession')) {
    opened = board.tag('loginAt');
    board.move('freshSession', 'session');
    board.setTag('sessionOf', opened);
    board.renew('reauth');
    board.renew('reauthCode');
    board.renew('enrolment');
  }
  if (board.isTouched('freshCredential') && move.method !== undefined) {
    const holder = board.tag('sessionOf');
    board.move('freshCredential', credentialOf(holder === 'own' ? 'own' : 'phone', move.method));
  }
  return opened;
}

const over: readonly string[] = ['expired', 'cancelled', 'rejected', 'superseded', 'accepted'];
const credentials = ['phoneBiometric', 'phoneSmartFnp', 'phoneSoftPin'] as const;
const own = ['ownBiometric', 'ownSmartFnp', 'ownSoftPin'] as const;

/**
 * What is over cannot come back, so its place is as new; nor is it asked which client did it and how long resets are
 * closed, because an attacker has as many clients and as much time as he likes.
 */
function forget(board: AnyBoard): void {
  const renew = (...seats: Seat[]) => seats.forEach((seat) => board.renew(seat));
  renew('visible', 'recovery');
  if (board.isTouched('login') && over.includes(board.reading('login').at)) {
    renew('login', 'code');
    board.setTag('loginAt', 'own');
  }
  if (board.isTouched('reset') && ['contact', 'done', ...over].includes(board.reading('reset').at)) {
    renew('reset', 'resetCode');
    board.setTag('resetAt', 'own');
    board.setTag('resetBy', 'none');
  }
  if (board.isTouched('session') && board.reading('session').at === 'ended') {
    renew('session', 'reauth', 'reauthCode', 'enrolment');
    board.setTag('sessionOf', 'customer');
  }
  for (const seat of [...credentials, ...own]) {
    if (board.isTouched(seat) && board.reading(seat).at === 'revoked') renew(seat);
  }
}

export interface Performed {
  readonly run: Run<Seat>;
  /** Where the session was opened that began in the step. */
  readonly opened: Device | null;
}

/** Lets a move happen, by the authority's router. `null` where it cannot. */
export function perform<State>(
  board: Board<State>,
  policy: Policy,
  router: Router,
  move: Move,
): Performed | null {
  if (!move.when(board)) return null;
  board.named = move.named;
  move.prepare?.(board);
  const done = move.command
    ? router.run(board, board, policy, move.to, { name: move.command, facts: move.facts })
    : router.runTimer(board, board, move.to, move.event ?? '');
  const opened = adopt(board, move);
  if (opened !== null || move.by === 'customer') {
    router.run(board, board, policy, 'session', { name: 'session.use', facts: { gesture: true } });
  }
  if (done.answer?.code === 'ok') move.after?.(board);
  forget(board);
  return { run: done, opened };
}
