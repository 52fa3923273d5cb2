import type { ZodMiniType } from 'zod/mini';
import { type AttackJson, attackSchema } from '../../../verification/attack/schema.ts';
import { type Coverage, coverageSchema } from '../../../verification/cover/coverage/schema.ts';
import { suiteRunSchema } from '../../../verification/cover/report.ts';
import { type Suite, suiteSchema } from '../../../verification/cover/schema.ts';
import { type Report, reportSchema } from '../../../verification/proof/schema.ts';
import { type Journey, journeySchema } from '../../../verification/replay/journey.ts';
import { type ChartsFile, chartsSchema } from '../compare/schema.ts';

export type SuiteRun = ReturnType<typeof suiteRunSchema.parse>;

/** A file of a kind that the page knows. */
export type Loaded =
  | { readonly schema: 'hyrje/suite@1'; readonly value: Suite }
  | { readonly schema: 'hyrje/suite-run@1'; readonly value: SuiteRun }
  | { readonly schema: 'hyrje/coverage@1'; readonly value: Coverage }
  | { readonly schema: 'hyrje/trace@1'; readonly value: Journey }
  | { readonly schema: 'hyrje/check@1'; readonly value: Report }
  | { readonly schema: 'hyrje/attack@1'; readonly value: AttackJson }
  | { readonly schema: 'hyrje/charts@1'; readonly value: ChartsFile };
export type Schema = Loaded['schema'];

/** Why a file cannot be taken. */
export type FileProblem =
  | { readonly code: 'large' | 'notJson' | 'noSchema' }
  | { readonly code: 'foreign'; readonly schema: string }
  | { readonly code: 'malformed'; readonly schema: string; readonly where: string };

const schemas: Readonly<Record<Schema, ZodMiniType>> = {
  'hyrje/suite@1': suiteSchema,
  'hyrje/suite-run@1': suiteRunSchema,
  'hyrje/coverage@1': coverageSchema,
  'hyrje/trace@1': journeySchema,
  'hyrje/check@1': reportSchema,
  'hyrje/attack@1': attackSchema,
  'hyrje/charts@1': chartsSchema,
};

/** Larger files are of something else, bytes. */
const largest = 64 * 1024 * 1024;

const isKnown = (schema: string): schema is Schema => Object.hasOwn(schemas, schema);

/** Reads the text of a file. What does not fit its schema is not taken at all. */
export function readText(text: string, wanted: readonly Schema[]): Loaded | FileProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 'notJson' };
  }
  const schema: unknown = (value as { schema?: unknown } | null)?.schema;
  if (typeof schema !== 'string') return { code: 'noSchema' };
  if (!isKnown(schema) || !wanted.includes(schema)) return { code: 'foreign', schema };
  const read = schemas[schema].safeParse(value);
  if (read.success) return { schema, value: read.data } as Loaded;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  return { code: 'malformed', schema, where };
}

/** Reads a file that somebody chose. */
export async function readFile(file: Blob, wanted: readonly Schema[]): Promise<Loaded | FileProblem> {
  if (file.size > largest) return { code: 'large' };
  return readText(await file.text(), wanted);
}

export const isProblem = (found: Loaded | FileProblem): found is FileProblem => 'code' in found;
