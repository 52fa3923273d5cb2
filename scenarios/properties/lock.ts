import { audits, emits, smsOf, type Step } from '../../verification/product/step.ts';
import type { Property } from '../../verification/property.ts';
import { accepts, fires, isArmed, isBlocked, opensSession, ownLogin, rearms } from './words.ts';

const isAccountsOwn = (step: Step) => step.input.to === 'account' && step.input.origin === 'timer';
const unlocks = (step: Step) => step.input.origin === 'staff';
const succeeds = (step: Step) => emits(step, 'account.succeeded');
const verifiesPassword = (step: Step) => step.input.origin === 'own' && emits(step, 'account.settled');

/** Symbols: 1 closed for good, 2 alerted, 3 begun anew. Bad is closed without an alert since then. */
const onlyAfterAlert = {
  next: [
    [0, 3, 1, 0],
    [1, 2, 1, 0],
    [2, 2, 2, 0],
    [3, 3, 3, 3],
  ],
  bad: 3,
  reached: 2,
};

/** What a block of the account forbids, and how it ends. */
export const lockProperties: readonly Property[] = [
  {
    id: 'P14',
    clause: 'RTS 4(3)(b)',
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
  },
  {
    id: 'P15',
    clause: 'RTS 4(3)(b)',
    statement: {
      en: 'A block outlives a cancel, a restart, another device and everything else but its own end.',
      sq: 'Bllokimi mbetet pas anulimit, rinisjes, pajisjes tjetër dhe çdo gjëje, përveç fundit të vet.',
    },
    authority: () => ({
      'only its end or the staff desk': {
        kind: 'edge',
        when: (step) => !isAccountsOwn(step) && !unlocks(step),
        among: isBlocked,
        holds: (before, _, after) => before.account.at === after.account.at,
      },
    }),
  },
  {
    id: 'P16',
    clause: 'NIST 3.2.2',
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
    statement: {
      en: 'A block is permanent only after an alert, and never by wrong passwords of a stranger.',
      sq: 'Bllokimi bëhet i përhershëm vetëm pas një njoftimi, dhe kurrë nga fjalëkalimet e gabuara të një të huaji.',
    },
    closure: () => ({
      'only after an alert': {
        kind: 'observer',
        symbol: (step) => {
          if (audits(step, 'LOCK_PERM')) return 1;
          if (audits(step, 'LOCK_ALERT')) return 2;
          return succeeds(step) || unlocks(step) ? 3 : 0;
        },
        ...onlyAfterAlert,
      },
      'no stranger among the failures': {
        kind: 'observer',
        symbol: (step) => {
          const byStranger = step.events.some((event) => event.type === 'account.failed' && event.stranger);
          if (audits(step, 'LOCK_PERM')) return byStranger ? 4 : 1;
          if (byStranger) return 2;
          return step.after.account?.fail === 0 ? 3 : 0;
        },
        next: [
          [0, 2, 1, 0, 3],
          [1, 3, 1, 0, 3],
          [2, 2, 2, 0, 3],
          [3, 3, 3, 3, 3],
        ],
        bad: 3,
        reached: 2,
      },
    }),
  },
  {
    id: 'G06',
    clause: 'RTS 4(4)',
    statement: {
      en: 'The notice of the block before a permanent one carries the alert.',
      sq: 'Njoftimi i bllokimit para atij të përhershëm e mban paralajmërimin.',
    },
    closure: () => ({
      'the last notice was an alert': {
        kind: 'observer',
        symbol: (step) => {
          if (smsOf(step, 'N_LOCK_PERM') > 0) return 1;
          if (smsOf(step, 'N_LOCK_ALERT') > 0) return 2;
          return smsOf(step, 'N_LOCK') > 0 || succeeds(step) || unlocks(step) ? 3 : 0;
        },
        ...onlyAfterAlert,
      },
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
