import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import { answerMark, secretMark } from '../../verification/flow.ts';
import type { Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import { callsComeBack } from './fairness.ts';

interface Decisions {
  readonly online: boolean;
  readonly error: string | null;
  readonly unanswered?: string | null;
}

const decisions = ({ context }: MachinePlace) => context as Decisions;
const isResting = ({ active, done }: MachinePlace) => active.length === 0 && !done;

/** Ports of the device itself: they need no connection. */
const ofDevice = ['device.', 'authenticator.', 'deviceKey.', 'pinVault.'];
/**
 * Best effort (R7): nobody waits for these calls. A flow hands over what it has to tell and goes on alike whether it is
 * answered or not, so that a fault is not shown (P48), and it may try without a connection (P49).
 */
const bestEffort = ['cancel', 'logout', 'refresh', 'revoke', 'issue', 'forget', 'erase', 'settle'] as const;
/** By the name of a socket or the id of an invoke, whose first word says what is done. */
const isBestEffort = (call: string): boolean =>
  bestEffort.some((word) => (call.split('.').at(-1) ?? '').startsWith(word));
const isOfBank = (socket: string) =>
  !ofDevice.some((port) => socket.startsWith(port)) && !isBestEffort(socket);

const isFault = ({ event }: MachineStep) =>
  event.type.startsWith('xstate.error.actor.') && !isBestEffort(event.type.split('.actor.')[1] ?? '');
const carriesAnswer = ({ event }: MachineStep) => JSON.stringify(event).includes(answerMark);
const carriesSecret = ({ event }: MachineStep) => JSON.stringify(event).includes(secretMark);

/** What every flow owes the customer, whatever its services answer. */
export const flowProperties: readonly Property[] = [
  {
    id: 'P47',
    clause: 'engineering default',
    formal: 'AG EF (start ∨ final)',
    statement: {
      en: 'There is no dead end: the start or an end is always within reach.',
      sq: 'Nuk ka rrugë pa krye: fillimi ose një fund arrihet gjithmonë.',
    },
    flow: () => ({
      'the start or an end': {
        kind: 'canAlways',
        when: () => true,
        goal: ({ begins, done }) => done || begins,
      },
      'something happens everywhere': {
        kind: 'canAlways',
        when: ({ done }) => !done,
        goal: ({ done }) => done,
      },
      'an end is one that the flow has, and no crash': {
        kind: 'edge',
        when: () => true,
        among: (before, _, after) => after.done && !before.done,
        holds: (_, { output }) => output !== null,
      },
      'no call is waited for in vain': {
        kind: 'leadsTo',
        when: ({ active }) => active.length > 0,
        goal: (place) => isResting(place) || place.done,
        fair: callsComeBack,
      },
    }),
    assumes: [assumptions.services, assumptions.clock],
  },
  {
    id: 'P48',
    clause: 'ASVS 16.5.3',
    formal: 'G(portFault → X(stable ∧ msg))',
    statement: {
      en: 'Every fault of a service leads to a screen with a message and a way on.',
      sq: 'Çdo defekt i një shërbimi çon në një ekran me mesazh dhe me rrugë përpara.',
    },
    means: `best effort, and left out, is what nobody waits for: ${bestEffort.join(', ')}`,
    flows: () => ({
      'a fault is shown, or the flow goes on': {
        kind: 'edge',
        when: isFault,
        holds: (_, { handled }, after) => handled && (!isResting(after) || decisions(after).error !== null),
      },
      'what went unanswered can be tried again': {
        kind: 'edge',
        when: ({ event }) => event.type === 'call.retry',
        among: (before) =>
          isResting(before) && typeof decisions(before).unanswered === 'string' && decisions(before).online,
        holds: (_, { handled, started }) => handled && started.length === 1,
      },
    }),
    flow: (name) =>
      name === 'passwordLogin'
        ? {
            'and it is the same call': {
              kind: 'edge',
              when: ({ event }) => event.type === 'call.retry',
              among: (before) =>
                isResting(before) && decisions(before).unanswered !== null && decisions(before).online,
              holds: (before, { asked }) =>
                asked[0]?.endsWith(`.${decisions(before).unanswered ?? ''}`) === true,
            },
          }
        : {},
  },
  {
    id: 'P49',
    clause: 'behaviour R8',
    formal: 'G(¬online → ¬callStarts)',
    statement: {
      en: 'No call starts while the device is offline.',
      sq: 'Asnjë thirrje nuk fillon kur pajisja nuk ka lidhje.',
    },
    flows: () => ({
      'only online': {
        kind: 'edge',
        when: ({ asked }) => asked.some(isOfBank),
        holds: (_, __, after) => decisions(after).online,
      },
      'offline is told': {
        kind: 'edge',
        when: ({ event }) => event.type === 'call.retry' || event.type === 'code.resend',
        among: (before, { event, handled }) =>
          handled &&
          !decisions(before).online &&
          isResting(before) &&
          (event.type === 'code.resend' || typeof decisions(before).unanswered === 'string'),
        holds: (_, { asked }, after) => decisions(after).error === 'E_OFFLINE' || !asked.some(isOfBank),
      },
    }),
  },
  {
    id: 'P50',
    clause: 'RTS 22(2), ASVS 14.3.1',
    formal: 'G(alive(sealed) → unsettled(call))',
    means:
      'a sealed value lives in the vault of the door, outside of every machine, until its call is settled',
    heldBy: [
      {
        file: 'test/flow/seal.test.ts',
        test: 'P50 is open while the bank thinks, and wiped by its answer',
      },
      { file: 'test/canary.test.ts', test: 'is found in nothing that the flow and the bank let out or keep' },
    ],
    statement: {
      en: 'No state of a flow holds a secret, and a text of an answer is only shown.',
      sq: 'Asnjë gjendje e rrjedhës nuk mban një sekret, dhe teksti i përgjigjes vetëm shfaqet.',
    },
    flows: () => ({
      'no secret is kept': {
        kind: 'edge',
        when: (step) => step.handled && carriesSecret(step),
        holds: (_, { carried }) => !carried.includes(secretMark),
      },
      'no secret at any time': {
        kind: 'edge',
        when: () => true,
        holds: (_, { carried }) => !carried.includes(secretMark),
      },
      'an answer is only shown': {
        kind: 'edge',
        when: (step) => carriesAnswer(step) || step.carried.includes(answerMark),
        holds: (_, { decisive }) => decisive.length === 0,
      },
    }),
  },
];
