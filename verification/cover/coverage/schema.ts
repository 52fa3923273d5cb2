import * as z from 'zod/mini';

const natural = z.number().check(z.int(), z.nonnegative());

/** How often something was done in all runs together, and whether the machine can do it at all. */
const rowSchema = z.strictObject({ name: z.string(), times: natural, possible: z.boolean() });

/** Which of `size` things, numbered from 0 as the machine of this hash numbers them, were met. */
const partSchema = z.strictObject({ size: natural, met: z.array(natural) });

/** What runs of tests covered of one machine. */
const machineCoverageSchema = z.strictObject({
  machine: z.string(),
  kind: z.enum(['flow', 'machine']),
  /** Of the definition, and of the behaviour as a tester sees it. Only coverage of the same hash is merged. */
  version: z.strictObject({ number: natural, hash: z.string() }),
  runs: z.array(
    z.strictObject({
      against: z.string(),
      criteria: z.array(z.string()),
      tests: natural,
      failed: natural,
      /** Steps that went as the suite says: what comes after a failure does not count. */
      steps: natural,
    }),
  ),
  /** As a tester sees them. */
  states: partSchema,
  transitions: partSchema,
  refusals: partSchema,
  /** Transitions of the chart, by the key of the definition. */
  chart: z.array(rowSchema),
  /** Conditions of guards that decided, by transition, condition and answer. */
  guards: z.array(rowSchema),
  /** What was refused, by configuration of states and type of event. */
  chartRefusals: z.array(rowSchema),
  /** The transitions, by key, that carry each requirement. */
  requirements: z.record(z.string(), z.array(z.string())),
});
export type MachineCoverage = z.infer<typeof machineCoverageSchema>;
export type CoverageRow = z.infer<typeof rowSchema>;

/** What `hyrje coverage --out` writes. */
export const coverageSchema = z.strictObject({
  schema: z.literal('hyrje/coverage@1'),
  machines: z.array(machineCoverageSchema),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** Of the results of a run what coverage needs of them; whatever else a run tells is left out. */
export const runSchema = z.object({
  schema: z.literal('hyrje/suite-run@1'),
  machine: z.string(),
  criteria: z.array(z.string()),
  version: z.object({ number: natural, hash: z.string() }),
  against: z.string(),
  results: z.array(
    z.object({ name: z.string(), steps: natural, mismatch: z.nullable(z.looseObject({ step: natural })) }),
  ),
});
export type Run = z.infer<typeof runSchema>;

/** How the tests of a suite went. */
export interface Played {
  readonly against: string;
  readonly results: readonly {
    readonly name: string;
    readonly steps: number;
    readonly mismatch: { readonly step: number } | null;
  }[];
}
