import { faults } from '../../machines/flows/socket.ts';
import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import { answerMark, secretMark } from '../../verification/flow.ts';
import type { Property } from '../../verification/property.ts';

interface Decisions {
  readonly online: boolean;
  readonly error: string | null;
  readonly unanswered: string | null;
}

const decisions = ({ context }: MachinePlace) => context as Decisions;
const isFault = ({ event }: MachineStep) =>
  event.type.startsWith('xstate.error.actor.') && event.type !== 'xstate.error.actor.cancel';
const carriesAnswer = ({ event }: MachineStep) => JSON.stringify(event).includes(answerMark);
const carriesSecret = ({ event }: MachineStep) => JSON.stringify(event).includes(secretMark);

/** What every flow owes the customer, whatever its services answer. */
export const flowProperties: readonly Property[] = [
  {
    id: 'P47',
    clause: 'engineering default',
    statement: {
      en: 'There is no dead end: the start or an end is always within reach.',
      sq: 'Nuk ka rrugë pa krye: fillimi ose një fund arrihet gjithmonë.',
    },
    flow: () => ({
      'the start or an end': {
        kind: 'canAlways',
        when: () => true,
        goal: ({ value, done }) => done || value === 'askingCredentials',
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
    statement: {
      en: 'Every fault of a service leads to a screen with a message and a way on.',
      sq: 'Çdo defekt i një shërbimi çon në një ekran me mesazh dhe me rrugë përpara.',
    },
    flow: () => ({
      'a fault is shown': {
        kind: 'edge',
        when: isFault,
        holds: (_, { handled }, after) =>
          handled &&
          after.active.length === 0 &&
          (faults as readonly (string | null)[]).includes(decisions(after).error) &&
          decisions(after).unanswered !== null,
      },
      'what went unanswered can be tried again': {
        kind: 'edge',
        when: ({ event }) => event.type === 'call.retry',
        among: (before) =>
          before.active.length === 0 && decisions(before).unanswered !== null && decisions(before).online,
        holds: (before, { started }) => started.length === 1 && started[0] === decisions(before).unanswered,
      },
    }),
  },
  {
    id: 'P49',
    clause: 'behaviour R8',
    statement: {
      en: 'No call starts while the device is offline.',
      sq: 'Asnjë thirrje nuk fillon kur pajisja nuk ka lidhje.',
    },
    flow: () => ({
      'only online': {
        kind: 'edge',
        when: ({ started }) => started.length > 0,
        holds: (before) => decisions(before).online,
      },
      'offline is told': {
        kind: 'edge',
        when: ({ event }) => event.type === 'call.retry' || event.type === 'code.resend',
        among: (before, { event }) =>
          !decisions(before).online &&
          before.active.length === 0 &&
          (event.type === 'code.resend'
            ? typeof before.value === 'object' && 'askingCode' in (before.value as object)
            : decisions(before).unanswered !== null),
        holds: (_, __, after) => decisions(after).error === 'E_OFFLINE',
      },
    }),
  },
  {
    id: 'P50',
    clause: 'RTS 22(2), ASVS 14.3.1',
    statement: {
      en: 'No state of a flow holds a secret, and a text of an answer is only shown.',
      sq: 'Asnjë gjendje e rrjedhës nuk mban një sekret, dhe teksti i përgjigjes vetëm shfaqet.',
    },
    flow: () => ({
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
