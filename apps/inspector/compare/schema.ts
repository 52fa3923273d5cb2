import * as z from 'zod/mini';
import type { ChartState } from '../../../adapters/chart/index.ts';
import type { Annotations } from '../../../adapters/chart/types.ts';

const texts = z.readonly(z.array(z.string()));
const hash = z.string().check(z.regex(/^[0-9a-f]{16}$/));

const transitionSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(['user', 'signal', 'result', 'fault', 'timer', 'always']),
  source: z.string(),
  event: z.string(),
  order: z.nullable(z.number()),
  guard: z.nullable(z.string()),
  actions: texts,
  targets: texts,
  reenter: z.boolean(),
  description: z.nullable(z.string()),
});

const own = {
  path: z.string(),
  key: z.string(),
  type: z.enum(['atomic', 'compound', 'parallel', 'final']),
  initial: z.nullable(z.string()),
  entry: texts,
  exit: texts,
  invokes: z.array(z.strictObject({ id: z.string(), service: z.string() })),
  tags: texts,
  description: z.nullable(z.string()),
  transitions: z.array(transitionSchema),
};

const stateSchema: z.ZodMiniType<ChartState> = z.lazy(() =>
  z.strictObject({ ...own, children: z.array(stateSchema) }),
) as z.ZodMiniType<ChartState>;

const annotationsSchema = z.record(
  z.string(),
  z.strictObject({
    screen: z.optional(z.string()),
    tags: z.optional(texts),
    elements: z.optional(texts),
    description: z.optional(z.string()),
  }),
) as z.ZodMiniType<Annotations>;

/** Every chart of a build, to be compared with those of another one. */
export const chartsSchema = z.strictObject({
  schema: z.literal('hyrje/charts@1'),
  /** Of the package. */
  version: z.string(),
  machines: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['flow', 'authority']),
      hash,
      chart: stateSchema,
      annotations: annotationsSchema,
      labels: z.record(z.string(), z.string()),
    }),
  ),
  /** What was proved of it, where that is known. */
  verdicts: z.optional(z.record(z.string(), z.enum(['holds', 'violated', 'vacuous', 'tested']))),
});
export type ChartsFile = z.infer<typeof chartsSchema>;
