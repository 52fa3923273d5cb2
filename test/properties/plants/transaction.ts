import { emit } from 'xstate';
import { login, account, loginWith, type Plant } from './plant.ts';

/** Logins that do not begin, answer or end as they should. */
export const transactionPlants: readonly Plant[] = [
  {
    property: 'P44',
    fault: 'a second submit begins a second check',
    steps: 2,
    patch: login('progress.begun', ({ on }) => {
      on['login.first'] = { actions: ['reserve', 'answerSuperseded'] };
    }),
  },
  {
    property: 'P44',
    fault: 'a login goes on beside a newer one of another identifier',
    steps: 2,
    patch: {
      ...login('progress.begun', ({ on }) => delete on['login.superseded']),
      keeps: ({ to }) => to !== 'fresh',
    },
  },
  {
    property: 'G03',
    fault: 'a login never gets old',
    steps: 1,
    patch: login('progress.begun', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'G03',
    fault: 'a login that nobody begins stays',
    steps: 0,
    patch: login('progress.opened', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'G03',
    fault: 'a check that nobody settles is waited for',
    steps: 1,
    patch: login('progress.begun.checking', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'G09',
    fault: 'a cancel is only acknowledged',
    steps: 2,
    patch: login('progress.begun', ({ on }) => {
      on['login.cancel'] = { actions: 'answerOk' };
    }),
  },
  {
    property: 'G11',
    fault: 'the bank gives an answer that no port declares',
    steps: 1,
    patch: loginWith({ actions: { answerExpired: emit({ type: 'answer', code: 'E_SESSION_ENDED' }) } }),
  },
  {
    property: 'G12',
    fault: 'a block never ends',
    steps: 2,
    patch: account('blocked.temporary', (state) => {
      state.after = {};
    }),
  },
];
