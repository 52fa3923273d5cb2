import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());

const trace = z.strictObject({
  /** A line a step. */
  steps: z.array(z.string()),
  end: z.string(),
  path: z.array(count),
});

const finding = z.strictObject({
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  machine: z.string(),
  state: z.nullable(z.string()),
  event: z.nullable(z.string()),
  message: z.string(),
});

const machine = z.strictObject({
  /** The name under which the module exports it. */
  exported: z.string(),
  machine: z.string(),
  states: count,
  transitions: count,
  refusals: count,
  ms: z.number().check(z.nonnegative()),
  /** What was left out of, or put in place of, the real world. */
  abstraction: z.array(z.string()),
  findings: z.array(finding),
  /** What was asked by --never and --reach. */
  verdicts: z.array(z.strictObject({ property: z.string(), holds: z.boolean(), trace: z.nullable(trace) })),
  holds: z.boolean(),
});

/** What `hyrje check FILE --json` prints. */
export const moduleSchema = z.strictObject({
  schema: z.literal('hyrje/check-file@1'),
  file: z.string(),
  bound: count,
  seconds: z.number().check(z.positive()),
  machines: z.array(machine),
  holds: z.boolean(),
});
