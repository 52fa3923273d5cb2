import { bankCall, lastCall } from '../code/call-step.ts';
import { beginning, type What } from '../code/context.ts';
import { about, answered, runFamily, tell } from '../code/family.ts';
import { confirmed, finals, type RunOutput } from './ends.ts';

const gone = '#revoking';

/**
 * An option of Profile is turned off (behaviour.md 6.7 to 6.9): no password, one question. The key of this device goes
 * at once, so that nothing works here whatever becomes of the call; offline the bank learns of it later.
 */
export const deactivationMachine = runFamily.createMachine({
  id: 'deactivation',
  context: ({ input }) => beginning(input, (input?.['what'] as What | undefined) ?? 'softPin'),
  initial: 'asking',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    asking: { on: { 'off.confirm': 'erasing', 'flow.cancel': 'cancelled' } },
    erasing: {
      initial: 'choosing',
      states: {
        choosing: {
          always: [
            { guard: about('biometric'), target: 'biometric' },
            { guard: about('smartFnp'), target: 'smartFnp' },
            { target: 'softPin' },
          ],
        },
        biometric: lastCall('authenticator.erase', tell('credential'), gone),
        smartFnp: lastCall('deviceKey.erase', tell('credential'), gone),
        softPin: lastCall('pinVault.erase', tell('credential'), gone),
      },
    },
    revoking: {
      id: 'revoking',
      initial: 'asked',
      states: {
        asked: { always: [{ guard: 'isOffline', target: '#confirmed' }, { target: 'called' }] },
        called: bankCall('enrolment.revoke', {
          input: (at) => ({ ...tell('session', 'credential')(at), reason: 'customer' }),
          leave: '#done',
          onDone: [{ guard: answered('ok'), target: '#confirmed' }, { target: '#sessionEnded' }],
        }),
      },
    },
    confirmed,
    ...finals('OK_OFF'),
  },
  output: ({ event }) => event.output as RunOutput,
});
