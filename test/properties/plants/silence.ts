import { emit } from 'xstate';
import { login, loginWith, type Plant } from './plant.ts';

/** Answers and screens that tell too much. */
export const silencePlants: readonly Plant[] = [
  {
    property: 'P20',
    fault: 'a decoy refuses to resend',
    steps: 3,
    patch: login('progress.begun.decoy', ({ on }) => {
      on['login.sendCode'] = { actions: 'answerExpired' };
    }),
  },
  {
    property: 'P22',
    fault: 'a refusal says that the code was wrong',
    steps: 2,
    patch: loginWith({ actions: { answerRejected: emit({ type: 'answer', code: 'E_FNP_FORMAT' }) } }),
  },
  {
    property: 'P23',
    fault: 'a block of the account is counted on the screen',
    steps: 4,
    patch: login('progress.begun.genuine', ({ on }) => {
      on['login.blocked'] = { target: 'decoy', actions: ['forgetKnowledge', 'countRejection'] };
    }),
  },
  {
    property: 'G05',
    fault: 'a decoy counts on the account',
    steps: 3,
    patch: login('progress.begun.decoy', ({ on }) => {
      on['owner.codeWrong'] = { actions: ['failCompared', 'answerRejected'] };
    }),
  },
];
