import { createInspector } from '@statelyai/inspect';
import type { Actor, AnyStateMachine, InspectionEvent } from 'xstate';
import { vi } from 'vitest';
import { textOf } from './canary-finder.ts';

/** Everything that is to be looked through, by where it was found. */
export type Sightings = Map<string, string[]>;

export interface Watch {
  sightings: Sightings;
  /** Notes what is seen at this place. */
  note(place: string, value: unknown): void;
  /** For `createFlow`: notes the engine's events, snapshots, and what the inspector would send away. */
  inspect(event: unknown): void;
  /** Waits for the inspector, and stops listening to the console. */
  end(): Promise<void>;
}

const definitions = new Set(['StateMachine', 'StateNode']);
/** A machine's definition is the same for everybody and would be walked a thousand times. */
const isDefinition = (object: object) => definitions.has(object.constructor?.name);

/** Watches every way out of a flow. */
export function watch(): Watch {
  const sightings: Sightings = new Map();
  const note = (place: string, value: unknown) => {
    sightings.set(place, [...(sightings.get(place) ?? []), textOf(value, isDefinition)]);
  };
  const inspector = createInspector({
    send: (event) => {
      note('the wire of @statelyai/inspect', event);
      note('the wire of @statelyai/inspect, as JSON', JSON.stringify(event));
    },
  });
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const spies = methods.map((method) =>
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => note('the console', said)),
  );
  let root: Actor<AnyStateMachine> | undefined;

  return {
    sightings,
    note,
    inspect(event) {
      const told = event as InspectionEvent;
      note(`inspection events ${told.type}`, told);
      inspector.inspect.next?.(told);
      if (told.type === '@xstate.actor' && told.actorRef.sessionId === told.rootId)
        root = told.actorRef as typeof root;
      if (told.type !== '@xstate.snapshot' || !root) return;
      note('snapshots', root.getSnapshot());
      note('persisted snapshots', root.getPersistedSnapshot());
    },
    async end() {
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (const spy of spies) spy.mockRestore();
    },
  };
}
