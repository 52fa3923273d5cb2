import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  describeDeviation,
  type Deviation,
  loadPolicy,
  PolicyError,
  type PolicyRow,
  policyTable,
} from '../../machines/vocabulary/policy/index.ts';
import { type Io, UsageError } from './io.ts';
import { alignedTable } from './table.ts';

const help = `Usage: hyrje policy [file.json] [--allow-non-conformant] [--json]

Without a file: prints every limit, size and time with its default, range and clause.
With a file: checks it. The file holds one flat object with keys of the table.

Options:
  --allow-non-conformant  accept values outside their range, and report them
  --json                  print JSON
  --help, -h              this text

Exit code: 0 the policy is accepted, 1 it is not, 2 there is nothing to check.`;

const value = (given: unknown): string => (Array.isArray(given) ? given.join(', ') : String(given));

function tableLines(rows: readonly PolicyRow[]): string[] {
  const marked = ({ flagged }: PolicyRow) =>
    flagged.length === 0 ? '' : `! ${flagged.map(value).join(', ')}`;
  return [
    ...alignedTable([
      ['KEY', 'DEFAULT', 'UNIT', 'RANGE', 'NOT CONFORMANT', 'CLAUSE'],
      ...rows.map((row) => [
        row.key,
        value(row.default),
        row.unit === 'none' ? '' : row.unit,
        row.range,
        marked(row),
        row.clause,
      ]),
    ]),
    '',
    `${rows.length} keys. A value marked ! may be written and is never conformant.`,
  ];
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${cause.code})`;
    throw new UsageError(`${path}: ${why}.`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (cause) {
    throw new UsageError(`${path}: this is not JSON (${(cause as Error).message}).`);
  }
}

interface Verdict {
  accepted: boolean;
  deviations: readonly Deviation[];
}

function judge(input: unknown, allowNonConformant: boolean): Verdict {
  try {
    return { accepted: true, deviations: loadPolicy(input, { allowNonConformant }).deviations };
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    return { accepted: false, deviations: cause.problems };
  }
}

function verdictLines(path: string, { accepted, deviations }: Verdict): string[] {
  if (deviations.length === 0) return [`${path}: ok, every value is conformant.`];
  const number = deviations.length === 1 ? '1 deviation' : `${deviations.length} deviations`;
  return [
    `${path}: ${number}, ${accepted ? 'accepted; what the clauses named ask is given up' : 'not accepted'}.`,
    ...deviations.map((deviation) => `- ${describeDeviation(deviation)}`),
  ];
}

/** `hyrje policy`: the table of the policy, or the verdict on a file. */
export async function policyCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'allow-non-conformant': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [path, ...more] = positionals;
  if (values.help) {
    io.out(help);
    return 0;
  }
  if (more.length > 0) throw new UsageError('One file at a time, please.');
  const print = (json: unknown, lines: readonly string[]) =>
    io.out(values.json ? JSON.stringify(json, null, 2) : lines.join('\n'));
  if (path === undefined) {
    print(policyTable(), tableLines(policyTable()));
    return 0;
  }
  const verdict = judge(await readJson(path), values['allow-non-conformant']);
  print(verdict, verdictLines(path, verdict));
  return verdict.accepted ? 0 : 1;
}
