import type { LoginContext } from './login-context.ts';
import { action, cancel } from '../code/picture.ts';
import type { Picture } from '../view.ts';
import { field, picture, retry, timer, transactionTimer } from './parts.view.ts';

interface CodeStepValue {
  activity: 'idle' | 'sending' | 'verifying';
  resend: 'asked' | 'cooling' | 'ready' | 'exhausted';
  code: 'renewed' | 'live' | 'expired' | 'dead';
  help: 'waiting' | 'offered';
}

/** The one input of a one-time code: a single real field, pasteable, filled by the SMS autofill (R13). */
export const codeField = (context: LoginContext) =>
  field(context, 'E_FNP_FORMAT', {
    name: 'code',
    type: 'code',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxLength: 2 * (context.display.digits ?? 8),
  });

/** Out of a step in which the bank knows the transaction. */
export const stepActions = (context: LoginContext, idle: boolean) => [
  ...retry(context, idle),
  action('credentials.edit', 'link'),
  cancel,
];

/** What was shown first, and may be looked at again. */
function checkOf({ first, display }: LoginContext): NonNullable<Picture['data']['check']> {
  if (first === 'biometric') return 'scan';
  return display.given.handle === undefined ? 'credentials' : 'password';
}

export const codeRow = (context: LoginContext, value: unknown) => {
  const at = value as CodeStepValue;
  const idle = at.activity === 'idle';
  const live = at.code === 'live';
  const { ref, digits } = context.display;
  return picture(context, {
    screen: 'code',
    busy: !idle,
    step: { at: 2, of: 2 },
    fields: [codeField(context)],
    actions: [
      action('code.submit', 'primary', idle, ['code']),
      action('code.resend', 'secondary', idle && at.resend === 'ready'),
      ...stepActions(context, idle),
    ],
    notices: [
      ...(live ? (['I_FNP_SENT'] as const) : []),
      ...(at.help === 'offered' ? (['I_FNP_HELP'] as const) : []),
    ],
    timers: [
      ...(at.resend === 'cooling' ? timer(context, 'resend', 'resendAt') : []),
      ...(live ? timer(context, 'codeExpiry', 'codeExpiresAt') : []),
      ...transactionTimer(context),
    ],
    data: { check: checkOf(context), ...(ref !== null && { ref }), ...(digits !== null && { digits }) },
  });
};
