import { createAuthority, run, runTimer } from '../../machines/authority/index.ts';
import type { Authority } from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { componentsOf } from '../product/component.ts';
import type { Powers } from './ability.ts';
import type { Method, Seat } from './board.ts';
import { type Capability, guesses, isWithin, type Mask, maskOf, namesOf } from './capability.ts';
import { type Goal, goals } from './goal.ts';
import type { Move } from './move.ts';
import { movesOf } from './moves.ts';
import { replay, triesOf } from './replay.ts';
import { demandsOf, shortestWay, solve } from './solve.ts';
import { timersOf } from './moves/timer.ts';
import { type AttackGraph, walkAttack } from './walk.ts';
import type { Router } from './perform.ts';

/** A customer as the attacker finds him. */
export interface AttackWorld {
  readonly name: string;
  /** What is in use on the customer's phone. */
  readonly holds: readonly Seat[];
  /** What the attacker may turn on. */
  readonly activates: readonly Method[];
  /** The customer's Soft PIN is saved. */
  readonly saved: boolean;
}

/** One smallest set of capabilities, and a shortest way on which it wins. */
export interface Win {
  readonly goal: Goal;
  readonly set: readonly Capability[];
  readonly mask: Mask;
  readonly world: string;
  readonly steps: readonly { readonly move: Move; readonly answer: string | null }[];
  /** Played on live machines, it wins there too. */
  readonly replayed: boolean;
  /** For a guess: how often it can be tried before the account or the credential is closed. */
  readonly tries?: number;
}

export interface AttackReport {
  readonly wins: readonly Win[];
  readonly worlds: readonly {
    readonly name: string;
    readonly states: number;
    readonly transitions: number;
  }[];
  readonly ms: number;
}

/**
 * The least limits: more tries help only somebody who guesses, and these are counted on live machines under the
 * policy that is asked about.
 */
const leastLimits = {
  'lock.maxFailures': 1,
  'visible.maxRejections': 1,
  'fnp.maxSendsPerTxn': 1,
  'fnp.maxWrongPerCode': 1,
  'softPin.pinMaxFailures': 1,
  'reset.maxWrong': 1,
} as const satisfies Partial<Policy>;

/** Deadlines that only take something away from whoever waits for them. */
const timeless = [
  'login.openTtl',
  'login.txnTtl',
  'lock.reserveTtl',
  'lock.failWindow',
  'fnp.ttl',
  'session.firstUse',
  'session.idle',
  'session.absolute',
  'webauthn.validity',
  'proof.ttl',
  'softPin.pendingSeedTtl',
  'reset.grantTtl',
  'visible.window',
  'visible.blockFor',
];

export interface AttackOptions {
  readonly powers: Powers;
  readonly worlds: readonly AttackWorld[];
  readonly policy?: Policy;
  /** The machines under a policy. Tests break them. */
  readonly authority?: (policy: Policy) => Authority;
  /** Only these goals. */
  readonly goals?: readonly Goal[];
  readonly bound?: number;
  readonly progress?: (stage: string, done?: number, of?: number) => void;
}

/** The machines as tables, and what is walked on them. */
interface Ground {
  movesIn(world: AttackWorld): readonly Move[];
  walk(world: AttackWorld, moves: readonly Move[], bound: number): AttackGraph;
}

const sound = new Map<string, Ground>();

const usual: Router = { run, runTimer };

/** The sound machines under the same policy are made into tables once. */
export function groundOf(
  policy: Policy,
  make: (policy: Policy) => Authority = createAuthority,
  router: Router = usual,
): Ground {
  const isSound = make === createAuthority && router === usual;
  const key = JSON.stringify(policy);
  const known = isSound ? sound.get(key) : undefined;
  if (known) return known;
  const small: Policy = { ...policy, ...leastLimits };
  const components = componentsOf({ authority: make(small), timeless });
  const timers = timersOf(components);
  const ground: Ground = {
    movesIn: (world) => [...movesOf(world), ...timers],
    walk: (world, moves, bound) =>
      walkAttack({ components, policy: small, router, moves, holds: world.holds, bound }),
  };
  if (isSound) sound.set(key, ground);
  return ground;
}

/** Which capabilities win what: for each goal the smallest sets, over every world. Throws `BoundExceeded`. */
export function attack(options: AttackOptions): AttackReport {
  const { powers, worlds, policy = defaultPolicy, progress, bound = 400_000 } = options;
  const begun = performance.now();
  const make = options.authority ?? createAuthority;
  const ground = groundOf(policy, make);
  const live = make(policy);
  const best = new Map<Goal, Win[]>();
  const sizes: AttackReport['worlds'][number][] = [];
  worlds.forEach((world, at) => {
    progress?.(`attacking: ${world.name}`, at, worlds.length);
    const graph = ground.walk(world, ground.movesIn(world), bound);
    sizes.push({ name: world.name, states: graph.size, transitions: graph.to.length });
    const demands = demandsOf(graph, powers);
    for (const [goal, chain] of solve(graph, demands)) {
      if (options.goals && !options.goals.includes(goal)) continue;
      const known = best.get(goal) ?? [];
      for (const mask of chain) {
        const rivals = known.filter((win) => isWithin(win.mask, mask));
        if (rivals.some((win) => win.mask !== mask)) continue;
        const way = shortestWay(graph, demands, goal, mask) ?? [];
        if (rivals.some((win) => win.steps.length <= way.length)) continue;
        const steps = way.map((edge) => graph.steps[graph.step[edge]!]!);
        best.set(goal, [
          ...(best.get(goal) ?? []).filter((win) => !isWithin(mask, win.mask)),
          winOf({ goal, mask, world, steps, live, powers }),
        ]);
      }
    }
  });
  const wins = goals.flatMap((goal) => (best.get(goal) ?? []).toSorted(byWeight));
  return { wins, worlds: sizes, ms: performance.now() - begun };
}

const byWeight = (a: Win, b: Win): number =>
  a.set.length - b.set.length || a.steps.length - b.steps.length || a.mask - b.mask;

function winOf(found: {
  goal: Goal;
  mask: Mask;
  world: AttackWorld;
  steps: readonly { move: Move; answer: string | null }[];
  live: Authority;
  powers: Powers;
}): Win {
  const { goal, mask, world, steps, live, powers } = found;
  const set = namesOf(mask);
  const moves = steps.map(({ move }) => move);
  const guessed = guesses.filter((one) => set.includes(one));
  const at = moves.findIndex(({ needs }) =>
    needs.some((ability) => {
      const without = mask & ~maskOf(guessed);
      return !powers[ability].some((some) => isWithin(maskOf(some), without));
    }),
  );
  return {
    goal,
    set,
    mask,
    world: world.name,
    steps: steps.map(({ move, answer }) => ({ move, answer })),
    replayed: replay(live, world.holds, moves, goal).wins,
    ...(guessed.length === 1 && at >= 0 && { tries: triesOf(live, world.holds, moves, at, goal) }),
  };
}
