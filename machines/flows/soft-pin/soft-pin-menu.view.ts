import { action, cancel, none, type Rows, viewBy } from '../code/picture.ts';
import type { Picture, ViewField } from '../view.ts';
import type { MenuContext } from './family.ts';
import type { MenuStates, softPinMenuMachine } from './soft-pin-menu.machine.ts';

const errorOf = ({ error: code }: MenuContext): Picture['error'] => (code === null ? null : { code });
const retry = ({ unanswered }: MenuContext) =>
  unanswered === null ? [] : [action('call.retry', 'secondary')];

const pinField = ({ error }: MenuContext): ViewField => ({
  name: 'pin',
  type: 'password',
  autocomplete: 'off',
  inputmode: 'numeric',
  maxLength: 8,
  required: true,
  ...(error?.startsWith('E_PIN') && { error }),
});

const pin = (context: MenuContext, busy = false): Picture => ({
  ...none,
  screen: 'pin',
  busy,
  fields: [pinField(context)],
  actions: [action('pin.submit', 'primary', !busy, ['pin']), ...retry(context), cancel],
  error: errorOf(context),
});

const ready = (context: MenuContext, busy = false): Picture => ({
  ...none,
  screen: 'softPinReady',
  busy,
  actions: [action('softPin.get', 'primary', !busy), action('softPin.generate', 'secondary', !busy), cancel],
  error: errorOf(context),
});

/** The code itself is in no view: `flow.reveal('code')` gives it while this screen lasts. */
function code(context: MenuContext, waits: 'for nothing' | 'offline' | 'online' = 'for nothing'): Picture {
  const { deadlines, unverified, clockIsWrong, clipboardClear } = context.display;
  const endsWith = waits === 'online' ? deadlines.nextAt : deadlines.stepEndsAt;
  const mayGenerate = waits === 'for nothing' && context.unanswered === null;
  return {
    ...none,
    screen: 'softPinCode',
    actions: [action('softPin.generate', 'primary', mayGenerate), ...retry(context), cancel],
    error: errorOf(context),
    notices: [
      ...(waits === 'offline' ? (['M_BURN_OFFLINE'] as const) : []),
      ...(unverified ? (['I_PIN_UNVERIFIED'] as const) : []),
      ...(clockIsWrong ? (['W_CLOCK'] as const) : []),
    ],
    timers: endsWith ? [{ id: 'softPinStep', ...endsWith }] : [],
    data: clipboardClear === null ? {} : { clipboardClear },
    reveal: ['code'],
  };
}

const menu = {
  opening: (context) => pin(context, true),
  looking: (context) => pin(context, true),
  hidden: () => ({ ...none, screen: 'softPinHidden', actions: [action('softPin.open'), cancel] }),
  pin: (context) => pin(context),
  derivingUnverified: (context) => pin(context, true),
  derivingForCheck: (context) => pin(context, true),
  checking: (context) => pin(context, true),
  ready: (context) => ready(context),
  derivingToShow: (context) => ready(context, true),
  derivingToWait: (context) => ready(context, true),
  derivingToBurn: (context) => ready(context, true),
  showing: (context) => code(context),
  burning: (context) => ready(context, true),
  waiting: (context, inner) =>
    code(context, (inner as { waiting: unknown }).waiting === 'forNext' ? 'online' : 'offline'),
  inactive: (context) => ({
    ...none,
    screen: 'softPinInactive',
    actions: [...(context.inSession ? [action('profile.open')] : []), cancel],
    error: errorOf(context),
  }),
} satisfies Record<keyof MenuStates, (context: MenuContext, inner: unknown) => Picture>;

const rows = {
  open(context, inner) {
    const { menu: value } = inner as { menu: string | object };
    const id = typeof value === 'string' ? value : Object.keys(value)[0];
    return menu[id as keyof MenuStates](context, value);
  },
  closed: () => ({ ...none, screen: 'left' }),
  left: () => ({ ...none, screen: 'left', data: { next: 'profile' } }),
} satisfies Rows<typeof softPinMenuMachine, MenuContext>;

/** What the customer sees of the menu "Soft PIN". */
export const softPinMenuView = viewBy<MenuContext>(rows);
