import { enqueueActions } from 'xstate';
import { at, authorityWith } from '../redraw.ts';
import { loginWith, codeWith, type Plant } from './plant.ts';

const matching = (...accepted: string[]) => ({
  guards: {
    codeMatches: ({ context, event }: { context: { sent: boolean }; event: { match?: string } }) =>
      context.sent && accepted.includes(event.match ?? ''),
  },
});

/** Codes that should not be accepted, or are not. */
export const codePlants: readonly Plant[] = [
  {
    property: 'P06',
    fault: 'an accepted code stays live',
    steps: 4,
    patch: {
      authority: authorityWith({
        login: at('progress.begun.genuine', ({ on }) => {
          on['owner.codeRight'] = { actions: ['succeed', 'openSession', 'answerOk'] };
        }),
        code: at('validity.live', ({ on }) => {
          (on['code.submit'] as object[])[0] = { guard: 'codeMatches', actions: 'accept' };
        }),
      }),
    },
  },
  {
    property: 'P08',
    fault: 'the code of another login is accepted',
    steps: 3,
    patch: codeWith(matching('current', 'other')),
  },
  {
    property: 'P10',
    fault: 'an expired code is still compared',
    steps: 4,
    patch: {
      authority: authorityWith({
        code: at('validity.over', ({ on }) => {
          on['code.submit'] = [
            { guard: 'codeMatches', target: 'none', actions: 'accept' },
            { actions: 'refuse' },
          ];
        }),
      }),
    },
  },
  {
    property: 'P11',
    fault: 'an earlier code is accepted',
    steps: 3,
    patch: codeWith(matching('current', 'earlier')),
  },
  {
    property: 'P12',
    fault: 'a resend forgets the failures',
    steps: 4,
    patch: loginWith({
      actions: {
        renewCode: enqueueActions(({ enqueue }) => {
          enqueue.emit({ type: 'account.succeeded' });
          enqueue.emit({ type: 'code.resend', sms: true } as never);
        }),
      },
    }),
  },
  { property: 'G01', fault: 'the right code is refused', steps: 3, patch: codeWith(matching()) },
  {
    property: 'G02',
    fault: 'a right password sends nothing',
    steps: 2,
    patch: {
      authority: authorityWith({
        code: at('validity.none', ({ on }) => {
          on['code.issue'] = { target: 'live', actions: 'issue' };
        }),
      }),
    },
  },
  {
    property: 'G02',
    fault: 'a resend sends nothing',
    steps: 4,
    patch: {
      authority: authorityWith({
        code: at('validity.live', ({ on }) => {
          on['code.resend'] = { guard: 'mayResend', target: 'renewed', actions: 'issue' };
        }),
      }),
    },
  },
  {
    property: 'G04',
    fault: 'the last wrong code does not kill',
    steps: 4,
    patch: {
      authority: authorityWith({
        code: at('validity.live', ({ on }) => {
          for (const type of ['code.submit', 'code.refuse']) {
            const rows = on[type] as { guard?: string }[];
            on[type] = rows.map((row) =>
              row.guard === 'wasLastTry' ? { guard: row.guard, actions: 'refuse' } : row,
            );
          }
        }),
      }),
    },
  },
];
