import type { AnyStateMachine } from 'xstate';
import { DisplayRead } from './failure.ts';

type Guard = (args: { context: object; event: object }, params: unknown) => boolean;

const withoutDisplay = (context: object, guard: string): object =>
  'display' in context
    ? Object.defineProperty({ ...context }, 'display', {
        get() {
          throw new DisplayRead(guard);
        },
      })
    : context;

const isBuiltIn = (guard: object) => 'check' in guard;

/** The machine with every delay of one constant length, and with guards that throw when they read `display`. */
export function blinded(machine: AnyStateMachine): AnyStateMachine {
  const { guards, delays } = machine.implementations as {
    guards: Record<string, Guard>;
    delays: Record<string, unknown>;
  };
  const blind = Object.entries(guards)
    .filter(([, guard]) => !isBuiltIn(guard))
    .map(([name, guard]): [string, Guard] => [
      name,
      (args, params) => guard({ ...args, context: withoutDisplay(args.context, name) }, params),
    ]);
  return machine.provide({
    guards: Object.fromEntries(blind),
    delays: Object.fromEntries(Object.keys(delays).map((name) => [name, 1])),
  } as never);
}
