import { z } from 'zod/mini';

/** `hyrje export --format json`: state 0 is the start; a transition is from, label, to. */
export const ltsSchema = z.strictObject({
  schema: z.literal('hyrje/lts@1'),
  name: z.string(),
  states: z.array(z.string()),
  labels: z.array(z.string()),
  transitions: z.array(z.tuple([z.int(), z.int(), z.int()])),
});

const counts = z.strictObject({ ours: z.int(), spins: z.int() });

/** `hyrje export --agreement --json`: what both found, or what is missing. */
export const agreementSchema = z.discriminatedUnion('spin', [
  z.strictObject({
    schema: z.literal('hyrje/agreement@1'),
    spin: z.literal(true),
    agreements: z.array(
      z.strictObject({
        kind: z.enum(['machine', 'flow', 'slice', 'two devices']),
        name: z.string(),
        states: counts,
        transitions: counts,
        holds: z.strictObject({ ours: z.boolean(), spins: z.boolean(), of: z.int() }),
        length: z.strictObject({ ours: z.int(), spins: z.nullable(z.int()) }),
        agrees: z.boolean(),
      }),
    ),
  }),
  z.strictObject({
    schema: z.literal('hyrje/agreement@1'),
    spin: z.literal(false),
    missing: z.array(z.enum(['spin', 'gcc'])),
  }),
]);
