import {
  checkModule,
  findingRows,
  ForeignProblem,
  moduleLines,
  moduleRows,
} from '../../../verification/foreign/index.ts';
import { type Io, UsageError } from '../io.ts';
import type { Progress } from '../progress.ts';
import { alignedTable } from '../table.ts';

/** What `hyrje check <file>` may be told beside the file. */
export interface FileOptions {
  readonly json: boolean;
  readonly progress: Progress;
  readonly exportName?: string;
  readonly eventsFile?: string;
  readonly never?: readonly string[];
  readonly reach?: readonly string[];
  readonly bound?: number;
  readonly seconds?: number;
}

type Given = string | boolean | readonly string[] | undefined;

const numberOf = (option: string, value: string): number => {
  const number = Number(value);
  if (!(number > 0)) throw new UsageError(`--${option} is a number above 0, not "${value}".`);
  return number;
};

/** What of the command line is about a file, as it was read. */
export function fileOptions(values: Readonly<Record<string, Given>>): Omit<FileOptions, 'json' | 'progress'> {
  const text = (name: string) => values[name] as string | undefined;
  const [exportName, eventsFile, bound, seconds] = ['export', 'events', 'bound', 'seconds'].map(text);
  return {
    ...(exportName !== undefined && { exportName }),
    ...(eventsFile !== undefined && { eventsFile }),
    ...(bound !== undefined && { bound: numberOf('bound', bound) }),
    ...(seconds !== undefined && { seconds: numberOf('seconds', seconds) }),
    never: (values['never'] ?? []) as readonly string[],
    reach: (values['reach'] ?? []) as readonly string[],
  };
}

/** `hyrje check <file.ts>`: the machines that a module exports. */
export async function checkFile(path: string, io: Io, options: FileOptions): Promise<number> {
  const { json, progress, ...asked } = options;
  const report = await checkModule(path, {
    ...asked,
    progress: (machine, states) => progress.show(machine, states),
  })
    .catch((cause: unknown) => {
      throw cause instanceof ForeignProblem ? new UsageError(cause.message, { cause }) : cause;
    })
    .finally(() => progress.clear());
  const findings = findingRows(report);
  const lines = [
    ...alignedTable(moduleRows(report)),
    ...(findings.length > 1 ? ['', ...alignedTable(findings)] : []),
    ...moduleLines(report),
  ];
  io.out(json ? JSON.stringify({ schema: 'hyrje/check-file@1', ...report }, null, 2) : lines.join('\n'));
  return report.holds ? 0 : 1;
}
