import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import {
  type Clock,
  createFlow,
  type FlowOptions,
  type StoredFlow,
  StoredFlowError,
  type View,
} from '../../../machines/index.ts';

export type Inspect = NonNullable<FlowOptions['inspect']>;

/** What a customer puts into a form. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** A flow that runs, whichever it is. */
export interface Running {
  readonly name: string;
  /** What it began with. */
  readonly input: unknown;
  view(): View;
  subscribe(listener: (view: View) => void): void;
  /** Whether the flow took it. */
  send(event: string, values?: Typed): boolean;
  reveal(name: string): string | null;
  /** `null` while a call is unsettled, and when something is held that lives in memory only. */
  stored(): StoredFlow | null;
  done: Promise<unknown>;
  stop(): void;
}

export interface RunOptions {
  services: object;
  clock: Clock;
  /** Longest wait for one call, ms. */
  timeoutMs?: number;
  /** Told of everything that the engine does. */
  inspect?: Inspect;
  input?: unknown;
  resume?: StoredFlow;
}

/** Starts a flow. Throws `StoredFlowError` for a stored one that is of another build. */
export function run(definition: FlowDefinition, options: RunOptions): Running {
  const { services, clock, timeoutMs, inspect, input, resume } = options;
  const flow = createFlow(definition as FlowDefinition<FlowDefinition['events'], unknown, object, unknown>, {
    services,
    clock,
    report: () => {},
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(inspect && { inspect }),
    ...(input !== undefined && { input }),
    ...(resume && { resume }),
  });
  const send = flow.send as (event: string, ...payload: object[]) => boolean;
  return {
    name: definition.name,
    input,
    view: () => flow.view(),
    subscribe: (listener) => void flow.subscribe(listener),
    send: (event, values) => send(event, ...(values ? [values] : [])),
    reveal: (name) => flow.reveal(name),
    stored() {
      try {
        return flow.persist();
      } catch (cause) {
        if (cause instanceof StoredFlowError) return null;
        throw cause;
      }
    },
    done: flow.done,
    stop: () => flow.stop(),
  };
}
