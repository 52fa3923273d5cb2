import type { AnyMachineSnapshot, StateValueFrom } from 'xstate';
import type { FailureCode } from '../../vocabulary/failure.ts';
import { identifierMaxLength } from '../../vocabulary/identifier.ts';
import { passwordMaxLength } from '../../vocabulary/password.ts';
import type { Picture, ViewAction, ViewField } from '../view.ts';
import { codeField, timer } from './code-step.view.ts';
import type { LoginContext } from './family.ts';
import type { passwordLoginMachine } from './password-login.machine.ts';

type StateId = keyof { [K in StateKeys<StateValueFrom<typeof passwordLoginMachine>>]: true };
type StateKeys<V> = V extends string ? V : V extends object ? keyof V & string : never;

const none: Omit<Picture, 'screen'> = {
  busy: false,
  step: null,
  fields: [],
  actions: [],
  error: null,
  notices: [],
  timers: [],
  data: {},
  elements: [],
};

const action = (
  event: string,
  kind: ViewAction['kind'],
  enabled = true,
  fields: readonly string[] = [],
): ViewAction => ({ event, kind, enabled, fields });

const warning = (context: LoginContext) => (context.lastAttempt ? (['W_LAST_ATTEMPT'] as const) : []);

/** When it makes sense to try again, for the refusals that say so. */
function errorOf(context: LoginContext): Picture['error'] {
  const { error: code, display } = context;
  if (code === null) return null;
  const endsAt: Partial<Record<FailureCode, number | null | undefined>> = {
    E_RATE: display.retryAt,
    E_FNP_WAIT: display.deadlines.resendAt?.endsAt,
    E_BLOCKED_TEMP: display.deadlines.until?.endsAt,
  };
  return { code, ...(typeof endsAt[code] === 'number' && { endsAt: endsAt[code] }) };
}

function credentials(context: LoginContext, busy: boolean): Picture {
  const wrong = (prefix: string): Pick<ViewField, 'error'> =>
    context.error?.startsWith(prefix) ? { error: context.error } : {};
  return {
    ...none,
    screen: 'credentials',
    busy,
    step: { at: 1, of: 2 },
    fields: [
      {
        name: 'identifier',
        type: 'text',
        autocomplete: 'username',
        inputmode: 'text',
        maxLength: identifierMaxLength,
        required: true,
        ...wrong('E_ID'),
      },
      {
        name: 'password',
        type: 'password',
        autocomplete: 'current-password',
        inputmode: 'text',
        maxLength: 2 * passwordMaxLength,
        required: true,
        ...wrong('E_PWD'),
      },
    ],
    actions: [
      action('credentials.submit', 'primary', !busy, ['identifier', 'password']),
      ...(context.unanswered === null ? [] : [action('call.retry', 'secondary', !busy)]),
      action('password.forgot', 'link', !busy),
    ],
    error: errorOf(context),
    notices: warning(context),
  };
}

const cancellable = (picture: Picture): Picture => ({
  ...picture,
  actions: [...picture.actions, action('flow.cancel', 'link')],
});

interface CodeStepValue {
  activity: 'idle' | 'sending' | 'verifying';
  resend: 'asked' | 'cooling' | 'ready' | 'exhausted';
  code: 'renewed' | 'live' | 'expired' | 'dead';
  help: 'waiting' | 'offered';
}

function code(context: LoginContext, at: CodeStepValue): Picture {
  const idle = at.activity === 'idle';
  const live = at.code === 'live';
  const { ref, digits } = context.display;
  return {
    ...none,
    screen: 'code',
    busy: !idle,
    step: { at: 2, of: 2 },
    fields: [codeField(context)],
    actions: [
      action('code.submit', 'primary', idle, ['code']),
      action('code.resend', 'secondary', idle && at.resend === 'ready'),
      ...(context.unanswered === null ? [] : [action('call.retry', 'secondary', idle)]),
      action('credentials.edit', 'link'),
      action('flow.cancel', 'link'),
    ],
    error: errorOf(context),
    notices: [
      ...(live ? (['I_FNP_SENT'] as const) : []),
      ...(at.help === 'offered' ? (['I_FNP_HELP'] as const) : []),
      ...warning(context),
    ],
    timers: [
      ...(at.resend === 'cooling' ? timer(context, 'resend', 'resendAt') : []),
      ...(live ? timer(context, 'codeExpiry', 'codeExpiresAt') : []),
      ...timer(context, 'transaction', 'expiresAt'),
    ],
    data: { ...(ref !== null && { ref }), ...(digits !== null && { digits }) },
  };
}

/** One row for each state: a new state without a screen does not compile (architecture rule 8). */
const rows = {
  askingCredentials: (context) => cancellable(credentials(context, false)),
  submitting: (context) => cancellable(credentials(context, true)),
  askingCode: (context, value) => code(context, value as CodeStepValue),
  blocked: (context) => ({
    ...none,
    screen: 'blocked',
    actions: [action('block.acknowledge', 'primary'), action('flow.cancel', 'link')],
    error: errorOf(context),
    timers: timer(context, 'block', 'until'),
  }),
  leaving: (context) => credentials(context, true),
  authenticated: () => ({ ...none, screen: 'authenticated', elements: ['K_pwd', 'P_sim'] }),
  cancelled: () => ({ ...none, screen: 'cancelled' }),
  turnedAway: () => ({ ...none, screen: 'blocked' }),
  left: () => ({ ...none, screen: 'left', notices: ['M_CONTACT'], data: { next: 'forgotPassword' } }),
} satisfies Record<StateId, (context: LoginContext, value: unknown) => Picture>;

/** What the customer sees of `passwordLogin`. */
export function passwordLoginView(snapshot: AnyMachineSnapshot): Picture {
  const value: unknown = snapshot.value;
  const id = (typeof value === 'string' ? value : Object.keys(value as object)[0]) as StateId;
  const inner = typeof value === 'string' ? null : (value as Record<string, unknown>)[id];
  return rows[id](snapshot.context as LoginContext, inner);
}
