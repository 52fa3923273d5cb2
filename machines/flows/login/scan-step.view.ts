import { leftRow } from './first-step.view.ts';
import type { LoginContext } from './login-context.ts';
import { action, cancel } from '../code/picture.ts';
import { picture, retry, timer } from './parts.view.ts';

/** The scan: a tap, the system's own prompt, and what the bank says of it. */
const scan = (context: LoginContext, at: unknown) => {
  const idle = at === 'ready' || at === 'unopened';
  const { mask } = context.display.given;
  return picture(context, {
    screen: 'scan',
    busy: !idle,
    step: { at: 1, of: 2 },
    actions: [action('biometric.login', 'primary', at === 'ready'), ...retry(context, idle)],
    timers: at === 'prompting' ? timer(context, 'scan', 'expiresAt') : [],
    data: { ...(mask !== undefined && { mask }) },
  });
};

/** The rows of a login that begins with a scan. */
export const scanRows = {
  scanning: (context: LoginContext, at: unknown) => {
    const shown = scan(context, at);
    return { ...shown, actions: [...shown.actions, action('password.choose', 'link'), cancel] };
  },
  leaving: (context: LoginContext) => scan(context, 'leaving'),
  fallback: leftRow('passwordLogin'),
};
