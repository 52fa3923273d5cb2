import * as z from 'zod/mini';
import type { Tags } from '../../verification/index.ts';
import { UsageError } from './io.ts';
import { readJson } from './read-json.ts';

const natural = z.number().check(z.int(), z.nonnegative());

/**
 * Which transitions of each machine, by key, carry which requirement: by tag, as indices into `transitions`.
 * `npm run requirements` writes what the stories say.
 */
const tagsSchema = z.strictObject({
  schema: z.literal('hyrje/requirements@1'),
  machines: z.record(
    z.string(),
    z.strictObject({ transitions: z.array(z.string()), tags: z.record(z.string(), z.array(natural)) }),
  ),
});

/** The tags of each machine, from a file that a person named; none without one. */
export async function tagsIn(path: string | undefined): Promise<(machine: string) => Tags | undefined> {
  if (path === undefined) return () => undefined;
  const { machines } = await readJson(path, tagsSchema, 'map of requirements (hyrje/requirements@1)');
  return (machine) => {
    const { transitions = [], tags = {} } = Object.hasOwn(machines, machine) ? (machines[machine] ?? {}) : {};
    const keyOf = (tag: string, index: number): string => {
      const key = transitions[index];
      if (key === undefined)
        throw new UsageError(`${path}: ${machine}, ${tag}: there is no transition ${index}.`);
      return key;
    };
    return Object.fromEntries(
      Object.entries(tags).map(([tag, indices]) => [tag, indices.map((index) => keyOf(tag, index))]),
    );
  };
}
