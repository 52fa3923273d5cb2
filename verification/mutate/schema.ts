import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));

const apartSchema = z.strictObject({
  on: z.string(),
  steps: z.array(z.string()),
  original: z.string(),
  mutant: z.string(),
});

const mutantSchema = z.strictObject({
  id: z.string(),
  machine: z.string(),
  operator: z.string(),
  sentence: z.string(),
  diff: z.strictObject({ at: z.string(), before: z.unknown(), after: z.unknown() }),
  /** The shortest way on which it is told apart; `null` where only what is shown may differ. */
  apart: z.nullable(apartSchema),
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
  killed: z.strictObject({ range: count, properties: count }),
  survivors: count,
  /** Killed of those that are valid and not equivalent; `null` where there are none. */
  score: z.nullable(z.number()),
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
  survivors: z.array(mutantSchema),
  score: z.nullable(z.number()),
});

export type Mutation = z.infer<typeof mutationSchema>;
export type MachineScore = Mutation['machines'][number];
