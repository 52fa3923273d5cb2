import type { FailureCode } from '../../vocabulary/failure.ts';
import type { Fault } from '../socket.ts';
import type { PasswordRule } from '../view.ts';

/** What a service said; xstate does not type it for named guards and actions. */
export type Answer = Readonly<Record<string, unknown>> &
  ({ readonly ok: true } | { readonly ok: false; readonly code: FailureCode });

/** The service's answer, on the event of its completion. */
export const answerOn = (event: object): Answer => (event as { output: Answer }).output;

/** `'ok'`, or why the service refused. */
export const codeOn = (event: object): 'ok' | FailureCode => {
  const answer = answerOn(event);
  return answer.ok ? 'ok' : answer.code;
};

/** Why the service gave no answer. */
export const faultOn = (event: object): Fault => {
  const { error } = event as { error?: { code?: unknown } };
  return error?.code === 'E_TIMEOUT' ? 'E_TIMEOUT' : 'E_SERVICE';
};

/** What the gateway found wrong with the form that came with the event. */
export const problemOn = (event: object): FailureCode | null =>
  (event as { problem?: FailureCode | null }).problem ?? null;

/** What a new password must be like, in the refusal of one. */
export function ruleOn(answer: Answer): PasswordRule {
  const { profile, shortest, longest } = answer as unknown as PasswordRule;
  return { profile, shortest, longest };
}

/** A deadline by the flow's clock, and how long it was when it was told, in ms. */
export interface Deadline {
  endsAt: number;
  durationMs: number;
}

/** The deadlines that an answer names, each with its length from the moment of the answer. */
export function deadlinesIn<Name extends string>(
  answer: Answer,
  names: readonly Name[],
): Partial<Record<Name, Deadline>> {
  const told = answer as Readonly<Record<string, unknown>>;
  const since = told['serverNow'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const endsAt = told[name];
      if (typeof endsAt !== 'number') return [];
      return [[name, { endsAt, durationMs: endsAt - (typeof since === 'number' ? since : endsAt) }]];
    }),
  ) as Partial<Record<Name, Deadline>>;
}
