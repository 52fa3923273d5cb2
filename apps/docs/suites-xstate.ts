import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { blinded } from '../../verification/blind.ts';
import { keyOf, type Subject } from '../../verification/index.ts';

interface Event {
  readonly type: string;
  readonly [payload: string]: unknown;
}

/** Machines with more states than this are left out: `xstate/graph` keeps every state with every event in memory. */
const mostStates = 250;
/** Nor does it end where a counter is only bounded by what senders promise; after so many steps it is given up. */
const mostSteps = 20_000;

/**
 * What `getShortestPaths` of `xstate/graph` gives for a machine, as edges of the model: a path to each state that it
 * finds, those left out that another one begins with. It is given the same classes of events; where a path does what
 * nobody can do there, such as an answer of a service that was not asked, it ends before. `null` where it is not run.
 */
export function xstatePaths(
  { model }: Subject,
  machine: AnyStateMachine,
): readonly (readonly number[])[] | null {
  if (model.size > mostStates) return null;
  const width = model.inputs.length;
  const table = new Map<number, number>();
  for (const [edge, state] of model.tail.entries()) table.set(state * width + (model.input[edge] ?? 0), edge);
  const inputs = new Map(
    model.inputs.flatMap(({ like }, index) => like.map((event) => [keyOf(event), index])),
  );
  const events = model.inputs.map(({ event }) => event as Event);
  const starts = events.filter(({ type }) => type === 'flow.start');
  const others = events.filter(({ type }) => type !== 'flow.start');
  const found = new Map<string, readonly number[]>();
  for (const start of starts.length > 0 ? starts : [null]) {
    const { type: _, ...input } = start ?? { type: '' };
    const options = {
      events: others,
      limit: mostSteps,
      input: start === null ? undefined : input,
      serializeState: (snapshot: AnyMachineSnapshot) => {
        const { display: __, ...context } = snapshot.context as { display?: unknown };
        return keyOf([snapshot.value, context, snapshot.status]);
      },
    };
    const paths = pathsOf(machine, options);
    if (paths === null) return null;
    for (const { steps } of paths) {
      const edges: number[] = [];
      let state = 0;
      const all = [...(start ? [start] : []), ...steps.map(({ event }) => event)];
      for (const event of all.filter(({ type }) => type !== 'xstate.init')) {
        const edge = table.get(state * width + (inputs.get(keyOf(event)) ?? -1));
        if (edge === undefined) break;
        edges.push(edge);
        state = model.head[edge] ?? 0;
      }
      found.set(edges.join(' '), edges);
    }
  }
  return withoutBeginnings([...found.values()]);
}

function pathsOf(machine: AnyStateMachine, options: object): { steps: { event: Event }[] }[] | null {
  try {
    return getShortestPaths(blinded(machine).machine, options as never) as never;
  } catch (cause) {
    if (cause instanceof Error && /limit exceeded/i.test(cause.message)) return null;
    throw cause;
  }
}

function withoutBeginnings(tests: readonly (readonly number[])[]): (readonly number[])[] {
  const beginnings = new Set(
    tests.flatMap((test) => test.slice(0, -1).map((_, at) => test.slice(0, at + 1).join(' '))),
  );
  return tests.filter((test) => test.length > 0 && !beginnings.has(test.join(' ')));
}
