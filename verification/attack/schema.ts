import * as z from 'zod/mini';
import { capabilities } from './capability.ts';
import { goals } from './goal.ts';
import { columnNames, outcomes } from './matrix.ts';
import { deeds } from './move.ts';

const outcome = z.enum(outcomes);

const stepSchema = z.strictObject({
  by: z.enum(['attacker', 'customer', 'clock']),
  deed: z.enum(deeds),
  from: z.nullable(z.enum(['phone', 'own', 'web'])),
  method: z.optional(z.enum(['biometric', 'smartFnp', 'softPin'])),
  /** What the bank answered; `null` where it answers later. */
  answer: z.nullable(z.string()),
});

const winSchema = z.strictObject({
  has: z.array(z.enum(capabilities)),
  outcome,
  /** The customer whom it happens to. */
  world: z.string(),
  /** How often a guess can be tried until nothing more is accepted. */
  tries: z.optional(z.number()),
  /** Played on live machines, it wins there too. */
  replayed: z.boolean(),
  steps: z.array(stepSchema),
});

/** What `hyrje attack --json` prints. */
export const attackSchema = z.strictObject({
  schema: z.literal('hyrje/attack@1'),
  worlds: z.array(z.strictObject({ name: z.string(), states: z.number(), transitions: z.number() })),
  paths: z.array(z.strictObject({ path: z.enum(goals), sets: z.array(winSchema) })),
  table: z.array(
    z.strictObject({
      row: z.string(),
      has: z.array(z.enum(capabilities)),
      cells: z.array(
        z.strictObject({
          column: z.enum(columnNames as [(typeof columnNames)[number]]),
          /** With what the customer has, and once the attacker has set something of his own. */
          now: outcome,
          later: outcome,
          /** What the specification says; `null` where it says nothing. */
          said: z.nullable(outcome),
          explained: z.optional(z.string()),
        }),
      ),
    }),
  ),
  /** Every set was played, and every difference from the specification is explained. */
  holds: z.boolean(),
  ms: z.number(),
});
export type AttackJson = z.infer<typeof attackSchema>;
