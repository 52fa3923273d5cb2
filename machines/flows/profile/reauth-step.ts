import { repeated, submitted } from '../code/call-step.ts';
import { codeStep } from '../code/code-step.ts';
import { answered, noAnswer, runFamily, tell } from '../code/family.ts';

/**
 * VERIFIKO (behaviour.md R5), shared by everything that asks for the password again; an FNP too, when authentication
 * is stale. The password is held for its own call only. `proved`: the id of the state that follows. The machine that
 * embeds it has the id `asking` for the form given here, and the ends of `runEnds`.
 */
export const reauthStep = (proved: string) =>
  runFamily.createStateConfig({
    initial: 'asking',
    states: {
      asking: {
        id: 'asking',
        on: {
          'reauth.submit': submitted('checking'),
          'call.retry': repeated('checking'),
          'flow.cancel': [
            { guard: 'isOffline', target: '#cancelled', actions: 'forgetError' },
            { guard: 'nothingIsUnanswered', target: '#cancelled', actions: 'forgetError' },
            { target: '#leavingForGood', actions: 'forgetError' },
          ],
        },
      },
      checking: {
        on: {
          'flow.cancel': [{ guard: 'isOffline', target: '#cancelled' }, { target: '#leavingForGood' }],
        },
        invoke: {
          id: 'begin',
          src: 'reauth.begin',
          input: tell('session'),
          onDone: [
            { guard: 'codeIsNeeded', target: 'code', actions: ['noteAnswer', 'noteSends'] },
            { guard: answered('ok'), target: proved },
            { guard: answered('E_BLOCKED_TEMP'), target: '#blocked', actions: 'noteRefusal' },
            { guard: answered('E_SESSION_ENDED'), target: '#sessionEnded' },
            { target: 'asking', actions: 'noteRefusal' },
          ],
          onError: { target: 'asking', actions: noAnswer('begin') },
        },
      },
      code: codeStep({
        sendCode: 'reauth.sendCode',
        verify: 'reauth.verify',
        of: 'session',
        verified: proved,
        form: '#asking',
        back: '#leavingToForm',
        leave: '#leavingForGood',
        cancelled: '#cancelled',
        ends: { E_BLOCKED_TEMP: '#blocked', E_SESSION_ENDED: '#sessionEnded' },
      }),
      leaving: {
        initial: 'toForm',
        states: {
          toForm: {
            id: 'leavingToForm',
            exit: 'forgetCode',
            on: { 'flow.cancel': '#cancelled' },
            invoke: {
              id: 'cancel',
              src: 'reauth.cancel',
              input: tell('session'),
              onDone: '#asking',
              onError: '#asking',
            },
          },
          forGood: {
            id: 'leavingForGood',
            on: { 'flow.cancel': '#cancelled' },
            invoke: {
              id: 'cancel',
              src: 'reauth.cancel',
              input: tell('session'),
              onDone: '#cancelled',
              onError: '#cancelled',
            },
          },
        },
      },
    },
  });
