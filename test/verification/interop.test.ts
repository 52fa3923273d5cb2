import { TestModel } from '@xstate/test';
import { type AnyMachineSnapshot, createActor, transition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { deactivation } from '../../machines/flows/profile/deactivation.ts';
import { exploreFlow, type MachineGraph, type WalkableFlow } from '../../verification/index.ts';
import { blinded } from '../../verification/blind.ts';
import { keyOf } from '../../verification/key.ts';
import type { Event } from '../../verification/reaction.ts';
import { decides } from '../../verification/register.ts';

const flow = deactivation as unknown as WalkableFlow;
const { machine } = blinded(flow.machine);
const [input] = flow.starts ?? [];
const graph = exploreFlow({ ...flow, starts: [input] });

interface Look {
  readonly value: unknown;
  readonly context: object;
}

const looksLike = ({ value, context }: Look): string => keyOf([value, decides(context)]);
const places = Array.from({ length: graph.size }, (_, state) => looksLike(graph.place(state)));

const edgesOf = ({ first }: MachineGraph, state: number) =>
  Array.from({ length: first[state + 1]! - first[state]! }, (_, at) => first[state]! + at);

/** What may come in a state, as our walk says. */
const eventsIn = (snapshot: Look): Event[] =>
  edgesOf(graph, places.indexOf(looksLike(snapshot))).map((edge) => graph.steps[graph.step[edge]!]!.event);

/** The states that our walk reaches without some events. */
function reachedWithout(type: string): Set<string> {
  const reached = new Set([0]);
  for (const state of reached) {
    for (const edge of edgesOf(graph, state)) {
      if (graph.steps[graph.step[edge]!]!.event.type !== type) reached.add(graph.to[edge]!);
    }
  }
  return new Set([...reached].map((state) => places[state]!));
}

/** It was made for an xstate that had no action executor; so it gets the pure transition and not the machine. */
const logic = {
  transition: (snapshot: AnyMachineSnapshot, event: Event) => transition(machine, snapshot, event)[0],
};

const model = (withoutType = '') =>
  new TestModel<AnyMachineSnapshot, Event, unknown>(logic as never, {
    serializeState: looksLike,
    serializeEvent: keyOf,
    events: eventsIn as never,
    traversalLimit: 10_000,
    stopCondition: ({ status }) => status !== 'active',
    filter: (_, event) => event.type !== withoutType,
    fromState: createActor(machine, { input }).getSnapshot(),
  });

describe('the paths of @xstate/test through a flow', () => {
  const paths = model().getShortestPaths();

  it('reach every state that our walk found, and no other', () => {
    const reached = new Set(paths.flatMap(({ steps }) => steps.map(({ state }) => looksLike(state))));
    expect([...reached].toSorted()).toEqual([...new Set(places)].toSorted());
  });

  it('are walked by a live actor, which sees in each step what our walk says', async () => {
    const types = [...new Set(graph.steps.map(({ event }) => event.type))];
    for (const path of paths) {
      const actor = createActor(machine, { input }).start();
      await path.test({
        events: Object.fromEntries(types.map((type) => [type, ({ event }) => actor.send(event)])),
        states: { '*': (state) => expect(looksLike(actor.getSnapshot())).toBe(looksLike(state)) },
      });
      actor.stop();
    }
    expect(paths.length).toBeGreaterThan(10);
  });

  it('stay where our walk stays when an event is filtered out', () => {
    const reached = model('network.lost')
      .getShortestPaths()
      .flatMap(({ steps }) => steps.map(({ state }) => looksLike(state)));
    expect(new Set(reached)).toEqual(reachedWithout('network.lost'));
    expect(new Set(reached).size).toBeLessThan(graph.size);
  });
});
