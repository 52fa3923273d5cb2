/** Machines that cannot be explored, each in one way. */
import { assign, createMachine, fromPromise, setup } from 'xstate';

export const thrower = setup({
  types: { events: {} as { type: 'GO'; user: { name: string } } },
  guards: { isAna: ({ event }) => event.user.name === 'Ana' },
}).createMachine({
  id: 'thrower',
  initial: 'a',
  states: { a: { on: { GO: { guard: 'isAna', target: 'b' } } }, b: { type: 'final' } },
});

export const clock = setup({
  types: { context: {} as { at: number } },
  actions: { note: assign({ at: () => Date.now() }) },
}).createMachine({
  id: 'clock',
  context: { at: 0 },
  initial: 'a',
  states: { a: { on: { GO: { target: 'b', actions: 'note' } } }, b: { on: { BACK: 'a' } } },
});

export const ticket = createMachine({ id: 'ticket', context: () => ({ number: Math.random() }) });

export const dice = setup({ guards: { isSix: () => Math.random() > 5 / 6 } }).createMachine({
  id: 'dice',
  initial: 'a',
  states: { a: { on: { ROLL: { guard: 'isSix', target: 'b' } } }, b: { type: 'final' } },
});

export const circle = createMachine({
  id: 'circle',
  initial: 'rest',
  states: { rest: { on: { GO: 'a' } }, a: { always: 'b' }, b: { always: 'a' } },
});

export const stuck = setup({
  guards: {
    waits: () => {
      for (;;);
    },
  },
}).createMachine({
  id: 'stuck',
  initial: 'a',
  states: { a: { on: { GO: { guard: 'waits', target: 'b' } } }, b: { type: 'final' } },
});

interface Knot {
  self?: Knot;
}

export const knot = setup({
  types: { context: {} as { knot: Knot | null } },
  actions: {
    tie: assign({
      knot: () => {
        const made: Knot = {};
        made.self = made;
        return made;
      },
    }),
  },
}).createMachine({
  id: 'knot',
  context: { knot: null },
  initial: 'a',
  states: { a: { on: { GO: { actions: 'tie' } } } },
});

export const inPlace = setup({
  types: { context: {} as { list: number[] } },
  actions: {
    add: assign(({ context }) => {
      context.list.push(1);
      return {};
    }),
  },
}).createMachine({ id: 'inPlace', context: { list: [] }, on: { GO: { actions: 'add' } } });

export const needsInput = setup({
  types: { context: {} as { name: string }, input: {} as { user: { name: string } } },
}).createMachine({ id: 'needsInput', context: ({ input }) => ({ name: input.user.name }) });

export const reader = setup({
  types: { context: {} as { name: string } },
  actors: { load: fromPromise(async () => ({ user: { name: 'Ana' } })) },
}).createMachine({
  id: 'reader',
  context: { name: '' },
  initial: 'loading',
  states: {
    loading: {
      invoke: {
        src: 'load',
        id: 'load',
        onDone: { target: 'done', actions: assign({ name: ({ event }) => event.output.user.name }) },
        onError: 'done',
      },
    },
    done: { type: 'final' },
  },
});
