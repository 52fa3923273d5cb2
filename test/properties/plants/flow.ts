import { assign, type AnyStateMachine } from 'xstate';
import { type Drawing, part, redrawn, swapped } from '../redraw.ts';

/** A fault put into the password login on purpose, and the shortest way on which its property sees it. */
export interface FlowPlant {
  readonly property: string;
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
    property: 'P22',
    fault: 'every refusal is shown as a code of the wrong form',
    steps: 3,
    broken: refusing(assign({ error: 'E_FNP_FORMAT' })),
  },
  {
    property: 'P22',
    fault: 'a refusal is not shown',
    steps: 3,
    broken: refusing(() => {}),
  },
  {
    property: 'P47',
    fault: 'nobody waits for the end of a cancel',
    steps: 4,
    broken: at('leaving.toForm', ({ invoke }) => {
      delete invoke['onDone'];
      delete invoke['onError'];
    }),
  },
  {
    property: 'P48',
    fault: 'a fault is not shown',
    steps: 3,
    broken: at('submitting.proving', ({ invoke }) => {
      invoke['onError'] = '#form';
    }),
  },
  {
    property: 'P49',
    fault: 'the second call starts although the network went away during the first',
    steps: 3,
    broken: at('submitting.opening', ({ invoke }) => {
      invoke['onDone'] = { target: 'proving', actions: 'noteTransaction' };
    }),
  },
  {
    property: 'P50',
    fault: 'what was typed is kept to be shown',
    steps: 1,
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
    steps: 4,
    broken: at('askingCode', ({ on }) => delete on['flow.cancel']),
  },
  {
    property: 'G09',
    fault: 'a screen that is blocked cannot be left',
    steps: 4,
    broken: at('blocked', ({ on }) => delete on['flow.cancel']),
  },
  {
    property: 'G09',
    fault: 'an edit goes to the form and the bank is not told',
    steps: 4,
    broken: at('askingCode', ({ on }) => {
      on['credentials.edit'] = { target: '#form', actions: ['forgetError', 'forgetTransaction'] };
    }),
  },
  {
    property: 'G09',
    fault: 'after a `first` that was not answered the form is left and the bank is not told',
    steps: 4,
    broken: at('askingCredentials', ({ on }) => {
      on['flow.cancel'] = '#cancelled';
    }),
  },
  {
    property: 'G11',
    fault: 'one answer of a resend is dropped',
    steps: 6,
    broken: at('askingCode.activity.sending', ({ invoke }) => {
      invoke['onDone'] = (invoke['onDone'] as object[]).filter(
        (row) => !JSON.stringify(row).includes('E_FNP_WAIT'),
      );
    }),
  },
  {
    property: 'G12',
    fault: 'a block on the screen never ends',
    steps: 3,
    broken: at('blocked', (state) => {
      state.after = {};
    }),
  },
];
