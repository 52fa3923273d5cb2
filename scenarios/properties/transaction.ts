import { loginMethods } from '../../machines/ports/login.ts';
import { emits, type Step } from '../../verification/product/step.ts';
import type { Property } from '../../verification/property.ts';
import {
  adopts,
  always,
  fires,
  isAlive,
  isAnswered,
  isArmed,
  isBegun,
  isUnchanged,
  own,
  ownLogin,
  rearms,
} from './words.ts';

/** The port's call that a command carries out: the bank settles `first` in a second step. */
const callOf: Readonly<Record<string, string>> = {
  'login.first': 'first',
  'login.settle': 'first',
  'login.sendCode': 'sendCode',
  'login.second': 'second',
  'login.cancel': 'cancel',
};

const declared = Object.entries(loginMethods)
  .filter(([call]) => call !== 'open')
  .flatMap(([call, { refusals }]) => ['ok', ...Object.keys(refusals)].map((code) => `${call} ${code}`));

/** `first` that goes on is answered when its password check is settled. */
const goesOn = (step: Step) => own(step, 'login.first') && emits(step, 'rivals.superseded');

const reserves = (step: Step) => step.input.origin === 'own' && emits(step, 'account.reserve');

/** The customer asked to end the flow, and the bank is being told. */
const choseToLeave = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'leaving' in value && value.leaving !== 'toForm';

/** One login from its first call to its end. */
export const transactionProperties: readonly Property[] = [
  {
    id: 'P44',
    clause: 'ASVS 2.3.4',
    statement: {
      en: 'One gesture has one effect: one verification at a time, and a repeat is not counted.',
      sq: 'Një veprim ka një efekt: një verifikim në një kohë, dhe përsëritja nuk numërohet.',
    },
    authority: () => ({
      'one check for one login': {
        kind: 'observer',
        symbol: (step) => {
          if (reserves(step)) return adopts(step) ? 1 : 2;
          return adopts(step) ? 3 : 0;
        },
        next: [
          [0, 1, 1, 0],
          [1, 1, 2, 0],
          [2, 2, 2, 2],
        ],
        bad: 2,
        reached: 1,
      },
      'one check in flight': {
        kind: 'edge',
        when: (step) => reserves(step) && !adopts(step),
        holds: (before) => !before.login.held && before.login.at === 'opened',
      },
      'a repeat counts nothing': {
        kind: 'edge',
        when: (step) => step.input.origin === 'repeat',
        holds: isUnchanged,
      },
    }),
  },
  {
    id: 'G03',
    clause: 'NIST 3.1.3.2',
    statement: {
      en: 'A login ends by its time limit, counted from the first call.',
      sq: 'Hyrja mbaron brenda afatit të saj, që nga hapi i parë.',
    },
    authority: () => ({
      'the limit is armed once and ends it': {
        kind: 'timed',
        when: isBegun,
        armed: isArmed('login.txnTtl', 'login'),
        fires: fires('login.txnTtl', 'login'),
        rearms: rearms('login.txnTtl', 'login'),
        renews: adopts,
        goal: ({ login }) => login.at === 'expired',
      },
    }),
  },
  {
    id: 'G09',
    clause: 'behaviour R7',
    statement: {
      en: 'A cancel ends the login at the bank.',
      sq: 'Anulimi e mbyll hyrjen në bankë.',
    },
    authority: () => ({
      'a cancel ends': {
        kind: 'edge',
        when: (step) => own(step, 'login.cancel'),
        among: (before) => isBegun(before) || before.login.at === 'opened',
        holds: (_, step, { login, code }) =>
          isAnswered(step, 'ok') && login.at === 'cancelled' && code.validity === 'none',
      },
    }),
  },
  {
    id: 'G11',
    clause: 'behaviour G11',
    statement: {
      en: 'The bank answers every outcome that the port declares and no other, and every flow takes each.',
      sq: 'Banka jep çdo përgjigje që deklaron porta dhe asnjë tjetër, dhe çdo rrjedhë e pret secilën.',
    },
    authority: () => ({
      'exactly what is declared': {
        kind: 'exactly',
        names: (step) =>
          ownLogin(step) && step.answer !== null
            ? `${callOf[step.input.command ?? '']} ${step.answer.code}`
            : null,
        expected: declared,
      },
      'every call is answered': {
        kind: 'edge',
        when: ownLogin,
        among: (_, step) => !goesOn(step),
        holds: (_, step) => step.answer !== null,
      },
    }),
    flow: () => ({
      'every answer is taken': {
        kind: 'edge',
        when: ({ event }) => event.type.startsWith('xstate.done.actor.'),
        holds: (_, { handled }) => handled,
      },
    }),
  },
  {
    id: 'G12',
    clause: 'behaviour G12',
    statement: {
      en: 'From every state the customer can still reach a session.',
      sq: 'Nga çdo gjendje klienti mund të arrijë ende një sesion.',
    },
    authority: () => ({
      'a session is always within reach': {
        kind: 'canAlways',
        when: always,
        goal: ({ session }) => isAlive(session),
        by: (step) => step.input.origin !== 'staff',
      },
    }),
    flow: () => ({
      'a session is always within reach': {
        kind: 'canAlways',
        when: ({ done, value }) => !done && !choseToLeave(value),
        goal: ({ value }) => value === 'authenticated',
      },
    }),
  },
];
