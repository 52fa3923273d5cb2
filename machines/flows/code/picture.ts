import type { AnyMachineSnapshot, AnyStateMachine, StateValueFrom } from 'xstate';
import type { FailureCode } from '../../vocabulary/failure.ts';
import { passwordMaxLength } from '../../vocabulary/password.ts';
import type { Picture, ViewAction, ViewField, ViewTimer } from '../view.ts';
import type { DeadlineName, RunContext } from './context.ts';

type StateKeys<V> = V extends string ? V : V extends object ? keyof V & string : never;

/** The states that need a screen. */
export type StateId<Machine extends AnyStateMachine> = StateKeys<StateValueFrom<Machine>>;

/** One row for each state: a new state without a screen does not compile (architecture rule 8). */
export type Rows<Machine extends AnyStateMachine, Context> = Record<
  StateId<Machine>,
  (context: Context, inner: unknown) => Picture
>;

/** The view function over its rows. */
export const viewBy =
  <Context>(rows: Readonly<Record<string, (context: Context, inner: unknown) => Picture>>) =>
  (snapshot: AnyMachineSnapshot): Picture => {
    const value: unknown = snapshot.value;
    const id = typeof value === 'string' ? value : Object.keys(value as object)[0];
    const row = rows[id ?? ''];
    if (!row) throw new Error(`The state ${id} has no screen.`);
    const inner = typeof value === 'string' ? null : (value as Record<string, unknown>)[id ?? ''];
    return row(snapshot.context as Context, inner);
  };

