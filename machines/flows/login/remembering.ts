import { answered, loginFamily, told } from './family.ts';

const unremembered = { target: '#authenticated', actions: 'noteUnremembered' } as const;

/** The number is forgotten on the device and, best effort, by the bank; `done` follows whatever they say. */
export const forgetting = (done: string) =>
  loginFamily.createStateConfig({
    initial: 'erasing',
    states: {
      erasing: {
        invoke: {
          id: 'forget',
          src: 'device.forget',
          input: told(() => ({})),
          onDone: [{ guard: 'isOffline', target: done }, { target: 'revoking' }],
          onError: [{ guard: 'isOffline', target: done }, { target: 'revoking' }],
        },
      },
      revoking: {
        invoke: {
          id: 'revokeHandle',
          src: 'remember.revoke',
          input: told(({ given }) => ({ handle: given.handle ?? given.remembered?.handle ?? null })),
          onDone: done,
          onError: done,
        },
      },
    },
  });

/**
 * Më Kujto, once the login has succeeded (behaviour.md 6.2, A10): ticked, the number is remembered; not ticked, what
 * was remembered is forgotten. Neither keeps the customer out.
 */
export const remembering = loginFamily.createStateConfig({
  initial: 'choosing',
  on: { 'flow.cancel': [{ guard: 'isOffline', target: '#cancelled' }, { target: '#leavingForGood' }] },
  states: {
    choosing: {
      id: 'accepted',
      always: [
        { guard: 'nothingIsToBeKept', target: '#authenticated' },
        { guard: 'isOffline', ...unremembered },
        { guard: 'numberIsToBeKept', target: 'issuing' },
        { target: 'forgetting' },
      ],
    },
    issuing: {
      invoke: {
        id: 'issue',
        src: 'remember.issue',
        input: told(({ session }) => ({ session })),
        onDone: [
          { guard: 'isOffline', ...unremembered },
          { guard: answered('ok'), target: 'keeping', actions: 'noteHandle' },
          unremembered,
        ],
        onError: unremembered,
      },
    },
    keeping: {
      invoke: {
        id: 'remember',
        src: 'device.remember',
        input: told(({ handle, mask }) => ({ handle, mask })),
        onDone: '#authenticated',
        onError: unremembered,
      },
    },
    forgetting: forgetting('#authenticated'),
  },
});
