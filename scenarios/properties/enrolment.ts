import { emits, smsOf, type Step } from '../../verification/product/step.ts';
import type { Place } from '../../verification/product/slots.ts';
import type { AuthorityClaims, Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import { isAlive, isAnswered, isSuspended, mustBe, own } from './words.ts';

type Method = Exclude<Place['enrolment']['at'], 'none'>;

const activates = (step: Step) => step.input.origin === 'own' && emits(step, 'credential.activate');
const beginsRun = (method: Method) => (before: Place, _: Step, after: Place) =>
  before.enrolment !== after.enrolment && after.enrolment.at === method;

/** A run of this method begins under a VERIFIKO that is used up, is committed by its proof, and by nothing else. */
const verifiedRun = (method: Method): AuthorityClaims => ({
  'a run begins under a VERIFIKO of its own': {
    kind: 'edge',
    when: (step) => own(step, 'enrolment.begin'),
    among: beginsRun(method),
    holds: (before, _, after) =>
      before.reauth.at === 'proved' && after.reauth.at === 'none' && after.enrolment.reproved,
  },
  'the run is still the same when it is committed': {
    kind: 'edge',
    when: activates,
    among: ({ enrolment }) => enrolment.at === method,
    holds: ({ enrolment }, step) =>
      own(step, 'enrolment.finish') && enrolment.reproved && mustBe(step, { method, proof: 'right' }),
  },
});

const slots = ['credential', 'other'] as const;
const isOn = (one: Place['credential']) => one.at === 'active' || isSuspended(one);

const turnsOff = (before: Place['credential'], after: Place['credential']): boolean =>
  before.at !== after.at &&
  isOn(before) &&
  after.at !== 'active' &&
  !(isSuspended(before) && isSuspended(after));

/** How many credentials were turned on, suspended or turned off by a step. */
const changes = (before: Place, step: Step, after: Place): number =>
  (turnsOff(before.other, after.other) ? 1 : 0) +
  (activates(step)
    ? 1 + (isOn(before.credential) ? 1 : 0)
    : turnsOff(before.credential, after.credential)
      ? 1
      : 0);

/** When something is turned on, and what is told of it. */
export const enrolmentProperties: readonly Property[] = [
  {
    id: 'P29',
    clause: 'manual 1.3 to 1.5',
    formal: 'G(activated(x) → sessionAlive ∧ O auth)',
    statement: {
      en: 'Nothing is turned on without an established session.',
      sq: 'Asgjë nuk aktivizohet pa një sesion të hapur.',
    },
    enrolment: () => ({
      'only in a session': {
        kind: 'edge',
        when: activates,
        holds: ({ session, account }) => isAlive(session) && account.at === 'open',
      },
    }),
  },
  {
    id: 'P30',
    clause: 'manual 1.3, RTS 24(2)(b)',
    formal: 'G(activated(bio) → scanOk S (reauthOk) within run)',
    statement: {
      en: 'Biometrics are turned on by the password and then the scan, in this order and in one run.',
      sq: 'Biometria aktivizohet me fjalëkalimin e pastaj me skanimin, në këtë renditje dhe në një rrjedhë.',
    },
    enrolment: () => verifiedRun('biometric'),
  },
  {
    id: 'P31',
    clause: 'manual 1.5, ASVS 2.3.1',
    formal: 'VERIFIKO before PIN before equal re-entry before VAZHDO before proof',
    statement: {
      en: 'Soft PIN is turned on by VERIFIKO and then the proof of a first code; the PIN is entered twice before it.',
      sq: 'Soft PIN aktivizohet me VERIFIKO e pastaj me provën e kodit të parë; para saj PIN-i vendoset dy herë.',
    },
    means: 'the two entries of the PIN are of the flow softPinActivation',
    heldBy: [
      {
        file: 'test/flow/soft-pin-activation.test.ts',
        test: 'manual 1.5: VERIFIKO, the PIN, the PIN again with the option, the message',
      },
    ],
    enrolment: () => verifiedRun('softPin'),
  },
  {
    id: 'P32',
    clause: 'RTS 24(2)(b), ASVS 7.5.1',
    formal: 'G(activated(sfnp) → fresh ∨ O_run reauthOk)',
    statement: {
      en: 'Smart FNP is turned on only while the login is fresh, or after a VERIFIKO in the run.',
      sq: 'Smart FNP aktivizohet vetëm kur hyrja është e re, ose pas një VERIFIKO në të njëjtën rrjedhë.',
    },
    enrolment: () => ({
      'fresh or verified': {
        kind: 'edge',
        when: (step) => own(step, 'enrolment.begin'),
        among: beginsRun('smartFnp'),
        holds: ({ session, reauth }) => session.fresh || reauth.at === 'proved',
      },
      'and proved by its key': {
        kind: 'edge',
        when: activates,
        among: ({ enrolment }) => enrolment.at === 'smartFnp',
        holds: (_, step) => mustBe(step, { method: 'smartFnp', proof: 'right' }),
      },
    }),
  },
  {
    id: 'P33',
    clause: 'ASVS 2.3.3',
    formal: 'G(run ends ∧ ¬commit → reg = reg at start)',
    statement: {
      en: 'An activation happens as a whole or not at all.',
      sq: 'Aktivizimi ndodh i tëri ose nuk ndodh fare.',
    },
    enrolment: () => ({
      'a run that ends without its commit changes nothing': {
        kind: 'edge',
        when: (step) =>
          step.after.enrolment !== undefined &&
          step.input.origin !== 'staff' &&
          step.input.to !== 'credential' &&
          !activates(step),
        among: (before, _, after) => before.enrolment.at !== 'none' && after.enrolment.at === 'none',
        holds: (before, _, after) => before.credential === after.credential && before.other === after.other,
      },
      'a commit turns one on and the others off': {
        kind: 'edge',
        when: activates,
        holds: (_, step, { credential, other, enrolment }) =>
          isAnswered(step, 'ok') &&
          credential.at === 'active' &&
          credential.pinFail === 0 &&
          !isOn(other) &&
          enrolment.at === 'none',
      },
      'nothing else turns one on': {
        kind: 'edge',
        when: (step) =>
          step.input.origin !== 'world' &&
          !activates(step) &&
          (step.after.credential !== undefined || step.after.other !== undefined),
        holds: (before, _, after) => slots.every((slot) => isOn(before[slot]) || !isOn(after[slot])),
      },
      'a session that ends ends its run': {
        kind: 'always',
        when: ({ session }) => session.at === 'ended',
        holds: ({ enrolment }) => enrolment.at === 'none',
      },
    }),
  },
  {
    id: 'P34',
    clause: 'NIST 4.1.2.1, ASVS 6.3.7',
    formal: 'G(activated ∨ revoked → F notified), the gateway being up infinitely often',
    statement: {
      en: 'The customer is told by SMS whenever something is turned on, suspended or turned off.',
      sq: 'Klienti njoftohet me SMS sa herë që diçka aktivizohet, pezullohet ose çaktivizohet.',
    },
    means: 'the outbox delivers at least once',
    heldBy: [
      {
        file: 'test/bank/silent.test.ts',
        test: 'a failing gateway: the answer stands, and the sweep sends the same message later',
      },
    ],
    assumes: [assumptions.gateway],
    enrolment: () => ({
      'one notice for each': {
        kind: 'edge',
        when: ({ after }) => after.credential !== undefined || after.other !== undefined,
        among: (before, step, after) => step.input.origin !== 'world' && changes(before, step, after) > 0,
        holds: (before, step, after) => smsOf(step, 'N_CRED_CHANGE') === changes(before, step, after),
      },
      'a change by the staff desk is told as well': {
        kind: 'edge',
        when: (step) => step.input.origin === 'staff',
        among: ({ credential }, _, after) => credential.at === 'active' && after.credential.at !== 'active',
        holds: (_, step) => smsOf(step, 'N_CRED_CHANGE') >= 1,
      },
    }),
  },
];
