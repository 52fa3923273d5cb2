import type { Method } from '../../../machines/ports/method.ts';
import type { Seconds } from '../data/types.ts';

/** One way in which a service may answer: a success, or a refusal by its code. */
export interface Answer {
  /** `null` for a success. */
  readonly code: string | null;
  /** What decides, with every value; each is a choice of whoever plays. */
  readonly choices: Readonly<Record<string, readonly unknown[]>>;
}

/** What is chosen at first: no warning, and of a number that some are left. */
export const usualOf = (values: readonly unknown[]): unknown =>
  typeof values[0] === 'number' ? values.at(-1) : values[0];

type Values = Readonly<Record<string, unknown>>;

/** The answers that a service may give. */
export function answersOf(method: Method): Answer[] {
  const decide = (fields: Method['ok']) =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([name, { classes }]) => classes.length > 1 && !method.gives?.includes(name))
        .map(([name, { classes }]) => [name, classes]),
    );
  return [
    { code: null, choices: decide(method.ok) },
    ...Object.entries(method.refusals).map(([code, fields]) => ({ code, choices: decide(fields ?? {}) })),
  ];
}

/** How long each deadline of an answer is, by the key of the policy, s. */
const lengths: Readonly<Record<string, string>> = {
  resendAt: 'fnp.resendCooldown',
  codeExpiresAt: 'fnp.ttl',
  helpAt: 'login.helpAfter',
  expiresAt: 'login.txnTtl',
  idleAt: 'session.idle',
  freshUntil: 'session.freshSca',
  until: 'lock.tempDurations',
  blockedUntil: 'lock.tempDurations',
};

const texts: Readonly<Record<string, string>> = {
  ref: 'KA27',
  mask: '••••••300',
  biometricMask: '••••••300',
  code: '493817',
  weak: '[]',
  profile: 'standard',
};
const amounts: Readonly<Record<string, number>> = {
  ceremony: 60_000,
  scans: 5,
  showFor: 60_000,
  clipboardClear: 30_000,
  clockWarn: 60_000,
  shortest: 12,
  longest: 128,
  digits: 6,
  sendsLeft: 3,
};

/** What a field without a decision is filled with, as the bank of the demonstration would. */
function filled(name: string, usual: unknown, now: number, policy: Seconds): unknown {
  if (name === 'serverNow' || name === 'at') return now;
  if (typeof usual === 'string') return texts[name] ?? 'A1B2';
  if (typeof usual !== 'number') return usual;
  const amount = amounts[name];
  if (amount !== undefined && usual !== 0) return amount;
  const key = lengths[name];
  const length = key === undefined ? null : (policy[key] ?? null);
  if (length !== null) return now + 1000 * length;
  return /At$|Until$/.test(name) ? now + 60_000 : usual;
}

/** An answer in full. `chosen`: the values of what decides; the first of each where it is left out. */
export function outputOf(
  method: Method,
  { code, choices }: Answer,
  chosen: Values,
  now: number,
  policy: Seconds,
): Values {
  const fields = code === null ? method.ok : ((method.refusals as Record<string, Method['ok']>)[code] ?? {});
  const values = Object.entries(fields).map(([name, { classes }]) => [
    name,
    name in choices
      ? name in chosen
        ? chosen[name]
        : usualOf(classes)
      : filled(name, classes[0], now, policy),
  ]);
  return { ok: code === null, ...(code !== null && { code }), ...Object.fromEntries(values) };
}

/** The same answer of a class, as a file has it, with values that can be shown. */
export function shownOutput(method: Method, output: Values, now: number, policy: Seconds): Values {
  const code = output['ok'] === true ? null : String(output['code']);
  const answer = answersOf(method).find((one) => one.code === code);
  return answer ? outputOf(method, answer, output, now, policy) : output;
}
