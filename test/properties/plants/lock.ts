import { emit } from 'xstate';
import { authorityWith, swapped } from '../redraw.ts';
import { login, account, type Plant } from './plant.ts';

const permanent = { 'lock.permanent': true, 'lock.permanentAt': 2 } as const;

/** Blocks that do not hold, or hurt. */
export const lockPlants: readonly Plant[] = [
  {
    property: 'P14',
    fault: 'an open login is not told of the block',
    steps: 5,
    patch: login('progress.begun.genuine', ({ on }) => delete on['login.blocked']),
  },
  {
    property: 'P15',
    fault: 'a new login lifts the block',
    steps: 3,
    patch: account('blocked', ({ on }) => {
      on['account.reserve'] = { target: 'open', actions: 'forgetFailures' };
    }),
  },
  {
    property: 'P16',
    fault: 'a right password alone forgets the failures',
    steps: 3,
    patch: account('open', ({ on }) => {
      on['account.settled'] = { target: '.clean', actions: ['settle', 'forgetFailures'] };
    }),
  },
  {
    property: 'P17',
    fault: 'a stranger closes the account for good',
    steps: 6,
    policy: permanent,
    patch: {
      authority: authorityWith({
        account: (machine, policy) =>
          machine.provide({
            guards: {
              wasLastBlock: ({ context }: { context: { fail: number; blocks: number } }) =>
                context.fail + 1 >= policy['lock.maxFailures'] &&
                context.blocks + 1 >= policy['lock.permanentAt'],
            },
          } as never),
      }),
    },
  },
  {
    property: 'P18',
    fault: 'the staff desk cannot lift a block',
    steps: 5,
    policy: permanent,
    patch: account('blocked', ({ on }) => {
      on['account.unlocked'] = { actions: 'answerOk' };
    }),
  },
  {
    property: 'P19',
    fault: 'a block never ends',
    steps: 2,
    patch: account('blocked.temporary', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'G06',
    fault: 'the notice never alerts',
    steps: 5,
    policy: permanent,
    patch: {
      authority: authorityWith({
        account: swapped({ actions: { warnOfBlock: emit({ type: 'sms', message: 'N_LOCK' }) } }),
      }),
    },
  },
  {
    property: 'G07',
    fault: 'the end of a block closes for good',
    steps: 3,
    patch: account('blocked.temporary', ({ after }) => {
      after['lock.tempDurations'] = 'permanent';
    }),
  },
];
