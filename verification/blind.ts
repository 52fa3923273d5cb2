import { type AnyStateMachine, fromPromise } from 'xstate';
import { DisplayRead } from './failure.ts';
import { nodesOf } from './nodes.ts';

type Guard = (args: { context: object; event: object }, params: unknown) => boolean;

/** What a guard answered so far. */
export interface Said {
  yes: boolean;
  no: boolean;
}

/** A machine made ready to be walked, and what its named guards answer on the way. */
export interface Blinded {
  readonly machine: AnyStateMachine;
  readonly said: ReadonlyMap<string, Said>;
}

const isBuiltIn = (guard: object) => 'check' in guard;

/** No service does anything while a machine is walked: its results are events. */
const silent = fromPromise(() => new Promise<never>(() => {}));

/** More steps than this without an event are a loop. */
const longest = 10_000;

/**
 * The machine with every delay of one constant length, with services that do nothing, with guards that throw when
 * they read `hidden`, and with an end to loops that need no event.
 */
export function blinded(original: AnyStateMachine, hidden: string | undefined = 'display'): Blinded {
  const { guards, delays, actors } = original.implementations as {
    guards: Record<string, Guard>;
    delays: Record<string, unknown>;
    actors: Record<string, unknown>;
  };
  const said = new Map<string, Said>();
  const cover = coverOf(hidden);
  const blind = Object.entries(guards)
    .filter(([, guard]) => typeof guard === 'function' && !isBuiltIn(guard))
    .map(([name, guard]): [string, Guard] => {
      const heard: Said = { yes: false, no: false };
      said.set(name, heard);
      const asked: Guard = ({ context, event }, params) => {
        const says = guard({ context: cover(context, name), event }, params);
        heard[says ? 'yes' : 'no'] = true;
        return says;
      };
      return [name, asked];
    });
  const constant = (names: readonly string[], value: unknown) =>
    Object.fromEntries(names.map((name) => [name, value]));
  const invoked = nodesOf(original).flatMap(({ invoke }) => invoke.map(({ src }) => String(src)));
  const machine = original.provide({
    guards: Object.fromEntries(blind),
    delays: constant(Object.keys(delays), 1),
    actors: constant([...Object.keys(actors), ...invoked], silent),
  } as never);
  machine.options.maxIterations = Math.min(machine.options.maxIterations ?? Infinity, longest);
  return { machine, said };
}

/** A context as a guard may see it. The last one is kept: guards are asked one after the other about the same. */
function coverOf(hidden: string | undefined): (context: object, guard: string) => object {
  if (hidden === undefined) return (context) => context;
  let last: object | undefined;
  let covered: object = {};
  let asking = '';
  const lid: object = Object.defineProperty({}, hidden, {
    get() {
      throw new DisplayRead(asking);
    },
  });
  return (context, guard) => {
    asking = guard;
    if (context === last) return covered;
    last = context;
    covered = context;
    if (hidden in context) {
      const { [hidden]: _, ...rest } = context as Record<string, unknown>;
      covered = Object.assign(Object.create(lid) as object, rest);
    }
    return covered;
  };
}
