import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { CommandName, Run, run, runTimer } from '../../machines/authority/index.ts';
import { BrokenPromise } from '../failure.ts';
import type { Scene } from './scene.ts';
import type { Reader } from './slice.ts';
import { type Fresh, handle, kinds, type Place, slotOf } from './slots.ts';
import type { Input } from './step.ts';

/** The authority's router. Tests pass broken ones. */
export interface Router {
  readonly run: typeof run<number, number>;
  readonly runTimer: typeof runTimer<number, number>;
}

const over: readonly string[] = [
  'none',
  'done',
  'contact',
  'expired',
  'cancelled',
  'rejected',
  'superseded',
  'accepted',
];
export const isUnderWay = ({ at }: Place['login']): boolean => !over.includes(at);
export const isAlive = ({ at }: Place['session']): boolean => at === 'unclaimed' || at === 'active';

/** Where the bank sends a command of its own; what is not here, a client may send at any time. */
const sentWhen: { readonly [C in CommandName]?: (read: Reader) => boolean } = {
  /**
   * The second half of `first`, sent by the bank and not by a client: once for each check. There is none to settle
   * before `first`, nor after a check of this login was settled right.
   */
  'login.settle': (read) => !['opened', 'admitted', 'genuine', 'accepted'].includes(read('login').at),
  'login.assert': (read) => ['admitted', 'pretending'].includes(read('login').at),
  'reauth.settle': (read) => read('reauth').held || read('reauth').at === 'pretending',
};

/** The slots that what began in this step takes, with the machines that belong to it. */
const adoptions: { readonly [F in Fresh]?: readonly Fresh[] } = {
  fresh: ['fresh', 'freshCode', 'freshSession'],
  freshReset: ['freshReset', 'freshCode'],
};

/**
 * What began takes the slot of the one before; a session that lives on is kept as the earlier one. The login or reset
 * before must be over by then (R6): were it not, the product would lose sight of it.
 */
function adopt(scene: Scene, begun: Fresh): boolean {
  const fresh = scene.given(handle[begun]) ?? 0;
  if (fresh === 0) return false;
  const read = scene.reader;
  const slot = slotOf[begun];
  const before = read(slot as 'login' | 'reset');
  if (!over.includes(before.at)) {
    throw new BrokenPromise(slot, `the beginning of a newer ${slot}`, before.at);
  }
  if (begun === 'fresh' && isAlive(read('session'))) scene.write(handle.older, scene.value(handle.session));
  for (const one of adoptions[begun] ?? []) scene.write(handle[slotOf[one]], scene.given(handle[one]) ?? 0);
  return true;
}

/** A credential that was activated in this step is the one that this device has. */
function adoptCredential(scene: Scene): void {
  const activated = scene.given(handle.freshCredential) ?? 0;
  if (activated > 0) scene.write(handle.credential, activated);
}

/** Lets an input happen. `null` where it cannot. */
export function act(
  scene: Scene,
  policy: Policy,
  router: Router,
  input: Input,
): { run: Run<number>; adopts: boolean } | null {
  const target = handle[input.to];
  const read = scene.reader;
  switch (input.origin) {
    case 'own':
    case 'staff': {
      if (kinds[target] === 'session' && read(input.to as 'session').at === 'none') return null;
      if (sentWhen[input.command!]?.(read) === false) return null;
      const command = { name: input.command!, facts: input.members[0]! };
      const done = router.run(scene, scene, policy, target, command);
      adoptCredential(scene);
      return { run: done, adopts: input.to in adoptions && adopt(scene, input.to as Fresh) };
    }
    case 'repeat': {
      const command = { name: input.command!, facts: input.members[0]!, repeated: true };
      return { run: router.run(scene, scene, policy, target, command), adopts: false };
    }
    case 'timer': {
      const armed = scene.components[kinds[target]!].armed[scene.value(target)]!;
      if (!armed.includes(input.timer!)) return null;
      return { run: router.runTimer(scene, scene, target, input.timer!), adopts: false };
    }
    case 'foreign':
    case 'elsewhere':
    case 'world': {
      const { when, begins = [], deliver } = input.other!;
      if (!when(read)) return null;
      for (const slot of begins.filter((one) => scene.has(one))) scene.write(handle[slot], 0);
      const all = deliver
        .filter(([, to]) => scene.has(to))
        .map(([event, to]) => router.runTimer(scene, scene, handle[to], event));
      const effects = all.flatMap((one) => one.effects);
      return { run: { effects, emitted: all.flatMap(({ emitted }) => emitted) }, adopts: false };
    }
  }
}
