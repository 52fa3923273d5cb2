import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));
const score = z.nullable(z.number().check(z.gte(0), z.lte(1)));

const apartSchema = z.strictObject({
  on: z.string(),
  steps: z.array(z.string()),
  original: z.string(),
  mutant: z.string(),
});

/** The suites in the order in which they are played; a mutant counts for the first that fails on it. */
export const layers = ['transitions', 'complete', 'mutants'] as const;
export type Layer = (typeof layers)[number];

const mutantSchema = z.strictObject({
  id: z.string(),
  machine: z.string(),
  operator: z.string(),
  sentence: z.string(),
  diff: z.strictObject({ at: z.string(), before: z.unknown(), after: z.unknown() }),
  /** The shortest way on which it is told apart. */
  apart: apartSchema,
  /** The suite that fails on it; `null` where none does, or none was played. */
  suite: z.nullable(z.enum(layers)),
});

const machineSchema = z.strictObject({
  name: z.string(),
  of: z.enum(['authority', 'flow']),
  /** Over everything that the machine draws, 16 hexadecimal digits. */
  hash: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Everything that the operators make of it. */
  made: count,
  /** Of these, how many were judged. */
  mutants: count,
  invalid: count,
  equivalent: z.strictObject({ machine: count, product: count }),
  /** The first suite that fails does so beside the original, in what is shown or handed on. */
  shown: count,
  /** On these a suite fails, and no property was asked. */
  seen: count,
  /** By properties and by suites each for itself; what leaves its range is killed by that. */
  killed: z.strictObject({
    range: count,
    properties: count,
    /** By the first suite that fails: transitions + refusals, complete, tests for single mutants. */
    suites: z.nullable(z.strictObject({ transitions: count, complete: count, mutants: count })),
  }),
  /** Of the properties, of those that they were asked about. */
  survivors: count,
  /**
   * Killed by properties, of those that are valid and not equivalent and that they were asked about; what leaves its
   * range counts where they were asked about all. `null` where there are none.
   */
  score,
  /**
   * What the suites leave, which play each machine alone: those that are the same in every product count here; and
   * what neither they nor the properties notice.
   */
  suites: z.nullable(
    z.strictObject({ left: count, score, together: z.strictObject({ left: count, score }) }),
  ),
});

/** What `hyrje mutate --json` prints. */
export const mutationSchema = z.strictObject({
  schema: z.literal('hyrje/mutation@1'),
  /** The operators that were used, where not all were. */
  operators: z.nullable(z.array(z.string())),
  sample: z.nullable(z.strictObject({ size: count, seed: z.int() })),
  machines: z.array(machineSchema),
  /** How many mutants each property was the first to kill, and the longest trace on which it did. */
  properties: z.array(z.strictObject({ id: z.string(), kills: count, longest: count })),
  /** What no property notices; of flows only what no suite notices either, where suites were played. */
  survivors: z.array(mutantSchema),
  /** Tests that are wanted beside the suites of `hyrje paths`: the mutant, the rules that differ, the inputs as JSON. */
  tests: z.array(
    z.strictObject({
      id: z.string(),
      machine: z.string(),
      policy: z.record(z.string(), z.unknown()),
      inputs: z.array(z.string()),
      /** The test fails only beside the original, in what is shown or handed on. */
      shown: z.optional(z.literal(true)),
    }),
  ),
  score,
});

export type Mutation = z.infer<typeof mutationSchema>;
export type MachineScore = Mutation['machines'][number];
