import * as z from 'zod/mini';
import { protocol } from './wire.ts';

/** A name in a definition: of a machine, a state (its dotted path), an event, a service. One line, never long. */
export const name = z.string().check(z.regex(/^[^\p{C}]{1,200}$/u));
const names = z.array(name).check(z.maxLength(1000));
const run = z.string().check(z.regex(/^[\w.:-]{1,100}$/));
const at = z.number();
const seq = z.int().check(z.gte(0));
/** Looked at key by key: what is declared is taken, if it is in its range. */
const values = z.record(z.string(), z.unknown());
const timer = z.object({ id: name, endsAt: z.number() });
const ofRun = { run, at };
const numbered = { ...ofRun, seq };

/**
 * The shape of a message as it arrives; what it does not name falls away. What may be in `value`, `view` and the names,
 * the allowance of the machine decides.
 */
export const rawSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    protocol: z.literal(protocol),
    ...ofRun,
    app: z.optional(z.string().check(z.regex(/^[\w -]{1,40}$/))),
    machine: name,
    version: z.nullable(z.int()),
    hash: z.nullable(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
    states: z.optional(names),
    events: z.optional(names),
  }),
  z.object({
    type: z.literal('step'),
    ...numbered,
    event: z.object({
      type: z.string().check(z.maxLength(600)),
      problem: z.optional(z.unknown()),
      told: z.optional(values),
    }),
    fired: z.array(z.string().check(z.maxLength(600))).check(z.maxLength(200)),
    value: z.unknown(),
    status: z.enum(['active', 'done', 'error', 'stopped']),
    context: z.optional(values),
    timers: z.optional(z.array(timer).check(z.maxLength(50))),
    view: z.optional(z.unknown()),
  }),
  z.object({ type: z.literal('asked'), ...numbered, call: name, service: name }),
  z.object({ type: z.literal('answered'), ...numbered, call: name, service: name, outcome: name }),
  z.object({ type: z.literal('ended'), ...numbered, status: name }),
  z.object({
    type: z.literal('lost'),
    run: z.nullable(run),
    at,
    count: z.int().check(z.gte(0)),
  }),
]);
export type RawWire = z.infer<typeof rawSchema>;
