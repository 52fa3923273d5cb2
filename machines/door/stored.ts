import {
  type AnyActor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  getStateNodes,
  matchesState,
  type StateValue,
} from 'xstate';
import { type FlowDefinition, outOfRange } from '../flows/definition.ts';

/** A flow at rest, as an app keeps it over a restart. JSON; holds no secret and nothing that was typed. */
export interface StoredFlow {
  flow: string;
  version: number;
  value: unknown;
  context: object;
}

/** Why a flow could not be stored or resumed. `E_PENDING`: a call is unsettled; `E_STORED`: not a flow of this build. */
export class StoredFlowError extends Error {
  readonly code: 'E_PENDING' | 'E_STORED';
  constructor(code: 'E_PENDING' | 'E_STORED', message: string) {
    super(message);
    this.name = 'StoredFlowError';
    this.code = code;
  }
}

/** The machine's snapshot out of a stored flow. Throws `E_STORED` for anything that this build did not store. */
export function restore(
  definition: FlowDefinition,
  machine: AnyStateMachine,
  stored: unknown,
): AnyMachineSnapshot {
  const refuse = (why: string): never => {
    throw new StoredFlowError('E_STORED', `This stored flow cannot be resumed: ${why}. Start the flow anew.`);
  };
  const { flow, version, value, context } = (stored ?? {}) as Partial<StoredFlow>;
  if (flow !== definition.name || version !== definition.version) {
    return refuse(`it is ${flow} ${version}, and this is ${definition.name} ${definition.version}`);
  }
  if (typeof context !== 'object' || context === null) return refuse('it has no context');
  const astray = outOfRange(definition.range, context);
  if (astray !== null) return refuse(`its ${astray} is out of range`);
  const foreign = 'its state is none of this machine';
  let snapshot: AnyMachineSnapshot;
  try {
    snapshot = machine.resolveState({ value: value as StateValue, context });
    definition.view(snapshot);
  } catch {
    return refuse(foreign);
  }
  if (!snapshot.matches(value) || !matchesState(snapshot.value, value as StateValue)) return refuse(foreign);
  return isAtRest(snapshot) ? snapshot : refuse('it was not at rest');
}

const activeNodes = ({ machine, value }: AnyMachineSnapshot) => new Set(getStateNodes(machine.root, value));

/** Whether a flow waits for its customer, with nothing under way and nothing to repeat. */
export const isWaiting = (snapshot: AnyMachineSnapshot): boolean =>
  snapshot.status === 'active' &&
  [...activeNodes(snapshot)].every(({ invoke }) => invoke.length === 0) &&
  !snapshot.can({ type: 'call.retry' });

const holds = 'holds:';

/** The secrets that a state holds on to between two screens, by its tags (`holds:pin`). */
export const heldIn = ({ tags }: AnyMachineSnapshot): string[] =>
  [...tags].flatMap((tag) => (tag.startsWith(holds) ? [tag.slice(holds.length)] : []));

/** Whether a flow can be stored: it waits, and holds on to nothing that only lives in memory. */
export const isAtRest = (snapshot: AnyMachineSnapshot): boolean =>
  isWaiting(snapshot) && heldIn(snapshot).length === 0;

interface Scheduler {
  schedule(source: AnyActor, target: AnyActor, event: { type: string }, delay: number, id: string): void;
}

/** Arms the deadlines of a resumed flow again; xstate does not (issue 5331). */
export function rearm(actor: AnyActor, machine: AnyStateMachine): void {
  const snapshot = actor.getSnapshot() as AnyMachineSnapshot;
  const { scheduler } = actor.system as unknown as { scheduler: Scheduler };
  for (const node of activeNodes(snapshot)) {
    for (const { delay, eventType } of node.after) {
      const resolve = machine.implementations.delays[String(delay)] as (at: object) => number;
      scheduler.schedule(
        actor,
        actor,
        { type: eventType },
        resolve({ context: snapshot.context }),
        eventType,
      );
    }
  }
}
