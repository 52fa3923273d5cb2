import type { FailureCode, NoticeCode, View } from '../../machines/index.ts';
import { secondsUntil } from './countdown.ts';
import type { Words } from './words.ts';

type Params = Readonly<Record<string, string | number>>;

/** What the text of a failure or a notice needs, out of the view: none for most. */
export function paramsOf(code: FailureCode | NoticeCode, view: View, words: Words, now: number): Params {
  const { ref = '', reason, digits = '4–8', check = 'credentials', rule } = view.data;
  const until = (endsAt = now) => Math.max(1, secondsUntil(endsAt, now));
  const seconds = until(view.error?.endsAt);
  const params: Partial<Record<FailureCode | NoticeCode, () => Params>> = {
    E_FNP_FORMAT: () => ({ digits }),
    E_PIN_FORMAT: () => ({ digits }),
    E_PWD_POLICY: () => ({ rule: ruleIn(rule, words) }),
    E_FNP_WAIT: () => ({ seconds }),
    E_RATE: () => ({ seconds }),
    E_BLOCKED_TEMP: () => ({ minutes: Math.ceil(seconds / 60) }),
    E_SESSION_ENDED: () => ({ reason: words(`reason.${reason ?? 'security'}`) }),
    I_FNP_SENT: () => ({ ref }),
    I_FNP_HELP: () => ({ check: words(`check.${check}`) }),
    W_SESSION_IDLE: () => ({ seconds: until(view.timers.find(({ id }) => id === 'session')?.endsAt) }),
  };
  return params[code]?.() ?? {};
}

/** Where the bank told no rule, nobody says one that may be another's. */
function ruleIn(rule: View['data']['rule'], words: Words): string {
  if (rule === undefined) return words('password.longer');
  const { profile, shortest, longest } = rule;
  return words(`password.${profile}`, profile === 'standard' ? { shortest } : { shortest, longest });
}
