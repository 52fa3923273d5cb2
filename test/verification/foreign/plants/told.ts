/** A machine that can do everything the engine knows, and a module that says what may come to it. */
import { assign, cancel, fromPromise, not, raise, setup } from 'xstate';

export const order = setup({
  types: {
    context: {} as { items: number; paid: boolean },
    events: {} as
      { type: 'add'; count: number } | { type: 'pay' | 'pause' | 'go on' | 'remind' | 'log.written' },
    tags: {} as 'open',
  },
  actors: { charge: fromPromise(async () => ({ accepted: true })) },
  guards: {
    fits: ({ context, event }) => event.type === 'add' && context.items + event.count <= 3,
    isEmpty: ({ context }) => context.items === 0,
    wasAccepted: (_, { accepted }: { accepted: boolean }) => accepted,
  },
  actions: {
    add: assign({
      items: ({ context, event }) => (event.type === 'add' ? context.items + event.count : context.items),
    }),
    pay: assign({ paid: true }),
    wakeLater: raise({ type: 'remind' }, { delay: 1000, id: 'wake' }),
    sleep: cancel('wake'),
  },
  delays: { patience: 60_000 },
}).createMachine({
  id: 'order',
  context: { items: 0, paid: false },
  type: 'parallel',
  states: {
    basket: {
      initial: 'open',
      states: {
        open: {
          initial: 'filling',
          tags: 'open',
          entry: 'wakeLater',
          exit: 'sleep',
          on: { pause: 'paused', remind: { actions: 'wakeLater' } },
          after: { patience: 'expired' },
          states: {
            filling: {
              on: {
                add: { guard: 'fits', actions: 'add' },
                pay: { guard: not('isEmpty'), target: 'paying' },
              },
            },
            paying: {
              invoke: {
                src: 'charge',
                id: 'charge',
                onDone: [
                  {
                    guard: {
                      type: 'wasAccepted',
                      params: ({ event }) => ({ accepted: event.output.accepted }),
                    },
                    target: '#order.basket.closing',
                    actions: 'pay',
                  },
                  { target: 'filling' },
                ],
                onError: 'filling',
              },
            },
            last: { type: 'history', history: 'deep' },
          },
        },
        paused: { on: { 'go on': 'open.last' } },
        closing: { always: { guard: ({ context }) => context.paid, target: 'closed' } },
        closed: { type: 'final' },
        expired: { type: 'final' },
      },
    },
    log: {
      initial: 'quiet',
      states: { quiet: { on: { 'log.*': 'written' } }, written: { type: 'final' } },
    },
  },
});

export const events = [{ type: 'add', count: 1 }, { type: 'add', count: 2 }, 'pay', 'pause', 'go on'];
export const outputs = { charge: [{ accepted: true }, { accepted: false }] };
