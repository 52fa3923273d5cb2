import { fromPromise, setup } from 'xstate';

/** A machine with one transition of every kind, and names that no drawing may misread. */
export const sample = setup({
  types: { events: {} as { type: 'go' | 'stay' | 'told' | 'leave' | '<script>' } },
  actors: { ask: fromPromise(async () => 1) },
  guards: { 'a & b': () => true, isLate: () => false },
  actions: { '"note"': () => {} },
  delays: { limit: 1000 },
}).createMachine({
  id: 'sample',
  initial: 'first',
  on: { told: { actions: '"note"' } },
  states: {
    first: {
      id: 'named',
      tags: ['calm'],
      description: 'Where it begins.',
      on: {
        go: [
          { guard: 'isLate', target: 'last' },
          { target: 'middle.asking', description: 'The usual way.' },
        ],
        '<script>': { guard: 'a & b', target: 'last' },
        stay: {},
      },
      after: { limit: 'last' },
    },
    middle: {
      initial: 'asking',
      on: { leave: 'last' },
      states: {
        asking: {
          invoke: { src: 'ask', id: 'call', onDone: 'thinking', onError: '#named' },
        },
        thinking: {
          always: { guard: 'isLate', target: 'asking' },
          on: { leave: '#named', go: '#sample.last' },
        },
      },
    },
    last: { type: 'final' },
  },
});
