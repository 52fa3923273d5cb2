import { emit } from 'xstate';
import { at, authorityWith, type Drawing } from '../redraw.ts';
import { account, login, loginWith, nothing, type Plant } from './plant.ts';

interface Reaction {
  guard?: string;
  actions: string | string[];
}

/** Leaves an action out of the transitions for an event, or of the one with this guard. */
const without = (action: string, event: string, guard?: string) => (state: Drawing) => {
  const rows = [state.on[event]].flat() as Reaction[];
  state.on[event] = rows.map((row) =>
    guard === undefined || row.guard === guard
      ? { ...row, actions: [row.actions].flat().filter((one) => one !== action) }
      : row,
  );
};

/** Attempts that are not counted, or count without an end. */
export const countingPlants: readonly Plant[] = [
  {
    property: 'P13',
    fault: 'the last failure does not block',
    steps: 2,
    patch: account('open', ({ on, states }) => {
      states['full'] = { on: { 'account.failed': {} } } as never;
      (on['account.failed'] as object[])[1] = {
        guard: 'wasLastFailure',
        target: '.full',
        actions: 'countFailure',
      };
    }),
  },
  {
    property: 'P13',
    fault: 'a wrong password is settled like a right one',
    steps: 2,
    patch: loginWith({ actions: { failReserved: emit({ type: 'account.settled' }) } }),
  },
  {
    property: 'P13',
    fault: 'a check that nobody settles is forgiven',
    steps: 2,
    patch: login('reservation.held', ({ after }) => {
      after['lock.reserveTtl'] = { target: 'none', actions: 'settle' };
    }),
  },
  {
    property: 'P13',
    fault: 'a check holds its place for ever',
    steps: 1,
    patch: login('reservation.held', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'P13',
    fault: 'a right password counts',
    steps: 2,
    patch: loginWith({
      actions: { settle: emit({ type: 'account.failed', reserved: true, stranger: true, inSession: false }) },
    }),
  },
  {
    property: 'P13',
    fault: 'a wrong code does not count',
    steps: 3,
    patch: loginWith({ actions: { failCompared: nothing } }),
  },
  {
    property: 'P13',
    fault: 'a success leaves the failures',
    steps: 4,
    patch: loginWith({ actions: { succeed: nothing } }),
  },
  {
    property: 'P13',
    fault: 'the staff desk leaves the failures',
    steps: 2,
    patch: account('open', ({ on }) => {
      on['account.unlocked'] = { actions: ['recordUnlock'] };
    }),
  },
  {
    property: 'P13',
    fault: 'failures are kept for ever',
    steps: 1,
    patch: account('open.failing', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'P13',
    fault: 'the failure that closes for good is not counted',
    steps: 5,
    policy: { 'lock.permanent': true, 'lock.permanentAt': 2 },
    patch: account('open', without('countFailure', 'account.failed', 'wasLastBlock')),
  },
  {
    property: 'G08',
    fault: 'rejections are kept for ever',
    steps: 2,
    patch: {
      authority: authorityWith({
        visible: at('open.counting', (state) => {
          state.after = {};
        }),
      }),
    },
  },
  {
    property: 'G08',
    fault: 'the last rejection starts over',
    steps: 3,
    patch: {
      authority: authorityWith({
        visible: at('open', ({ on }) => {
          (on['visible.rejected'] as object[])[0] = {
            guard: 'wasLastRejection',
            target: '.clean',
            actions: 'forgetRejections',
          };
        }),
      }),
    },
  },
  {
    property: 'G08',
    fault: 'a wrong code of a genuine login is not counted',
    steps: 3,
    patch: login('progress.begun.genuine', without('countRejection', 'owner.codeWrong')),
  },
  {
    property: 'G08',
    fault: 'a wrong code of a decoy is not counted',
    steps: 3,
    patch: login('progress.begun.decoy', without('countRejection', 'owner.codeWrong')),
  },
  {
    property: 'G08',
    fault: 'a password that is told to be wrong is not counted',
    steps: 2,
    policy: { 'verdict.mode': 'stepwise' },
    patch: login('progress.begun.checking', without('countRejection', 'login.settle')),
  },
  {
    property: 'G08',
    fault: 'a cancel is not counted',
    steps: 2,
    patch: login('progress.begun', without('countRejection', 'login.cancel')),
  },
  {
    property: 'G08',
    fault: 'a login that a newer one replaces is not counted',
    steps: 2,
    patch: login('progress.begun', without('countRejection', 'login.superseded')),
  },
  {
    property: 'G08',
    fault: 'a login that gets old is not counted',
    steps: 2,
    patch: login('progress.begun', ({ after }) => {
      after['login.txnTtl'] = { target: 'ended.expired', actions: 'recordExpiry' };
    }),
  },
  {
    property: 'G08',
    fault: 'a cancel after a rejection counts again',
    steps: 4,
    patch: login('progress.begun', ({ on }) => {
      on['login.cancel'] = {
        target: 'ended.cancelled',
        actions: ['recordCancel', 'countRejection', 'answerOk'],
      };
    }),
  },
  {
    property: 'G08',
    fault: 'a success leaves the rejections',
    steps: 4,
    patch: loginWith({ actions: { forgive: nothing } }),
  },
  {
    property: 'G08',
    fault: 'a check that ends on a blocked screen is answered like any other',
    steps: 4,
    patch: login('progress.begun.checking', (checking) => {
      for (const { on } of [checking, checking.states['verifying']!]) {
        on['login.settle'] = (on['login.settle'] as object[]).slice(1);
      }
    }),
  },
];
