import { assign, cancel, createMachine, emit, fromPromise, raise, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { explore } from '../../verification/index.ts';

const counter = (limit: number) =>
  setup({
    types: { context: {} as { count: number; display: { seen: number } } },
    guards: {
      isBelow: ({ context }) => context.count < limit,
      wasSeen: ({ context }) => context.display.seen > 0,
    },
    actions: {
      count: assign({ count: ({ context }) => context.count + 1 }),
      show: assign({ display: ({ context }) => ({ seen: context.display.seen + 1 }) }),
      tell: emit({ type: 'told' }),
    },
    delays: { later: () => 1000 },
  }).createMachine({
    id: 'counter',
    context: { count: 0, display: { seen: 0 } },
    initial: 'on',
    states: {
      on: {
        after: { later: { target: 'off', actions: 'tell' } },
        on: {
          up: { guard: 'isBelow', actions: 'count' },
          look: { actions: 'show' },
          peek: { guard: 'wasSeen', actions: 'count' },
        },
      },
      off: {},
    },
  });

const walk = (types: string[], options: object = {}) =>
  explore(counter(3), { events: types.map((type) => ({ type })), ...options });

describe('the walk through one machine', () => {
  it('finds every state once, in breadth-first order', () => {
    const graph = walk(['up']);
    expect(graph.size).toBe(8);
    expect(Array.from({ length: graph.size }, (_, state) => graph.place(state).value)).toEqual([
      'on',
      'on',
      'off',
      'on',
      'off',
      'on',
      'off',
      'off',
    ]);
  });

  it('fires a timer only where it is armed, and notes what it emits', () => {
    const graph = walk([]);
    expect([graph.size, graph.to.length]).toEqual([2, 1]);
    const [fired] = graph.steps;
    expect(fired).toMatchObject({
      event: { type: 'xstate.after.later.counter.on' },
      emitted: [{ type: 'told' }],
    });
    expect([graph.place(0).armed, graph.place(1).armed]).toEqual([['xstate.after.later.counter.on'], []]);
  });

  it('does not tell states apart by what is only shown', () => {
    expect(walk(['look']).size).toBe(walk([]).size);
  });

  it('tells a refusal from a transition that changes nothing', () => {
    expect(walk(['up', 'nonsense'])).toMatchObject({ transitions: 7, refusals: 13 });
  });

  it('fails when a guard reads display', () => {
    expect(() => walk(['peek'])).toThrow(/wasSeen reads display/);
  });

  it('fails at its bound, by name', () => {
    expect(() => walk(['up'], { bound: 5 })).toThrow('counter has more than 5 states');
  });

  it('fails when the context leaves its range, and names machine, state and event', () => {
    const outOfRange = ({ count }: { count: number }) => (count > 2 ? `count: ${count} > 2` : null);
    expect(() => walk(['up'], { outOfRange })).toThrow(
      'counter leaves its range in "on" on up: count: 3 > 2',
    );
  });

  it('leaves out what senders promise not to send', () => {
    const isPromised = ({ type }: { type: string }, context: object) =>
      type !== 'up' || (context as { count: number }).count === 0;
    expect(walk(['up'], { isPromised }).size).toBe(4);
  });
});

const valuesOf = (graph: ReturnType<typeof explore>) =>
  Array.from({ length: graph.size }, (_, state) => JSON.stringify(graph.place(state).value));

describe('the walk through what our machines do not use', () => {
  it('tells states apart by what history remembers', () => {
    const player = createMachine({
      id: 'player',
      initial: 'on',
      states: {
        on: {
          initial: 'low',
          on: { OFF: 'off' },
          states: { low: { on: { UP: 'high' } }, high: {}, last: { type: 'history' } },
        },
        off: { on: { ON: 'on.last' } },
      },
    });
    const graph = explore(player, { events: ['UP', 'OFF', 'ON'].map((type) => ({ type })) });
    expect(valuesOf(graph).filter((value) => value === '"off"')).toHaveLength(2);
  });

  it('delivers a delayed raise, unless it is cancelled, with its payload', () => {
    const alarm = setup({
      types: { context: {} as { rang: string } },
      actions: {
        set: raise({ type: 'RING', tone: 'loud' } as never, { delay: 1000, id: 'alarm' }),
        stop: cancel('alarm'),
        note: assign({ rang: ({ event }) => (event as unknown as { tone: string }).tone }),
      },
    }).createMachine({
      id: 'alarm',
      context: { rang: '' },
      initial: 'asleep',
      states: {
        asleep: {
          entry: 'set',
          on: { STOP: { actions: 'stop' }, RING: { target: 'awake', actions: 'note' } },
        },
        awake: {},
      },
    });
    const graph = explore(alarm, { events: [{ type: 'STOP' }] });
    expect(graph.place(0).armed).toEqual(['alarm']);
    expect(valuesOf(graph)).toEqual(['"asleep"', '"asleep"', '"awake"']);
    expect(graph.place(2).context).toEqual({ rang: 'loud' });
    expect(graph.steps.flatMap(({ cancelled }) => cancelled)).toEqual(['alarm']);
  });

  it('lets a service answer once, and stops the machine by an error that nobody hears', () => {
    const caller = setup({ actors: { call: fromPromise(async () => 1) } }).createMachine({
      id: 'caller',
      initial: 'calling',
      states: {
        calling: { invoke: { src: 'call', id: 'call', onDone: { actions: emit({ type: 'heard' }) } } },
      },
    });
    const results = () => [
      { type: 'xstate.done.actor.call', output: 1 },
      { type: 'xstate.error.actor.call' },
    ];
    const graph = explore(caller, { events: [], results });
    expect(Array.from({ length: graph.size }, (_, state) => graph.place(state))).toMatchObject([
      { active: ['call'], done: false },
      { active: [], done: false },
      { done: true },
    ]);
    expect(graph.to.length).toBe(2);
  });

  it('tells contexts apart by what is in maps, sets and big numbers', () => {
    const bag = setup({
      types: { context: {} as { seen: Set<number> } },
      actions: {
        add: assign({ seen: ({ context }) => new Set([...context.seen, context.seen.size % 3]) }),
      },
    }).createMachine({ id: 'bag', context: { seen: new Set() }, on: { ADD: { actions: 'add' } } });
    expect(explore(bag, { events: [{ type: 'ADD' }] }).size).toBe(4);
  });

  it('names the transitions that were taken and what guards said', () => {
    const { fired, said } = walk(['up']);
    expect([...fired].toSorted()).toEqual(['counter.on up 0', 'counter.on xstate.after.later.counter.on 0']);
    expect([said.get('isBelow'), said.get('wasSeen')]).toEqual([
      { yes: true, no: true },
      { yes: false, no: false },
    ]);
  });
});
