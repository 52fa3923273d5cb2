import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import { answerMark, secretMark } from '../../verification/flow.ts';
import type { Property } from '../../verification/property.ts';

interface Decisions {
  readonly online: boolean;
  readonly error: string | null;
  readonly unanswered?: string | null;
}

const decisions = ({ context }: MachinePlace) => context as Decisions;
const isResting = ({ active, done }: MachinePlace) => active.length === 0 && !done;

/** Ports of the device itself: they need no connection. */
const ofDevice = ['device.', 'authenticator.', 'deviceKey.', 'pinVault.'];
/** Handed over and not waited for (R7): a flow goes on alike without an answer. */
const notWaitedFor = /(?:^|\.)(?:cancel|logout|refresh|revoke|issue|forget|erase|settle)\w*$/;
const isOfBank = (socket: string) =>
  !ofDevice.some((port) => socket.startsWith(port)) && !notWaitedFor.test(socket);

const isFault = ({ event }: MachineStep) =>
  event.type.startsWith('xstate.error.actor.') && !notWaitedFor.test(event.type.split('.actor.')[1] ?? '');
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
    }),
  },
  {
    id: 'P48',
    clause: 'ASVS 16.5.3',
    formal: 'G(portFault → X(stable ∧ msg))',
    statement: {
      en: 'Every fault of a service leads to a screen with a message and a way on.',
      sq: 'Çdo defekt i një shërbimi çon në një ekran me mesazh dhe me rrugë përpara.',
    },
    means:
      'what is handed over and not waited for is left out: a cancel, a logout, a look at the session, what is revoked, erased or remembered',
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
