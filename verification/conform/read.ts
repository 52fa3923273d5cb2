import { auditRowSchema, type AuditRow, type FlowLine, flowLineSchema } from './schema.ts';
import { headerSchema, type LogHeader } from './schema.ts';
import { LogProblem } from './problem.ts';

/** A line of a log, and its number from 1. */
export interface Numbered<Row> {
  readonly line: number;
  readonly row: Row;
}

export interface Log {
  readonly file: string;
  readonly header: LogHeader | null;
  readonly rows: readonly Numbered<unknown>[];
}

/** A line is at most this long, in characters: ours have some hundred. */
const longestLine = 1_000_000;
/** A log has at most this many lines. */
const mostLines = 1_000_000;

const isBlank = (text: string) => text.trim() === '';

function parsed(file: string, line: number, text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new LogProblem(
      file,
      line,
      `this is not JSON (${(cause as Error).message}). A log is one JSON object a line; look whether the line was cut off.`,
    );
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new LogProblem(file, line, 'this is no JSON object. A log is one JSON object a line.');
}

/** The lines of a text. A part of a line is never held beyond what a line may be long. */
async function* linesOf(file: string, text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  const tooLong = () =>
    new LogProblem(
      file,
      line,
      `the line is longer than ${longestLine.toLocaleString('en')} characters. An entry has some hundred; is this a log with one JSON object a line?`,
    );
  try {
    for await (const chunk of text) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        if (part.length > longestLine) throw tooLong();
        yield part;
        line++;
      }
      if (rest.length > longestLine) throw tooLong();
    }
  } catch (cause) {
    if (cause instanceof LogProblem) throw cause;
    const { code } = cause as { code?: string };
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? String(cause)})`;
    throw new LogProblem(file, 0, `${why}. Expected a log, one JSON object a line.`);
  }
  if (!isBlank(rest)) yield rest;
}

const headerIn = (file: string, line: number, json: unknown): LogHeader => {
  const found = headerSchema.safeParse(json);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const where = issue?.path.map(String).join('.') || 'the header';
  throw new LogProblem(
    file,
    line,
    `this is no header of schema hyrje/log@1: ${where}: ${issue?.message ?? ''}. Write it with this build, or leave the header out.`,
  );
};

/** Reads a log of JSON lines, which comes in parts. `file` names it in messages. Throws `LogProblem`. */
export async function readLog(file: string, chunks: AsyncIterable<string>): Promise<Log> {
  const rows: Numbered<unknown>[] = [];
  let header: LogHeader | null = null;
  let line = 0;
  for await (const raw of linesOf(file, chunks)) {
    line++;
    const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (isBlank(text)) continue;
    const row = parsed(file, line, text);
    const isHeader = rows.length === 0 && header === null && 'schema' in (row as object);
    if (isHeader) header = headerIn(file, line, row);
    else if (rows.length < mostLines) rows.push({ line, row });
    else {
      const most = mostLines.toLocaleString('en');
      throw new LogProblem(
        file,
        line,
        `the log has more than ${most} lines. Judge it in parts, each account whole.`,
      );
    }
  }
  if (rows.length > 0) return { file, header, rows };
  throw new LogProblem(
    file,
    0,
    'the log is empty. Expected audit entries or inspection events, one JSON object a line.',
  );
}

type Schema<Row> = {
  safeParse(
    row: unknown,
  ):
    | { success: true; data: Row }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
};

function rowsOf<Row>({ file, rows }: Log, schema: Schema<Row>, expected: string): Numbered<Row>[] {
  return rows.map(({ line, row }) => {
    const found = schema.safeParse(row);
    if (found.success) return { line, row: found.data };
    const [issue] = found.error.issues;
    const where = issue?.path.map(String).join('.') || 'the line';
    throw new LogProblem(file, line, `this is no ${expected}: ${where}: ${issue?.message ?? ''}.`);
  });
}

/** The lines as audit entries. Throws `LogProblem`. */
export const auditRowsOf = (log: Log): Numbered<AuditRow>[] =>
  rowsOf<AuditRow>(log, auditRowSchema as Schema<AuditRow>, 'audit entry (docs/conform.md)');

/** The lines as inspection events. Throws `LogProblem`. */
export const flowLinesOf = (log: Log): Numbered<FlowLine>[] =>
  rowsOf<FlowLine>(log, flowLineSchema as Schema<FlowLine>, 'inspection event (docs/conform.md)');
