import type { ViewField, ViewTimer } from '../view.ts';
import type { LoginContext } from './family.ts';

/** The one input of a one-time code: a single real field, pasteable, filled by the SMS autofill (R13). */
export function codeField(context: LoginContext): ViewField {
  return {
    name: 'code',
    type: 'code',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxLength: 2 * (context.display.digits ?? 8),
    required: true,
    ...(context.error === 'E_FNP_FORMAT' && { error: context.error }),
  };
}

/** A timer while its deadline still matters. */
export function timer(
  context: LoginContext,
  id: ViewTimer['id'],
  name: keyof LoginContext['display']['deadlines'],
): ViewTimer[] {
  const deadline = context.display.deadlines[name];
  return deadline ? [{ id, ...deadline }] : [];
}
