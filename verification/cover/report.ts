import * as z from 'zod/mini';

const natural = z.number().check(z.int(), z.nonnegative());
const share = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));

/** What `hyrje paths --json` prints: the figures of each suite. Costs are in steps. */
export const pathsReportSchema = z.strictObject({
  schema: z.literal('hyrje/paths@1'),
  resetPrice: natural,
  rows: z.array(
    z.strictObject({
      machine: z.string(),
      criteria: z.array(z.string()),
      tests: natural,
      steps: natural,
      /** Steps of the longest test. */
      longest: natural,
      cost: natural,
      bound: natural,
      /** (cost − bound) / bound: 0 is proved to be least. */
      gap: z.number().check(z.nonnegative()),
      /** How many targets cannot be covered. */
      impossible: natural,
      /** The share of faults of each kind that some test sees; `null` where there is no such fault. */
      kills: z.strictObject({ missing: share, redirected: share, added: share }),
    }),
  ),
});

/** What `hyrje run --json` prints: how each test went. */
export const suiteRunSchema = z.strictObject({
  schema: z.literal('hyrje/suite-run@1'),
  machine: z.string(),
  criteria: z.array(z.string()),
  version: z.strictObject({ number: natural, hash: z.string() }),
  against: z.string(),
  ms: z.number(),
  steps: natural,
  results: z.array(
    z.strictObject({
      name: z.string(),
      steps: natural,
      ms: z.number(),
      /** Where a picture of the failure is, of surfaces that can be seen. */
      picture: z.optional(z.string()),
      /** Where it went another way: steps from 1, 0 before the first; `null` for a test that passed. */
      mismatch: z.nullable(
        z.strictObject({
          step: natural,
          deed: z.nullable(z.unknown()),
          what: z.string(),
          expected: z.unknown(),
          seen: z.unknown(),
        }),
      ),
    }),
  ),
});
