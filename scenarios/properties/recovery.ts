import { publicOf } from '../../verification/product/inputs.ts';
import { audits, emits, smsOf, type Step } from '../../verification/product/step.ts';
import type { Property } from '../../verification/property.ts';
import { accepts, isAlive, isAnswered, mustBe, own } from './words.ts';

/** The FNP and what the enrolled device proved: what a new password rests on. */
const provesSecond = (step: Step): boolean =>
  step.input.members.every(
    ({ assertion, pin, saved }) =>
      assertion === 'right' || (assertion === 'none' && pin === 'right' && saved === false),
  );

const isHidden = ({ input }: Step) =>
  input.origin === 'foreign' ||
  input.origin === 'staff' ||
  input.origin === 'world' ||
  (input.origin === 'timer' && (input.to === 'account' || input.to === 'recovery'));

/** A password that was forgotten, or changed in a session. */
export const recoveryProperties: readonly Property[] = [
  {
    id: 'P21',
    clause: 'ASVS 6.3.8',
    formal: 'HYPER: ∀i: Obs(w1, i) = Obs(w2, i) until the code is accepted',
    statement: {
      en: 'A forgotten password is answered alike for known, unknown, blocked and SIM risk, until its code is accepted.',
      sq: 'Fjalëkalimi i harruar merr të njëjtën përgjigje për klientin e njohur, të panjohur, të bllokuar dhe për rrezikun e SIM-it, derisa kodi të pranohet.',
    },
    recovery: () => ({
      'equal answers': {
        kind: 'equal',
        hidden: isHidden,
        inputs: (step) => (step.input.command?.startsWith('session.') ? [] : publicOf(step.input)),
        accepted: (step) => own(step, 'reset.verify') && isAnswered(step, 'ok'),
        answer: (step) => (own(step, 'reset.prove', 'reset.setPassword') ? '' : JSON.stringify(step.answer)),
        look: ({ visible }) => JSON.stringify(visible),
      },
    }),
  },
  {
    id: 'P54',
    clause: 'ASVS 6.4.3, RTS 26',
    formal: 'G(pwdReset → |cat(Er)| ≥ 2)',
    statement: {
      en: 'A password is reset by two elements of different categories, or at the Contact Center.',
      sq: 'Fjalëkalimi rivendoset me dy elemente të kategorive të ndryshme, ose në Contact Center.',
    },
    recovery: () => ({
      'first the SIM': {
        kind: 'edge',
        when: ({ after }) => after.reset?.at === 'proving',
        among: ({ reset }) => reset.at !== 'proving',
        holds: ({ reset, code }, step) =>
          reset.at === 'genuine' && code.sent && accepts(step) && mustBe(step, { match: 'current' }),
      },
      'then a biometric, or a Soft PIN whose PIN is asked': {
        kind: 'edge',
        when: ({ after }) => after.reset?.at === 'granted',
        among: ({ reset }) => reset.at !== 'granted',
        holds: ({ reset, credential }, step) =>
          reset.at === 'proving' && credential.at === 'active' && provesSecond(step),
      },
      'only then a new password': {
        kind: 'edge',
        when: (step) => audits(step, 'RESET_OK'),
        holds: ({ reset }, step, after) =>
          reset.at === 'granted' && own(step, 'reset.setPassword') && after.reset.at === 'done',
      },
      'what proves nothing leads to the Contact Center': {
        kind: 'edge',
        when: (step) => own(step, 'reset.prove') && !isAnswered(step, 'ok', 'E_CLOCK'),
        among: ({ reset }) => reset.at === 'proving',
        holds: (_, step, { reset }) => isAnswered(step, 'M_CONTACT') && reset.at === 'contact',
      },
    }),
  },
  {
    id: 'P55',
    clause: 'OWASP Forgot Password Cheat Sheet',
    formal: 'G(pwdReset → X(sessions = ∅))',
    statement: {
      en: 'A reset opens no session and ends all of them.',
      sq: 'Rivendosja e fjalëkalimit nuk hap sesion dhe i mbyll të gjitha.',
    },
    recovery: () => ({
      'every session ends, other devices wait, and it is told': {
        kind: 'edge',
        when: (step) => audits(step, 'RESET_OK'),
        holds: (_, step, { session, other }) =>
          !isAlive(session) &&
          other.at !== 'active' &&
          !emits(step, 'session.start') &&
          smsOf(step, 'N_ACCOUNT_CHANGE') === 1,
      },
      'no step of a reset opens one': {
        kind: 'edge',
        when: ({ input }) => input.command?.startsWith('reset.') === true,
        holds: (_, step) => !emits(step, 'session.start'),
      },
      'a session may have been there': {
        kind: 'canAlways',
        when: ({ reset }) => reset.at === 'granted',
        goal: ({ reset, session }) => reset.at === 'granted' && isAlive(session),
      },
    }),
  },
  {
    id: 'P56',
    clause: 'RTS 9(1), ASVS 7.4.3',
    formal: "G(pwdChange → reg' = reg ∧ sessions' ⊆ {current})",
    statement: {
      en: 'A changed password keeps the credentials of devices and this session, and ends the others.',
      sq: 'Ndryshimi i fjalëkalimit i ruan çelësat e pajisjeve dhe këtë sesion, dhe i mbyll të tjerët.',
    },
    verifiko: () => ({
      'this session stays, the others end': {
        kind: 'edge',
        when: (step) => audits(step, 'PWD_CHANGED'),
        holds: (before, step, after) =>
          before.reauth.at === 'proved' &&
          after.reauth.at === 'none' &&
          before.session === after.session &&
          isAlive(after.session) &&
          !isAlive(after.older) &&
          smsOf(step, 'N_ACCOUNT_CHANGE') === 1,
      },
    }),
    enrolment: () => ({
      'the credentials stay': {
        kind: 'edge',
        when: (step) => own(step, 'reauth.changePassword') && isAnswered(step, 'ok'),
        holds: (before, _, after) => before.credential === after.credential && before.other === after.other,
      },
    }),
  },
];
