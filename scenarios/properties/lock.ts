import { neverAfter, onlyAfter } from '../../verification/claims/patterns.ts';
import { audits, emits, smsOf, type Step } from '../../verification/product/step.ts';
import type { AuthorityClaims, Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import { deadlinesCome } from './fairness.ts';
import {
  accepts,
  fires,
  isAnswered,
  isArmed,
  isBlocked,
  isShut,
  opensSession,
  own,
  ownLogin,
  rearms,
  unlocks,
} from './words.ts';

const isAccountsOwn = (step: Step) => step.input.to === 'account' && step.input.origin === 'timer';
const isDesk = (step: Step) => step.input.origin === 'staff';
const verifiesPassword = (step: Step) => step.input.origin === 'own' && emits(step, 'account.settled');

const failsByStranger = (step: Step) =>
  step.events.some((event) => event.type === 'account.failed' && event.stranger);
/** No block is counted any more. */
const beginsAnew = (step: Step) => emits(step, 'account.succeeded') || unlocks(step);

const temporaryBlockEnds = (): AuthorityClaims => ({
  'a temporary block ends': {
    kind: 'timed',
    when: ({ account }) => account.at === 'temporary',
    armed: isArmed('lock.tempDurations', 'account'),
    fires: fires('lock.tempDurations', 'account'),
    rearms: rearms('lock.tempDurations', 'account'),
    goal: ({ account }) => account.at !== 'temporary',
  },
  'and lets the customer in again, unless the bank closed the account': {
    kind: 'leadsTo',
    when: ({ account }) => account.at === 'temporary',
    goal: ({ account }) => account.at === 'open' || account.at === 'closed',
    fair: deadlinesCome,
  },
});

/** What a block of the account forbids, and how it ends. */
export const lockProperties: readonly Property[] = [
  {
    id: 'P14',
    clause: 'RTS 4(3)(b)',
    formal: 'G(blocked → (¬accept W unblocked))',
    statement: {
      en: 'Nothing is accepted while the account is blocked.',
      sq: 'Asgjë nuk pranohet sa kohë llogaria është e bllokuar.',
    },
    authority: () => ({
      'no password, no code, no session': {
        kind: 'edge',
        when: ownLogin,
        among: isBlocked,
        holds: (_, step) => !accepts(step) && !opensSession(step) && !verifiesPassword(step),
      },
    }),
    device: () => ({
      'no first element, no second, no session': {
        kind: 'edge',
        when: ownLogin,
        among: isShut,
        holds: (before, step, after) =>
          !accepts(step) &&
          !opensSession(step) &&
          (after.login.at !== 'genuine' || before.login.at === 'genuine'),
      },
    }),
    verifiko: () => ({
      'no VERIFIKO': {
        kind: 'edge',
        when: (step) => own(step, 'reauth.settle', 'reauth.verify'),
        among: isShut,
        holds: (_, step) => !accepts(step) && !emits(step, 'session.reproved'),
      },
    }),
    enrolment: () => ({
      'no activation': {
        kind: 'edge',
        when: (step) => own(step, 'enrolment.begin', 'enrolment.finish'),
        among: isShut,
        holds: (_, step) => !isAnswered(step, 'ok') && !emits(step, 'credential.activate'),
      },
    }),
    recovery: () => ({
      'no new password': {
        kind: 'edge',
        when: ({ input }) => input.origin === 'own' && input.command?.startsWith('reset.') === true,
        among: isShut,
        holds: (_, step, { reset }) =>
          !accepts(step) &&
          reset.at !== 'proving' &&
          reset.at !== 'granted' &&
          !own(step, 'reset.setPassword')
            ? true
            : own(step, 'reset.setPassword') && !isAnswered(step, 'ok'),
      },
    }),
  },
  {
    id: 'P15',
    clause: 'RTS 4(3)(b)',
    formal: 'G(blocked ∧ ev ∈ {cancel, restart, reinstall, newDevice} → X blocked)',
    statement: {
      en: 'A block outlives a cancel, a restart, another device and everything else but its own end.',
      sq: 'Bllokimi mbetet pas anulimit, rinisjes, pajisjes tjetër dhe çdo gjëje, përveç fundit të vet.',
    },
    authority: () => ({
      'only its end or the staff desk': {
        kind: 'edge',
        when: (step) => !isAccountsOwn(step) && !isDesk(step),
        among: isBlocked,
        holds: (before, _, after) => before.account.at === after.account.at,
      },
    }),
  },
  {
    id: 'P16',
    clause: 'NIST 3.2.2',
    formal: "G(fail' < fail → auth ∨ blockEnd ∨ windowEnd ∨ staffUnlock)",
    statement: {
      en: 'Failures decrease only by a full login, the end of a block or of the window, or the staff desk.',
      sq: 'Dështimet ulen vetëm me hyrje të plotë, me fundin e bllokimit ose të afatit, ose nga banka.',
    },
    authority: () => ({
      'no other way down': {
        kind: 'edge',
        when: ({ after }) => after.account !== undefined,
        among: (before, _, after) => after.account.fail < before.account.fail,
        holds: (_, step) =>
          opensSession(step) ||
          isAccountsOwn(step) ||
          unlocks(step) ||
          step.input.timer === 'account.succeeded',
      },
    }),
  },
  {
    id: 'P17',
    clause: 'RTS 4(4)',
    formal: '(¬permBlock) W alertSent',
    statement: {
      en: 'A block is permanent only after an alert, and never by wrong passwords of a stranger.',
      sq: 'Bllokimi bëhet i përhershëm vetëm pas një njoftimi, dhe kurrë nga fjalëkalimet e gabuara të një të huaji.',
    },
    closure: () => ({
      'only after an alert': onlyAfter(
        (step) => audits(step, 'LOCK_ALERT'),
        (step) => audits(step, 'LOCK_PERM'),
        beginsAnew,
      ),
      'no stranger among the failures': neverAfter(
        failsByStranger,
        (step) => audits(step, 'LOCK_PERM'),
        ({ after }) => after.account?.fail === 0,
      ),
    }),
  },
  {
    id: 'P18',
    clause: 'RTS 4(4)',
    formal: 'AG(permBlock → EF unblocked)',
    statement: {
      en: 'From any block the customer can regain access, by time or through the staff desk.',
      sq: 'Nga çdo bllokim klienti mund ta rifitojë hyrjen, me kalimin e kohës ose nga banka.',
    },
    closure: () => ({
      'a block can be lifted': {
        kind: 'canAlways',
        when: isBlocked,
        goal: ({ account }) => account.at === 'open',
      },
      'and one for good by the desk': {
        kind: 'edge',
        when: unlocks,
        among: ({ account }) => account.at === 'permanent',
        holds: (_, step, { account }) => account.at === 'open' && audits(step, 'UNLOCK'),
      },
    }),
  },
  {
    id: 'P19',
    clause: 'RTS 4(4)',
    formal: 'G(tempBlock → F ¬tempBlock)',
    assumes: [assumptions.clock],
    statement: {
      en: 'A temporary block ends.',
      sq: 'Bllokimi i përkohshëm mbaron.',
    },
    authority: temporaryBlockEnds,
    closure: temporaryBlockEnds,
  },
  {
    id: 'G06',
    clause: 'RTS 4(4)',
    formal: '(¬permBlock) W notice(alert)',
    statement: {
      en: 'The notice of the block before a permanent one carries the alert.',
      sq: 'Njoftimi i bllokimit para atij të përhershëm e mban paralajmërimin.',
    },
    closure: () => ({
      'the last notice was an alert': onlyAfter(
        (step) => smsOf(step, 'N_LOCK_ALERT') > 0,
        (step) => smsOf(step, 'N_LOCK_PERM') > 0,
        (step) => smsOf(step, 'N_LOCK') > 0 || beginsAnew(step),
      ),
      'every block is told': {
        kind: 'edge',
        when: ({ after }) => after.account !== undefined,
        among: (before, _, after) => !isBlocked(before) && isBlocked(after),
        holds: (_, step) =>
          smsOf(step, 'N_LOCK') + smsOf(step, 'N_LOCK_ALERT') + smsOf(step, 'N_LOCK_PERM') === 1,
      },
    }),
  },
  {
    id: 'G07',
    clause: 'RTS 4(4)',
    formal: 'G(tempBlock ∧ blockEnd → X open)',
    statement: {
      en: 'The end of a block reopens the account.',
      sq: 'Fundi i bllokimit e hap përsëri llogarinë.',
    },
    authority: () => ({
      'a block ends': {
        kind: 'timed',
        when: ({ account }) => account.at === 'temporary',
        armed: isArmed('lock.tempDurations', 'account'),
        fires: fires('lock.tempDurations', 'account'),
        rearms: rearms('lock.tempDurations', 'account'),
        goal: ({ account }) => account.at === 'open' && account.fail === 0,
      },
    }),
  },
];
