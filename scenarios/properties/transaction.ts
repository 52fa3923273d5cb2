import { atMostOnce } from '../../verification/claims/patterns.ts';
import type { MachinePlace } from '../../verification/machine-graph.ts';
import type { Place } from '../../verification/product/slots.ts';
import { emits, type Step } from '../../verification/product/step.ts';
import type { FlowClaims, Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import { deadlinesCome } from './fairness.ts';
import { adopts, fires, isAlive, isAnswered, isArmed, isBegun, isUnchanged, own, rearms } from './words.ts';

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
/**
 * The ends for which a customer came to a flow: a session for a login, what was asked for otherwise. Where the bank has
 * just said why not (a block, a revoked credential, an altered device), a login still has one within reach; what is
 * done in a session has not.
 */
const purposes: Readonly<Record<string, readonly string[]>> = {
  entry: ['leftForPassword'],
  profile: ['left'],
  session: ['ended'],
  softPinMenu: ['left', 'closed'],
  forgotPassword: ['done', 'sentOn'],
};
const purposesOf = (name: string): readonly string[] =>
  purposes[name] ?? (isLoginFlow(name) ? ['authenticated'] : ['done']);
const isLoginFlow = (name: string) => name.endsWith('Login');

/** What a customer may do to leave a login, and what the bank hears of it. */
const leavingALogin = (name: string): FlowClaims => ({
  'the bank is told of a login that is left': {
    kind: 'edge',
    when: ({ event }) => event.type in leavesLogin,
    among: (before, { event }) =>
      isOnline(before) && (leavesLogin[event.type]?.some((where) => where(before)) ?? false),
    holds: (_, { asked }, { value }) =>
      asked.length === 1 && asked[0] === 'login.cancel' && isIn(value, 'leaving'),
  },
  'an edit comes back to where the login began': {
    kind: 'edge',
    when: ({ event }) => event.type === 'credentials.edit',
    among: ({ value }) => isIn(value, 'askingCode'),
    holds: (_, { handled }, { value, done }) =>
      handled && !done && !isIn(value, 'askingCode') && !choseToLeave(value),
  },
  ...(name === 'passwordLogin' && {
    'a cancel is always taken': {
      kind: 'edge',
      when: ({ event }) => event.type === 'flow.cancel',
      among: ({ value }) => !isIn(value, 'leaving') && value !== 'start',
      holds: (_, { handled }, { done, value }) => handled && (done || choseToLeave(value)),
    },
  }),
});

/** One login from its first call to its end. */
export const transactionProperties: readonly Property[] = [
  {
    id: 'P44',
    clause: 'ASVS 2.3.4',
    formal: "G(inflight(t) ≤ 1) ∧ G(dup(k) → fail' = fail)",
    statement: {
      en: 'One gesture has one effect: one verification at a time, a newer login of the device ends the one before, and a repeat moves nothing.',
      sq: 'Një veprim ka një efekt: një verifikim në një kohë, hyrja më e re e pajisjes e mbyll të mëparshmen, dhe përsëritja nuk lëviz asgjë.',
    },
    authority: () => ({
      'one check for one login': atMostOnce(reserves, adopts),
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
    formal: 'G(first(t) → F≤600s ended(t))',
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
    verifiko: () => ({
      'a VERIFIKO ends, by what it leads to or with its session': {
        kind: 'leadsTo',
        when: ({ reauth }) => reauth.at !== 'none',
        goal: ({ reauth }) => reauth.at === 'none',
        fair: deadlinesCome,
      },
    }),
    enrolment: () => ({
      'a run of an activation ends, at the latest with its session': {
        kind: 'leadsTo',
        when: ({ enrolment }) => enrolment.at !== 'none',
        goal: ({ enrolment }) => enrolment.at === 'none',
        fair: deadlinesCome,
      },
    }),
    assumes: [assumptions.clock],
  },
  {
    id: 'G09',
    clause: 'behaviour R7',
    formal: 'G(cancel(t) → X ended(t))',
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
    flow: (name) => (isLoginFlow(name) ? leavingALogin(name) : {}),
    flows: () => ({
      'a cancel is taken wherever the customer is waited for, but on the first screen': {
        kind: 'edge',
        when: ({ event }) => event.type === 'flow.cancel',
        among: ({ active, value }) => active.length === 0 && value !== 'start' && value !== 'welcome',
        holds: (_, { handled }) => handled,
      },
    }),
  },
  {
    id: 'G12',
    clause: 'behaviour G12',
    formal: 'AG(¬permBlock → EF auth)',
    statement: {
      en: 'From every state the customer can still reach a session.',
      sq: 'Nga çdo gjendje klienti mund të arrijë ende një sesion.',
    },
    authority: () => ({
      'a session is always within reach': {
        kind: 'canAlways',
        when: ({ account }) => account.at !== 'permanent',
        goal: ({ session }) => isAlive(session),
        by: (step) => step.input.origin !== 'staff',
      },
    }),
    means:
      'flows follow each other: entry leads to a login, a forgotten password to entry; what is done in a session leaves it alive',
    flow: (name): FlowClaims => ({
      'what the flow is for is always within reach': {
        kind: 'canAlways',
        when: ({ done, active, context }) =>
          !done &&
          active.length === 0 &&
          (isLoginFlow(name) || !('error' in context) || context.error === null),
        goal: ({ value }) => typeof value === 'string' && purposesOf(name).includes(value),
      },
    }),
  },
];
