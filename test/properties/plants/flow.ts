import { assign, type AnyStateMachine } from 'xstate';
import { type Drawing, part, redrawn, swapped } from '../redraw.ts';

/** A fault put into a flow on purpose, the password login if none is named, and the shortest way on which it is seen. */
export interface FlowPlant {
  readonly property: string;
  readonly flow?: 'entry' | 'internetBranchLogin' | 'profile';
  readonly fault: string;
  readonly steps: number;
  readonly broken: (machine: AnyStateMachine) => AnyStateMachine;
}

const at = (path: string, edit: (state: Drawing) => void) => (machine: AnyStateMachine) =>
  redrawn(machine, (drawing) => edit(part(drawing, path)));

/** What a refusal leaves on the screen. */
const refusing = (noteRefusal: unknown) => swapped({ actions: { noteRefusal } }) as FlowPlant['broken'];

export const flowPlants: readonly FlowPlant[] = [
  {
    property: 'P37',
    flow: 'profile',
    fault: 'a toggle shows what the device has, whatever the bank says',
    steps: 3,
    broken: swapped({ actions: { noteStatus: () => {} } }) as FlowPlant['broken'],
  },
  {
    property: 'P42',
    flow: 'internetBranchLogin',
    fault: 'a login on the web ends by Smart FNP',
    steps: 5,
    broken: at('authenticated', (state) => {
      (state as unknown as { output: object }).output = { status: 'authenticated', path: 'L4b' };
    }),
  },
  {
    property: 'P52',
    fault: 'the tick changes what a cancel asks of the bank',
    steps: 5,
    broken: at('askingCode', ({ on }) => {
      const ticked = ({ context }: { context: { remember: boolean } }) => context.remember;
      on['flow.cancel'] = [{ guard: ticked, target: '#cancelled' }, on['flow.cancel']].flat();
    }),
  },
  {
    property: 'P22',
    fault: 'every refusal is shown as a code of the wrong form',
    steps: 4,
    broken: refusing(assign({ error: 'E_FNP_FORMAT' })),
  },
  {
    property: 'P22',
    fault: 'a refusal is not shown',
    steps: 4,
    broken: refusing(() => {}),
  },
  {
    property: 'P47',
    fault: 'nobody waits for the end of a cancel',
    steps: 5,
    broken: at('leaving.toForm', ({ invoke }) => {
      delete invoke['onDone'];
      delete invoke['onError'];
    }),
  },
  {
    property: 'P48',
    fault: 'a fault is not shown',
    steps: 4,
    broken: at('submitting.proving', ({ invoke }) => {
      invoke['onError'] = '#form';
    }),
  },
  {
    property: 'P49',
    fault: 'the second call starts although the network went away during the first',
    steps: 4,
    broken: at('submitting.opening', ({ invoke }) => {
      invoke['onDone'] = { target: 'proving', actions: 'noteTransaction' };
    }),
  },
  {
    property: 'P50',
    fault: 'what was typed is kept to be shown',
    steps: 2,
    broken: swapped({
      actions: {
        forgetError: assign(({ context, event }) => ({
          error: null,
          unanswered: null,
          display: { ...context.display, ref: event.typed as string },
        })),
      },
    }) as FlowPlant['broken'],
  },
  {
    property: 'G09',
    fault: 'the code step cannot be cancelled',
    steps: 5,
    broken: at('askingCode', ({ on }) => delete on['flow.cancel']),
  },
  {
    property: 'G09',
    fault: 'a screen that is blocked cannot be left',
    steps: 5,
    broken: at('blocked', ({ on }) => delete on['flow.cancel']),
  },
  {
    property: 'G09',
    fault: 'an edit goes to the form and the bank is not told',
    steps: 5,
    broken: at('askingCode', ({ on }) => {
      on['credentials.edit'] = { target: '#form', actions: ['forgetError', 'forgetTransaction'] };
    }),
  },
  {
    property: 'G09',
    fault: 'after a `first` that was not answered the form is left and the bank is not told',
    steps: 5,
    broken: at('askingCredentials', ({ on }) => {
      on['flow.cancel'] = '#cancelled';
    }),
  },
  {
    property: 'G11',
    fault: 'a refused resend is dropped',
    steps: 7,
    broken: at('askingCode.activity.sending', ({ invoke }) => {
      invoke['onDone'] = (invoke['onDone'] as object[]).slice(0, 1);
    }),
  },
  {
    property: 'G12',
    fault: 'a block on the screen never ends',
    steps: 4,
    broken: at('blocked', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'P51',
    fault: 'a number is remembered although that was not ticked',
    steps: 6,
    broken: swapped({
      guards: { numberIsToBeKept: () => true, nothingIsToBeKept: () => false },
    }) as FlowPlant['broken'],
  },
  {
    property: 'P59',
    fault: 'no login by password and SMS ever ends well',
    steps: 0,
    broken: at('authenticated', (state) => {
      (state as unknown as { output: object }).output = { status: 'cancelled' };
    }),
  },
  {
    property: 'G10',
    flow: 'entry',
    fault: 'a scan is not offered although biometrics are on',
    steps: 4,
    broken: swapped({ guards: { scanIsKept: () => false } }) as FlowPlant['broken'],
  },
];
