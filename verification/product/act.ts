import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { Run, run, runTimer } from '../../machines/authority/index.ts';
import { BrokenPromise } from '../failure.ts';
import type { Readings } from './reading.ts';
import type { Scene } from './scene.ts';
import { handle, kinds, type Place } from './slots.ts';
import type { Input } from './step.ts';

/** The authority's router. Tests pass broken ones. */
export interface Router {
  readonly run: typeof run<number, number>;
  readonly runTimer: typeof runTimer<number, number>;
}

type Read<S extends keyof Readings> = Readings[S];

/** How a slot reads now. Asks for its value. */
export function readingIn<S extends keyof Place & keyof typeof handle>(scene: Scene, slot: S): Place[S] {
  const at = handle[slot];
  return scene.components[kinds[at]!].readings[scene.value(at)] as Place[S];
}

const isUnderWay = ({ at }: Read<'login'>) =>
  at !== 'expired' && at !== 'cancelled' && at !== 'rejected' && at !== 'superseded' && at !== 'accepted';
const isAlive = ({ at }: Read<'session'>) => at === 'unclaimed' || at === 'active';

/** Foreign devices hold the reservations that this device does not hold. */
function mayHappenElsewhere(scene: Scene, event: string): boolean {
  const { at, reserved } = readingIn(scene, 'account');
  if (at !== 'open') return false;
  if (event !== 'account.settled' && event !== 'foreign.wrongPassword') return true;
  return reserved > 0 && reserved > (readingIn(scene, 'login').held ? 1 : 0);
}

/**
 * `login.settle` is the second half of `first`, sent by the bank and not by a client: once for each check. There is
 * none to settle before `first`, nor after a check of this login was settled right.
 */
const maySettle = ({ at }: Read<'login'>) => at !== 'opened' && at !== 'genuine' && at !== 'accepted';

/**
 * The login that began takes the slot of the one before; a session that lives on is kept as the earlier one. The login
 * before must be over by then (R6): were it not, the product would lose sight of it.
 */
function adopt(scene: Scene): boolean {
  const fresh = scene.given(handle.fresh) ?? 0;
  if (fresh === 0) return false;
  const before = readingIn(scene, 'login');
  if (isUnderWay(before)) throw new BrokenPromise('login', 'login.first of a newer login', before.at);
  if (isAlive(readingIn(scene, 'session'))) scene.write(handle.older, scene.value(handle.session));
  scene.write(handle.login, fresh);
  scene.write(handle.code, scene.given(handle.freshCode) ?? 0);
  scene.write(handle.session, scene.given(handle.freshSession) ?? 0);
  return true;
}

/** Lets an input happen. `null` where it cannot. */
export function act(
  scene: Scene,
  policy: Policy,
  router: Router,
  input: Input,
): { run: Run<number>; adopts: boolean } | null {
  const target = handle[input.to];
  const deliver = (event: string, to: number) => router.runTimer(scene, scene, to, event);
  switch (input.origin) {
    case 'own':
    case 'staff': {
      if (kinds[target] === 'session' && readingIn(scene, input.to as 'session').at === 'none') return null;
      if (input.command === 'login.settle' && !maySettle(readingIn(scene, 'login'))) return null;
      const command = { name: input.command!, facts: input.members[0]! };
      const done = router.run(scene, scene, policy, target, command);
      return { run: done, adopts: input.to === 'fresh' && adopt(scene) };
    }
    case 'repeat': {
      const command = { name: input.command!, facts: input.members[0]!, repeated: true };
      return { run: router.run(scene, scene, policy, target, command), adopts: false };
    }
    case 'timer': {
      const armed = scene.components[kinds[target]!].armed[scene.value(target)]!;
      return armed.includes(input.timer!) ? { run: deliver(input.timer!, target), adopts: false } : null;
    }
    case 'elsewhere':
      return isUnderWay(readingIn(scene, 'login'))
        ? { run: deliver(input.timer!, target), adopts: false }
        : null;
    case 'foreign': {
      if (!mayHappenElsewhere(scene, input.timer!)) return null;
      const run = deliver(input.timer!, target);
      if (input.timer !== 'account.succeeded') return { run, adopts: false };
      const others = [handle.session, handle.older].map((to) => deliver('session.replaced', to));
      const all = [run, ...others];
      return {
        run: {
          effects: all.flatMap(({ effects }) => effects),
          emitted: all.flatMap(({ emitted }) => emitted),
        },
        adopts: false,
      };
    }
  }
}
