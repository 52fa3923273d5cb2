import { readFile } from 'node:fs/promises';
import { UsageError } from './io.ts';

interface Schema<T> {
  safeParse(
    json: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** The JSON of a file that a person named, as `schema` has it. `what` it should be is told where it is not: a `UsageError`. */
export async function readJson<T>(path: string, schema: Schema<T>, what: string): Promise<T> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: it cannot be read (${cause.code}).`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new UsageError(`${path}: this is not JSON (${(cause as Error).message}).`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') || 'the file';
  throw new UsageError(`${path}: this is no ${what}: ${where}: ${issue?.message ?? ''}.`);
}