/** A screen with nothing on it. */
export const none: Omit<Picture, 'screen'> = {
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

export const action = (
  event: string,
  kind: ViewAction['kind'] = 'primary',
  enabled = true,
  fields: readonly string[] = [],
): ViewAction => ({ event, kind, enabled, fields });

export const cancel = action('flow.cancel', 'link');
export const back = action('flow.back', 'link');
const retry = (enabled = true) => action('call.retry', 'secondary', enabled);

/** A timer while its deadline still matters. */
export function timer(context: RunContext, id: ViewTimer['id'], name: DeadlineName): ViewTimer[] {
  const deadline = context.display.deadlines[name];
  return deadline ? [{ id, ...deadline }] : [];
}

/** Why nothing happened, and when it makes sense to try again, for the refusals that say so. */
export function errorOf({ error: code, display }: RunContext): Picture['error'] {
  if (code === null) return null;
  const endsAt: Partial<Record<FailureCode, number | null | undefined>> = {
    E_RATE: display.retryAt,
    E_FNP_WAIT: display.deadlines.resendAt?.endsAt,
    E_BLOCKED_TEMP: display.deadlines.until?.endsAt,
  };
  return { code, ...(typeof endsAt[code] === 'number' && { endsAt: endsAt[code] }) };
}

/** Puts the error on a field whose problems begin like this. */
const wrong = ({ error }: RunContext, ...prefixes: readonly string[]): Pick<ViewField, 'error'> =>
  error !== null && prefixes.some((prefix) => error.startsWith(prefix)) ? { error } : {};

export const passwordField = (context: RunContext, name = 'password'): ViewField => ({
  name,
  type: 'password',
  autocomplete: name === 'password' ? 'current-password' : 'new-password',
  inputmode: 'text',
  maxLength: 2 * passwordMaxLength,
  required: true,
  ...wrong(context, ...(name === 'again' ? ['E_PWD_MISMATCH'] : ['E_PWD_REQ', 'E_PWD_TOO', 'E_PWD_POL'])),
});

/** A Kod PIN: never filled in by anybody but the customer. */
export const pinField = (context: RunContext, name = 'pin'): ViewField => ({
  name,
  type: 'password',
  autocomplete: 'off',
  inputmode: 'numeric',
  maxLength: context.display.digits ?? 8,
  required: true,
  ...wrong(context, 'E_PIN'),
});

/** The one input of a one-time code: a single real field, pasteable, filled by the SMS autofill (R13). */
export const codeField = (context: RunContext): ViewField => ({
  name: 'code',
  type: 'code',
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  maxLength: 2 * (context.display.digits ?? 8),
  required: true,
  ...wrong(context, 'E_FNP_FORMAT'),
});

interface Form {
  screen: Picture['screen'];
  busy?: boolean;
  step?: Picture['step'];
  fields: readonly ViewField[];
  submit: string;
  others?: readonly ViewAction[];
}

/** A form with its one submit; a submit without an answer can be repeated. */
export function formPicture(context: RunContext, form: Form): Picture {
  const { screen, busy = false, step = null, fields, submit, others = [] } = form;
  const names = fields.map(({ name }) => name);
  return {
    ...none,
    screen,
    busy,
    step,
    fields,
    actions: [
      action(submit, 'primary', !busy, names),
      ...(context.unanswered === null ? [] : [retry(!busy)]),
      ...others.map((other) => (other.event === 'flow.cancel' ? other : { ...other, enabled: !busy })),
    ],
    error: errorOf(context),
    notices: context.lastAttempt ? ['W_LAST_ATTEMPT'] : [],
    data: ruleIn(context),
  };
}

/** What a password that was just refused should have been like. */
const ruleIn = ({ error, display: { rule } }: RunContext): Picture['data'] =>
  error === 'E_PWD_POLICY' && rule !== null ? { rule } : {};

/** A screen on which the device or the bank is waited for; what gave no answer can be repeated. */
export function waitingPicture(
  context: RunContext,
  inner: unknown,
  screen: Picture['screen'],
  step: Picture['step'] = null,
): Picture {
  const stalled = inner === 'stalled';
  return {
    ...none,
    screen,
    step,
    busy: !stalled,
    actions: [...(stalled ? [retry()] : []), cancel],
    error: errorOf(context),
  };
}

/** The states of the code step, as its view reads them. */
interface CodeStepValue {
  activity: 'idle' | 'sending' | 'verifying';
  resend: 'asked' | 'cooling' | 'ready' | 'exhausted';
  code: 'renewed' | 'live' | 'expired' | 'dead';
  help: 'waiting' | 'offered';
}

/** The code screen; `sent`: what is said while a code can be on its way; `check`: what it rests on. */
export function codePicture(
  context: RunContext,
  inner: unknown,
  sent: 'I_FNP_SENT' | 'I_RESET_SENT',
  check: 'password' | 'number',
  step: Picture['step'],
): Picture {
  const at = inner as CodeStepValue;
  const idle = at.activity === 'idle';
  const live = at.code === 'live';
  const { ref, digits } = context.display;
  return {
    ...none,
    screen: 'code',
    busy: !idle,
    step,
    fields: [codeField(context)],
    actions: [
      action('code.submit', 'primary', idle, ['code']),
      action('code.resend', 'secondary', idle && at.resend === 'ready'),
      ...(context.unanswered === null ? [] : [retry(idle)]),
      back,
      cancel,
    ],
    error: errorOf(context),
    notices: [
      ...(live ? [sent] : []),
      ...(at.help === 'offered' ? (['I_FNP_HELP'] as const) : []),
      ...(context.lastAttempt ? (['W_LAST_ATTEMPT'] as const) : []),
    ],
    timers: [
      ...(at.resend === 'cooling' ? timer(context, 'resend', 'resendAt') : []),
      ...(live ? timer(context, 'codeExpiry', 'codeExpiresAt') : []),
      ...timer(context, 'transaction', 'expiresAt'),
    ],
    data: { check, ...(ref !== null && { ref }), ...(digits !== null && { digits }) },
  };
}

export const blockedPicture = (context: RunContext): Picture => ({
  ...none,
  screen: 'blocked',
  actions: [action('block.acknowledge'), cancel],
  error: errorOf(context),
  timers: timer(context, 'block', 'until'),
});
