import * as z from 'zod/mini';
import { journeySchema } from '../replay/journey.ts';

const count = z.int().check(z.nonnegative());
const milliseconds = z.number().check(z.nonnegative());
const told = z.strictObject({ en: z.string(), sq: z.string() });

const configuration = z.strictObject({
  mode: z.enum(['deferred', 'stepwise']),
  /** Whether `lock.permanent` is on. */
  permanent: z.boolean(),
});

const size = z.strictObject({
  kind: z.enum(['machine', 'flow', 'slice', 'two devices']),
  name: z.string(),
  /** Of a slice; flows do not depend on it, and machines are counted under the default policy. */
  under: z.nullable(configuration),
  states: count,
  transitions: count,
  /** Events that change nothing where they come. */
  refusals: count,
  /** States after folding by bisimulation; only of machines. */
  folded: z.nullable(count),
  ms: milliseconds,
});

const claim = z.strictObject({
  claim: z.string(),
  on: z.string(),
  holds: z.boolean(),
  /** How often its premise was met. */
  reached: count,
});

const violation = z.strictObject({
  claim: z.string(),
  on: z.string(),
  /** The shortest way to break it, a line a step; empty where something is never found. */
  steps: z.array(z.string()),
  end: z.string(),
  /** Whether the machines that run went the same way; what they did instead is in `seen`. */
  replayed: z.boolean(),
  seen: z.nullable(z.string()),
  /** The trace as a file; none of two runs side by side, and none of what is never found. */
  journey: z.nullable(journeySchema),
});

const verdict = z.enum(['holds', 'violated', 'vacuous']);

const part = z.strictObject({
  /** `null`: on the flows, which do not depend on the policy. */
  under: z.nullable(configuration),
  verdict,
  /** Of the graphs that were looked at. */
  states: count,
  transitions: count,
  ms: milliseconds,
  /** How often the premises were met, least of all claims. */
  reached: count,
  claims: z.array(claim),
  violations: z.array(violation),
});

const property = z.strictObject({
  id: z.string().check(z.regex(/^[PG]\d\d$/)),
  clause: z.string(),
  statement: told,
  formal: z.string(),
  /** `tested`: no state shows it, and the tests in `heldBy` hold it. */
  verdict: z.enum([...verdict.options, 'tested']),
  states: count,
  transitions: count,
  ms: milliseconds,
  reached: count,
  means: z.nullable(z.string()),
  heldBy: z.array(z.strictObject({ file: z.string(), test: z.string() })),
  /** What must be so outside of the machines for the verdict to count. */
  assumes: z.array(z.strictObject({ name: z.string(), en: z.string(), sq: z.string() })),
  parts: z.array(part),
});

/** What `hyrje check --json` prints. */
export const reportSchema = z.strictObject({
  schema: z.literal('hyrje/check@1'),
  /** Every property that was looked at holds, or is held by tests. */
  holds: z.boolean(),
  ms: milliseconds,
  configurations: z.array(configuration),
  sizes: z.array(size),
  properties: z.array(property),
});

export type Report = z.infer<typeof reportSchema>;
export type Size = z.infer<typeof size>;
export type PropertyPart = z.infer<typeof part>;
export type Violation = z.infer<typeof violation>;
export type PropertyReport = z.infer<typeof property>;
