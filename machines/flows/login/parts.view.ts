import type { AnyMachineSnapshot } from 'xstate';
import type { FailureCode, NoticeCode } from '../../vocabulary/failure.ts';
import { action, none } from '../code/picture.ts';
import type { Picture, ViewAction, ViewField, ViewTimer } from '../view.ts';
import type { DeadlineName, LoginContext } from './login-context.ts';

type Keys<V> = V extends string ? V : V extends object ? keyof V & string : never;

/** The states of a machine that each need a row, out of its `StateValueFrom`. */
export type StateId<Value> = keyof { [K in Keys<Value>]: true };

/** What a state shows; `at` is where it is inside. */
export type Row = (context: LoginContext, at: unknown) => Picture;

/** What the customer sees of a flow: one row for each state. */
export const viewOf =
  (rows: Readonly<Record<string, Row>>) =>
  ({ value, context }: AnyMachineSnapshot): Picture => {
    const [id = '', at] = typeof value === 'string' ? [value] : (Object.entries(value as object)[0] ?? []);
    return (rows[id] as Row)(context as LoginContext, at);
  };

/** What could not be done and is not the end of it: told beside the screen. */
const hints: readonly (FailureCode | null)[] = ['I_SFNP_FALLBACK', 'I_PIN_FALLBACK'];

/** When it makes sense to try again, for the refusals that say so. */
function errorOf({ error: code, display }: LoginContext): Picture['error'] {
  if (code === null || hints.includes(code)) return null;
  const endsAt: Partial<Record<FailureCode, number | null | undefined>> = {
    E_RATE: display.retryAt,
    E_FNP_WAIT: display.deadlines.resendAt?.endsAt,
    E_BLOCKED_TEMP: display.deadlines.until?.endsAt,
  };
  return { code, ...(typeof endsAt[code] === 'number' && { endsAt: endsAt[code] }) };
}

const noticesOf = ({ error, lastAttempt }: LoginContext): readonly NoticeCode[] => [
  ...(lastAttempt ? (['W_LAST_ATTEMPT'] as const) : []),
  ...(hints.includes(error) ? [error as NoticeCode] : []),
];

/** A screen with what went wrong and how many attempts are left; `notices` come before. */
export const picture = (
  context: LoginContext,
  shown: Partial<Picture> & Pick<Picture, 'screen'>,
): Picture => ({
  ...none,
  error: errorOf(context),
  ...shown,
  notices: [...(shown.notices ?? []), ...noticesOf(context)],
});

/** A screen at which nothing went wrong. */
export const end = (screen: Picture['screen'], shown: Partial<Picture> = {}): Picture => ({
  ...none,
  screen,
  ...shown,
});

/** The calls without an answer may be repeated. */
export const retry = ({ unanswered }: LoginContext, enabled: boolean): ViewAction[] =>
  unanswered === null ? [] : [action('call.retry', 'secondary', enabled)];

/** A field with its error, if it is the one that is wrong. */
export const field = (
  { error }: LoginContext,
  problems: string,
  shown: Partial<ViewField> & Pick<ViewField, 'name' | 'type' | 'maxLength'>,
): ViewField => ({
  autocomplete: 'off',
  inputmode: 'text',
  required: true,
  ...shown,
  ...(error?.startsWith(problems) && { error }),
});

/** A timer while its deadline still matters. */
export function timer(context: LoginContext, id: ViewTimer['id'], name: DeadlineName): ViewTimer[] {
  const deadline = context.display.deadlines[name];
  return deadline ? [{ id, ...deadline }] : [];
}

export const transactionTimer = (context: LoginContext) => timer(context, 'transaction', 'expiresAt');
