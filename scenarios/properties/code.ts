import { atMostOnce, neverAfter } from '../../verification/claims/patterns.ts';
import { smsOf, type Step } from '../../verification/product/step.ts';
import type { Property } from '../../verification/property.ts';
import { accepts, adopts, fires, isAnswered, isArmed, mayBe, own, rearms } from './words.ts';

const isCurrent = (step: Step, otherwise: string) =>
  step.input.members.every(({ match }) => match !== otherwise);
const beginsCode = (step: Step) => smsOf(step, 'N_FNP') > 0 || adopts(step);
const renewsCode = (step: Step) =>
  adopts(step) || step.events.some(({ type }) => type === 'code.issue' || type === 'code.resend');

/** When a one-time code is accepted, and when never. */
export const codeProperties: readonly Property[] = [
  {
    id: 'P06',
    clause: 'RTS 4(1), ASVS 6.5.1',
    formal: '∀c: G(accept(c) → X G ¬accept(c))',
    statement: {
      en: 'A code is accepted at most once.',
      sq: 'Një kod pranohet e shumta një herë.',
    },
    authority: () => ({
      'once a code': atMostOnce(accepts, beginsCode),
    }),
  },
  {
    id: 'P08',
    clause: 'ASVS 6.6.2',
    formal: 'G(acceptFnp(c, t) → O issue(c, t))',
    statement: {
      en: 'A code is accepted only in the login it was sent for.',
      sq: 'Një kod pranohet vetëm në hyrjen për të cilën u dërgua.',
    },
    authority: () => ({
      'never the code of another login': {
        kind: 'edge',
        when: accepts,
        holds: (before, step) => isCurrent(step, 'other') && step.input.to === 'login' && before.code.sent,
      },
    }),
  },
  {
    id: 'P10',
    clause: 'NIST 3.1.3.2',
    formal: 'G(expired(c) → G ¬accept(c))',
    statement: {
      en: 'No expired or dead code is accepted, and every code expires.',
      sq: 'Asnjë kod i skaduar ose i vdekur nuk pranohet, dhe çdo kod skadon.',
    },
    authority: () => ({
      'only a live code': {
        kind: 'edge',
        when: accepts,
        holds: (before) => before.code.validity === 'live',
      },
      'a live code expires': {
        kind: 'timed',
        when: ({ code }) => code.validity === 'live',
        armed: isArmed('fnp.ttl', 'code'),
        fires: fires('fnp.ttl', 'code'),
        rearms: rearms('fnp.ttl', 'code'),
        renews: renewsCode,
        goal: ({ code }) => code.validity === 'expired',
      },
    }),
  },
  {
    id: 'P11',
    clause: 'OWASP Multifactor Authentication Cheat Sheet',
    formal: 'G(resend(t) → ∀c issued before: G ¬accept(c))',
    statement: {
      en: 'After a resend the earlier code is dead, whether or not a new one went out.',
      sq: 'Pas ridërgimit kodi i mëparshëm është i vdekur, edhe kur nuk u dërgua një i ri.',
    },
    authority: () => ({
      'never an earlier code': {
        kind: 'edge',
        when: accepts,
        holds: (_, step) => isCurrent(step, 'earlier'),
      },
      'nothing is accepted after a silent resend': neverAfter(
        (step) => own(step, 'login.sendCode') && isAnswered(step, 'ok'),
        accepts,
        beginsCode,
      ),
    }),
  },
  {
    id: 'P12',
    clause: 'NIST 3.1.3.2',
    formal: "G(resend → fail' = fail ∧ visible' = visible)",
    statement: {
      en: 'A resend never lowers a failure counter.',
      sq: 'Ridërgimi nuk ul kurrë një numërues dështimesh.',
    },
    authority: () => ({
      'counters stay': {
        kind: 'edge',
        when: (step) => own(step, 'login.sendCode'),
        among: ({ account, visible }) => account.fail > 0 || visible.told > 0,
        holds: (before, _, after) => before.account === after.account && before.visible === after.visible,
      },
    }),
  },
  {
    id: 'G01',
    clause: 'behaviour G01',
    formal: 'G(genuine(t) ∧ live(c) ∧ c = current(t) ∧ submit(c) → accept(c))',
    statement: {
      en: 'The right live code of a genuine login is accepted.',
      sq: 'Kodi i saktë dhe i vlefshëm i një hyrjeje të vërtetë pranohet.',
    },
    authority: () => ({
      'the right code opens': {
        kind: 'edge',
        when: (step) => own(step, 'login.second') && mayBe(step, { match: 'current', simRisk: false }),
        among: ({ login, code, visible }) => login.at === 'genuine' && code.sent && !visible.blocked,
        holds: (_, step, { login, session }) =>
          step.answer?.code === 'ok' && login.at === 'accepted' && session.at === 'unclaimed',
      },
    }),
  },
  {
    id: 'G02',
    clause: 'behaviour G02',
    formal: 'G(genuine(t) ∧ resendReady ∧ sends < limit ∧ resend → sms = 1)',
    statement: {
      en: 'A right password, and after the wait and below the limit a resend on a genuine login, sends exactly one SMS.',
      sq: 'Fjalëkalimi i saktë, dhe pas pritjes e nën kufi ridërgimi në një hyrje të vërtetë, dërgon saktësisht një SMS.',
    },
    authority: () => ({
      'one SMS for a right password': {
        kind: 'edge',
        when: (step) =>
          own(step, 'login.settle') &&
          mayBe(step, { password: 'right', simRisk: false, accountSends: 'room', pending: 'room' }),
        among: ({ login, visible }) => login.at === 'verifying' && !visible.blocked,
        holds: (_, step, { login, code }) =>
          smsOf(step, 'N_FNP') === 1 &&
          isAnswered(step, 'ok') &&
          login.at === 'genuine' &&
          code.sent &&
          code.sends === 1,
      },
      'one SMS': {
        kind: 'edge',
        when: (step) =>
          own(step, 'login.sendCode') &&
          mayBe(step, { clientRate: 'room', simRisk: false, accountSends: 'room', pending: 'room' }),
        among: ({ login, code, visible }) =>
          login.at === 'genuine' && code.resend === 'ready' && code.validity !== 'none' && !visible.blocked,
        holds: ({ code: before }, step, { code }) =>
          smsOf(step, 'N_FNP') === 1 &&
          step.answer?.code === 'ok' &&
          code.sent &&
          code.sends === before.sends + 1,
      },
      'the wait ends': {
        kind: 'timed',
        when: ({ code }) => code.resend === 'cooling',
        armed: isArmed('fnp.resendCooldown', 'code'),
        fires: fires('fnp.resendCooldown', 'code'),
        rearms: rearms('fnp.resendCooldown', 'code'),
        renews: adopts,
        goal: ({ code }) => code.resend === 'ready',
      },
    }),
  },
  {
    id: 'G04',
    clause: 'behaviour G04',
    formal: 'G(wrong(c) = limit → dead(c)) ∧ G(dead(c) ∧ resend → X live)',
    statement: {
      en: 'The last wrong code kills the code, and a resend below the limit revives the step.',
      sq: 'Kodi i fundit i gabuar e vret kodin, dhe ridërgimi nën kufi e rikthen hapin.',
    },
    authority: (policy) => ({
      'the last wrong code kills': {
        kind: 'edge',
        when: (step) => step.events.some(({ type }) => type === 'owner.codeWrong'),
        among: ({ code }, step) =>
          own(step, 'login.second') &&
          code.validity === 'live' &&
          code.wrong + 1 === policy['fnp.maxWrongPerCode'],
        holds: (_, step, { code }) =>
          code.validity === 'dead' && (step.answer?.dead === true || step.answer?.code === 'E_BLOCKED_TEMP'),
      },
      'an earlier wrong code does not': {
        kind: 'edge',
        when: (step) => step.events.some(({ type }) => type === 'owner.codeWrong'),
        among: ({ code }, step) =>
          own(step, 'login.second') &&
          code.validity === 'live' &&
          code.wrong + 1 < policy['fnp.maxWrongPerCode'],
        holds: ({ code: before }, _, { code }) => code.validity === 'live' && code.wrong === before.wrong + 1,
      },
      'a resend revives': {
        kind: 'edge',
        when: (step) => own(step, 'login.sendCode') && mayBe(step, { clientRate: 'room' }),
        among: ({ login, code, visible }) =>
          (login.at === 'genuine' || login.at === 'decoy') &&
          (code.validity === 'dead' || code.validity === 'expired') &&
          code.resend === 'ready' &&
          !visible.blocked,
        holds: (_, step, { code }) =>
          step.answer?.code === 'ok' && code.validity === 'live' && code.wrong === 0,
      },
    }),
  },
];
