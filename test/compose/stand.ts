import { type Role, run, runEvent, runTimer, type World } from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { smallLimits } from '../../verification/index.ts';
import type { PairRouter } from '../../verification/compose/router.ts';

export const small = { ...defaultPolicy, ...smallLimits };

/** One failure blocks, one code is sent, one wrong one kills it: the smallest product of two devices. */
export const smallest = {
  ...small,
  'lock.maxFailures': 1,
  'visible.maxRejections': 1,
  'fnp.maxSendsPerTxn': 1,
  'fnp.maxWrongPerCode': 1,
} as const;

/** The router, last in first out. */
export const lifo: PairRouter = {
  run: (mech, world, policy, target, command) => run(mech, world, policy, target, command, 'lifo'),
  runTimer: (mech, world, target, timer) => runTimer(mech, world, target, timer, 'lifo'),
  runEvent: (mech, world, target, event) => runEvent(mech, world, target, event, 'lifo'),
};

/** Handles from here on are on the other device. */
const far = 100;

type PairWorld = World<number, number>;

/** A world in which nobody on another device is told what is told to one role. */
const deaf =
  (deafRole: Role) =>
  (world: PairWorld): PairWorld => ({
    kindOf: (at) => world.kindOf(at),
    read: (at) => world.read(at),
    write: (at, state) => world.write(at, state),
    find: (role, context) => world.find(role, context).filter((at) => role !== deafRole || at < far),
  });

/** A router that tells those in a role only on the device at which something happened. */
export function deafElsewhere(role: Role): Pick<PairRouter, 'run' | 'runTimer'> {
  const near = deaf(role);
  return {
    run: (mech, world, policy, target, command) => run(mech, near(world), policy, target, command),
    runTimer: (mech, world, target, timer) => runTimer(mech, near(world), target, timer),
  };
}
