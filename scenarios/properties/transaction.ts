import { loginMethods } from '../../machines/ports/login.ts';
import type { MachinePlace } from '../../verification/machine-graph.ts';
import type { Place } from '../../verification/product/slots.ts';
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

/** `first` goes on: its password is being checked, or a check is pretended. */
const isChecking = (place: Place) =>
  isBegun(place) && place.login.at !== 'genuine' && place.login.at !== 'decoy';
const checkLimit = 'xstate.after.lock.reserveTtl.login.progress.begun.checking';

const reserves = (step: Step) => step.input.origin === 'own' && emits(step, 'account.reserve');

const isIn = (value: unknown, state: string): boolean =>
  typeof value === 'object' && value !== null && state in value;

/** The customer asked to end the flow, and the bank is being told. */
const choseToLeave = (value: unknown): boolean =>
  isIn(value, 'leaving') && (value as { leaving: string }).leaving !== 'toForm';

const isOnline = ({ context }: MachinePlace) => (context as { online: boolean }).online;
const onCode = ({ value }: MachinePlace) => isIn(value, 'askingCode');
const inFirst = ({ active }: MachinePlace) => active.includes('first');
/** On the form, after `first` went out and gave no answer: the bank may have begun a login. */
const afterFirst = ({ value, context }: MachinePlace) =>
  value === 'askingCredentials' && (context as { unanswered: string | null }).unanswered === 'first';

/** What leaves a login that the bank may know, and where. */
const leavesLogin: Readonly<Record<string, readonly ((place: MachinePlace) => boolean)[]>> = {
  'flow.cancel': [onCode, inFirst, afterFirst],
  'credentials.edit': [onCode],
  'password.forgot': [afterFirst],
};

/** One login from its first call to its end. */
export const transactionProperties: readonly Property[] = [
  {
    id: 'P44',
    clause: 'ASVS 2.3.4',
    statement: {
      en: 'One gesture has one effect: one verification at a time, a newer login of the device ends the one before, and a repeat moves nothing (that it gets the stored answer is tested, not walked).',
      sq: 'Një veprim ka një efekt: një verifikim në një kohë, hyrja më e re e pajisjes e mbyll të mëparshmen, dhe përsëritja nuk lëviz asgjë (që ajo merr përgjigjen e ruajtur testohet më vete).',
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
      'a newer login ends the one before': {
        kind: 'edge',
        when: (step) => adopts(step) || step.input.origin === 'elsewhere',
        holds: (_, step, { login }) =>
          adopts(step) ? emits(step, 'rivals.superseded') : login.at === 'superseded',
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
      en: 'A login ends by its time limit, counted from the first call, and before that call and while its password is checked by a limit of its own.',
      sq: 'Hyrja mbaron brenda afatit të saj, që nga hapi i parë; para tij dhe gjatë kontrollit të fjalëkalimit vlen një afat më vete.',
    },
    authority: () => ({
      'a login that nobody begins ends': {
        kind: 'timed',
        when: ({ login }) => login.at === 'opened',
        armed: isArmed('login.openTtl', 'login'),
        fires: fires('login.openTtl', 'login'),
        rearms: rearms('login.openTtl', 'login'),
        goal: ({ login }) => login.at === 'expired',
      },
      'a check that nobody settles is not waited for': {
        kind: 'timed',
        when: isChecking,
        armed: (place) => place.armed('login').includes(checkLimit),
        fires: ({ input }) => input.timer === checkLimit,
        rearms: ({ armed }) => armed.some(({ timer }) => timer === checkLimit),
        renews: adopts,
        goal: (place) => !isChecking(place),
      },
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
      en: 'A customer can cancel everywhere, and a cancel ends the login at the bank.',
      sq: 'Klienti mund të anulojë kudo, dhe anulimi e mbyll hyrjen në bankë.',
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
    flow: () => ({
      'a cancel is always taken': {
        kind: 'edge',
        when: ({ event }) => event.type === 'flow.cancel',
        among: ({ value }) => !isIn(value, 'leaving'),
        holds: (_, { handled }, { done, value }) => handled && (done || choseToLeave(value)),
      },
      'the bank is told of a login that is left': {
        kind: 'edge',
        when: ({ event }) => event.type in leavesLogin,
        among: (before, { event }) =>
          isOnline(before) && (leavesLogin[event.type]?.some((where) => where(before)) ?? false),
        holds: (_, { started }, { value }) =>
          started.length === 1 && started[0] === 'cancel' && isIn(value, 'leaving'),
      },
      'an edit comes back to the form': {
        kind: 'edge',
        when: ({ event }) => event.type === 'credentials.edit',
        among: ({ value }) => isIn(value, 'askingCode'),
        holds: (_, __, { value }) =>
          value === 'askingCredentials' || (isIn(value, 'leaving') && !choseToLeave(value)),
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
