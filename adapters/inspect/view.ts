import * as z from 'zod/mini';
import { table } from '../../machines/flows/next.ts';
import { screens, type View } from '../../machines/flows/view.ts';
import { elements } from '../../machines/vocabulary/element.ts';
import { failureCodes, noticeCodes } from '../../machines/vocabulary/failure.ts';

/** A value that is none of those allowed is left out, and the rest stays. */
const orNothing = <T>(schema: z.ZodMiniType<T>) =>
  // oxlint-disable-next-line promise/valid-params
  z.optional(z.catch(z.optional(schema), undefined));

const whole = z.int().check(z.gte(0), z.lte(1_000_000));
const moment = z.number();
/** As `maskOf` of the bank writes it: never more than the last digits. */
const mask = z.string().check(z.regex(/^[•*·xX]{2,12}\d{1,4}$/));
/** What the screen and the SMS have in common: letters first, so that no code looks like one. */
const reference = z.string().check(z.regex(/^[A-Z]{2,4}\d{2}$/));

const data = z.object({
  ref: orNothing(reference),
  digits: orNothing(z.int().check(z.gte(1), z.lte(12))),
  next: orNothing(z.enum([...Object.keys(table), 'home'])),
  mask: orNothing(mask),
  biometricMask: orNothing(mask),
  toggles: orNothing(
    z.array(
      z.object({
        name: z.enum(['biometric', 'smartFnp', 'softPin']),
        on: z.boolean(),
        event: z.nullable(z.string().check(z.regex(/^[a-zA-Z]{1,30}\.[a-zA-Z]{1,30}$/))),
        reason: orNothing(z.enum(failureCodes)),
        saved: orNothing(z.boolean()),
      }),
    ),
  ),
  check: orNothing(z.enum(['credentials', 'password', 'number', 'scan'])),
  clipboardClear: orNothing(whole),
  rule: orNothing(z.object({ profile: z.enum(['standard', 'bkt-public']), shortest: whole, longest: whole })),
  reason: orNothing(z.enum(['idle', 'absolute', 'logout', 'elsewhere', 'security'])),
});

/** What is allowed of the View of a flow with these events, fields and secrets to show. */
export function viewSchema(events: readonly string[], fields: readonly string[]) {
  const event = z.enum(['', ...events]);
  const field = z.enum(['', ...fields]);
  return z.object({
    screen: z.enum(screens),
    key: z.string().check(z.regex(/^[a-zA-Z]{1,40}-\d{1,9}$/)),
    busy: z.boolean(),
    step: z.nullable(z.object({ at: whole, of: whole })),
    fields: z.array(
      z.object({
        name: field,
        type: z.enum(['text', 'password', 'code', 'checkbox']),
        autocomplete: z.enum(['username', 'current-password', 'new-password', 'one-time-code', 'off']),
        inputmode: z.enum(['text', 'numeric']),
        maxLength: whole,
        required: z.boolean(),
        /** Of a checkbox, whether it is ticked at first; what was typed stays in the app. */
        value: orNothing(z.enum(['true', 'false'])),
        error: orNothing(z.enum(failureCodes)),
      }),
    ),
    actions: z.array(
      z.object({
        event,
        kind: z.enum(['primary', 'secondary', 'link']),
        enabled: z.boolean(),
        fields: z.array(field),
        confirm: orNothing(z.enum(noticeCodes)),
      }),
    ),
    error: z.nullable(z.object({ code: z.enum(failureCodes), endsAt: orNothing(moment) })),
    notices: z.array(z.enum(noticeCodes)),
    timers: z.array(
      z.object({
        id: z.enum([
          'resend',
          'codeExpiry',
          'transaction',
          'block',
          'session',
          'account',
          'softPinStep',
          'scan',
        ]),
        endsAt: moment,
        durationMs: moment,
      }),
    ),
    data,
    /** Names only; what they stand for never leaves the flow. */
    reveal: z.array(z.enum(['code'])),
    elements: z.array(z.enum(elements)),
  }) as unknown as z.ZodMiniType<View>;
}
