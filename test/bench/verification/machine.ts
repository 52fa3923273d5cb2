import { assign, setup } from 'xstate';

const digits = ['a', 'b', 'c', 'd'] as const;
type Digit = (typeof digits)[number];
type Context = Record<Digit, number>;

export const machineEvents = [
  { type: 'next' },
  ...digits.map((digit) => ({ type: 'count' as const, digit })),
] as const;

/** A machine of 10⁵ states: a ring of ten, and in each of them four digits that are counted. No path is long. */
export const largeMachine = setup({
  types: { context: {} as Context, events: {} as { type: 'next' } | { type: 'count'; digit: Digit } },
  actions: {
    count: assign(({ context, event }) =>
      event.type === 'count' ? { ...context, [event.digit]: (context[event.digit] + 1) % 10 } : context,
    ),
  },
}).createMachine({
  id: 'large',
  context: { a: 0, b: 0, c: 0, d: 0 },
  initial: 's0',
  on: { count: { actions: 'count' } },
  states: Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`s${at}`, { on: { next: `s${(at + 1) % 10}` } }]),
  ),
});
