import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { CommandName, Mech, Run, run, runTimer, World } from '../../machines/authority/index.ts';
import { BrokenPromise } from '../failure.ts';
import type { Reader } from './slice.ts';
import type { Company } from './cast.ts';
import { type Fresh, handle, kinds, type Place, slotOf } from './slots.ts';
import type { Input } from './step.ts';

/** The authority's router. Tests pass broken ones. */
export interface Router<State = number> {
  readonly run: typeof run<number, State>;
  readonly runTimer: typeof runTimer<number, State>;
}

/** Where one thing happens: over table indices in the product, over the machines themselves in a replay. */
export interface Stage<State> extends World<number, State>, Mech<State>, Company {
  readonly reader: Reader;
  /** The state of a machine, now that it matters. */
  value(at: number): State;
  /** The state a machine was given in this step, if it was. */
  given(at: number): State | undefined;
  start(at: number): State;
  /** Whether a machine that may begin in this step did. */
  hasBegun(at: number): boolean;
  /** The timers that run in a machine. */
  armedIn(at: number): readonly string[];
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
function adopt<State>(scene: Stage<State>, begun: Fresh): boolean {
  if (!scene.hasBegun(handle[begun])) return false;
  const read = scene.reader;
  const slot = slotOf[begun];
  const before = read(slot as 'login' | 'reset');
  if (!over.includes(before.at)) {
    throw new BrokenPromise(slot, `the beginning of a newer ${slot}`, before.at);
  }
  if (begun === 'fresh' && isAlive(read('session'))) scene.write(handle.older, scene.value(handle.session));
  for (const one of adoptions[begun] ?? []) {
    scene.write(handle[slotOf[one]], scene.given(handle[one]) ?? scene.start(handle[one]));
  }
  return true;
}

/** A credential that was activated in this step is the one that this device has. */
function adoptCredential<State>(scene: Stage<State>): void {
  const activated = scene.given(handle.freshCredential);
  if (activated !== undefined && scene.hasBegun(handle.freshCredential)) {
    scene.write(handle.credential, activated);
  }
}

/** Lets an input happen. `null` where it cannot. */
export function act<State>(
  scene: Stage<State>,
  policy: Policy,
  router: Router<State>,
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
      if (!scene.armedIn(target).includes(input.timer!)) return null;
      return { run: router.runTimer(scene, scene, target, input.timer!), adopts: false };
    }
    case 'foreign':
    case 'elsewhere':
    case 'world': {
      const { when, begins = [], deliver } = input.other!;
      if (!when(read)) return null;
      for (const slot of begins.filter((one) => scene.has(one)))
        scene.write(handle[slot], scene.start(handle[slot]));
      const all = deliver
        .filter(([, to]) => scene.has(to))
        .map(([event, to]) => router.runTimer(scene, scene, handle[to], event));
      const effects = all.flatMap((one) => one.effects);
      return { run: { effects, emitted: all.flatMap(({ emitted }) => emitted) }, adopts: false };
    }
  }
}
