import * as z from 'zod/mini';

const values = z.record(z.string(), z.unknown());
const natural = z.number().check(z.int(), z.nonnegative());

/** What a test does: one key says what kind of thing it is. */
export const deedSchema = z.union([
  /** A flow begins with an input. */
  z.strictObject({ start: values }),
  /** The customer does something. `problem` is the class in which the flow must see the payload. */
  z.strictObject({ event: z.string(), problem: z.nullable(z.string()), payload: values }),
  /** The service behind a socket answers, or fails. */
  z.strictObject({ answer: z.string(), output: values }),
  z.strictObject({ fault: z.string(), code: z.string() }),
  /** A deadline passes. */
  z.strictObject({ timer: z.string() }),
  z.strictObject({ network: z.enum(['lost', 'found']) }),
  /** A machine of the authority gets an event. */
  z.strictObject({ send: z.looseObject({ type: z.string() }) }),
]);
export type Deed = z.infer<typeof deedSchema>;

/**
 * What is to be seen. Of a flow `screen`, `busy`, `error` (a code), `notices`, `fields` (name, error), `actions` (event,
 * enabled), `timers`, `digits`; of a machine of the authority `reading`. Of both `done`, `calls` (the services that have
 * not answered, by their invoke) and `armed` (deadlines, by the type of their event).
 */
const sightSchema = values;
export type Sight = z.infer<typeof sightSchema>;

const stepSchema = z.strictObject({
  /** Index into `deeds`. */
  do: natural,
  /** Index into `sights`. */
  see: natural,
  /** The deed must be refused, and nothing may change. */
  refused: z.optional(z.literal(true)),
  /** The services that are asked by socket, or the events that are emitted; none when left out. */
  gives: z.optional(z.array(z.string())),
});

/** Tests of one machine. Numbers of steps and costs are whole; a cost is steps + `resetPrice` × tests. */
export const suiteSchema = z.strictObject({
  schema: z.literal('hyrje/suite@1'),
  machine: z.string(),
  kind: z.enum(['flow', 'machine']),
  /** The version of the machine's definition, and a hash over its behaviour, 16 hexadecimal digits. */
  version: z.strictObject({ number: natural, hash: z.string().check(z.regex(/^[0-9a-f]{16}$/)) }),
  criteria: z.array(z.string()),
  /** For a machine of the authority the values of the policy under which it is tested, where they are not the usual ones. */
  rules: z.optional(values),
  resetPrice: natural,
  /** The most steps of a test, where there is a limit. */
  maxLength: z.nullable(natural),
  seed: natural,
  /** Of the folded machine: transitions and refusals together are its edges. */
  size: z.strictObject({ states: natural, inputs: natural, transitions: natural, refusals: natural }),
  cost: natural,
  /** No suite that covers this costs less. */
  bound: natural,
  /** Dual potentials, one for each node of the problem and one for the desk; `null` where the bound needs none. */
  certificate: z.nullable(z.array(z.number())),
  /**
   * What each target is worth at least, in parts of `scale`, by its number, where a target is any one of several edges;
   * `certificate` is then in such parts as well.
   */
  worth: z.optional(
    z.strictObject({
      scale: natural.check(z.positive()),
      weights: z.array(z.tuple([natural, natural])),
    }),
  ),
  /** For the criterion `requirements`: the transitions, by key, of each tag. */
  requirements: z.optional(z.record(z.string(), z.array(z.string()))),
  /** What cannot be covered, by name. */
  impossible: z.array(z.string()),
  /** What the machine begins with; `null` for nothing, or where the first step says it. */
  start: z.nullable(values),
  /** The classes in which the machine tells apart what comes to it, by name. */
  inputs: z.array(z.string()),
  deeds: z.array(deedSchema),
  /** The class of each deed: index into `inputs`. */
  classes: z.array(natural),
  sights: z.array(sightSchema),
  /** What is seen before the first step: index into `sights`. */
  begin: natural,
  tests: z.array(z.strictObject({ name: z.string(), steps: z.array(stepSchema) })),
});
export type Suite = z.infer<typeof suiteSchema>;
export type SuiteStep = Suite['tests'][number]['steps'][number];
