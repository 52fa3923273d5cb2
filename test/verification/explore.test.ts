import { assign, emit, setup } from 'xstate';
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
