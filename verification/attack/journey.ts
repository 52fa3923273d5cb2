import * as z from 'zod/mini';
import { type Authority, createAuthority } from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { keyOf } from '../key.ts';
import type { Journey } from '../replay/journey.ts';
import { onMachines } from '../replay/stamp.ts';
import type { AttackWorld, Win } from './attack.ts';
import { type Seat, seats } from './board.ts';
import { type Goal, goals } from './goal.ts';
import type { AnyBoard, Move } from './move.ts';
import { movesOf } from './moves.ts';
import { timerMove } from './moves/timer.ts';
import { Live } from './live.ts';
import { make as makeMove } from './replay.ts';

const seat = z.enum(seats as [Seat]);
/** What an attack begins with. */
const startSchema = z.strictObject({
  name: z.string(),
  holds: z.array(seat),
  activates: z.array(z.enum(['biometric', 'smartFnp', 'softPin'])),
  saved: z.boolean(),
  wins: z.enum(goals),
});

const slice = 'attack';

/** An attack as a file (hyrje/trace@1). `tell` puts a step into words. */
export function attackJourney(
  win: Win,
  world: AttackWorld,
  tell: (move: Move) => string,
  policy: Policy = defaultPolicy,
): Journey {
  const { name, holds, activates, saved } = world;
  return {
    schema: 'hyrje/trace@1',
    claim: `${win.goal} with ${win.set.join(', ')}`,
    on: onMachines('slice', slice, Object.values(createAuthority(defaultPolicy).machines)),
    policy: Object.fromEntries(
      Object.entries(policy).filter(
        ([key, value]) => keyOf(value) !== keyOf(defaultPolicy[key as keyof Policy]),
      ),
    ),
    start: { name, holds: [...holds], activates: [...activates], saved, wins: win.goal },
    steps: win.steps.map(({ move, answer }) => ({
      text: tell(move),
      event: {
        type: move.deed,
        ...(move.from && { from: move.from }),
        ...(move.method && { method: move.method }),
      },
      input: {
        origin: move.by,
        to: move.to,
        ...(move.command && { command: move.command, facts: { ...move.facts } }),
        ...(move.by === 'clock' && move.event !== undefined && { timer: move.event }),
      },
      gives: answer === null ? [] : [`answer ${answer}`],
      leadsTo: '',
    })),
    end: win.goal,
  };
}

/**
 * The move that a step of a file means, where the world stands so: of several that read the same the one that can be
 * made. `undefined` where the world has none.
 */
export function moveOf(
  world: AttackWorld,
  { event, input }: Journey['steps'][number],
  board: AnyBoard,
): Move | undefined {
  if (input?.timer !== undefined) return timerMove(input.to as Seat, input.timer);
  const all = movesOf(world).filter(
    ({ deed, from, method, to, command, facts }) =>
      deed === event?.type &&
      (from ?? undefined) === event['from'] &&
      method === event['method'] &&
      to === input?.to &&
      command === input.command &&
      (command === undefined || keyOf(facts) === keyOf(input.facts)),
  );
  return all.find(({ when }) => when(board)) ?? all[0];
}

/** The world that an attack begins in, and what it wins there. Throws where the file begins with none. */
export const startOf = ({ start }: Journey) => startSchema.parse(start);

/** Whether a file is an attack. */
export const isAttack = ({ on }: Journey): boolean => on.kind === 'slice' && on.name === slice;

/**
 * Plays an attack again on live machines: whether it wins, and the step at which it goes another way, 1 the first.
 * Throws where the file begins with a world that is none.
 */
export function playAttack(
  journey: Journey,
  make: (policy: Policy) => Authority = createAuthority,
): { wins: boolean; goal: Goal; failedAt: number | null } {
  const { wins: goal, ...world } = startOf(journey);
  const authority = make({ ...defaultPolicy, ...journey.policy } as Policy);
  const live = new Live(authority, world.holds);
  let last: Goal | null = null;
  for (const [at, step] of journey.steps.entries()) {
    const move = moveOf(world, step, live);
    const made = move && makeMove(live, authority, move);
    if (!made) return { wins: false, goal, failedAt: at + 1 };
    last = made.goal;
  }
  const wins = last === goal;
  return { wins, goal, failedAt: wins ? null : journey.steps.length };
}
