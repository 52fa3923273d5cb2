import { parseArgs } from 'node:util';
import { flows } from '../../machines/index.ts';
import type { WalkableFlow } from '../../verification/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  meansRows,
  propertyRows,
  sizeRows,
  violationLines,
  walk,
  type WalkReport,
} from '../../verification/index.ts';
import { type Io, UsageError } from './io.ts';
import { alignedTable } from './table.ts';

const help = `Usage: hyrje walk [--mode deferred|stepwise] [--lang sq|en] [--json]

Walks every state of the machines, and of the bank's authority slice by slice, against a client that may send
anything, and checks every property there that can be walked. What holds the others is named.

Options:
  --mode   when a wrong password is told: deferred (default) or stepwise
  --lang   the language of the statements: en (default) or sq
  --json   print JSON
  --help, -h  this text

Exit code: 0 every property that is walked holds, 1 one does not, 2 the call makes no sense.`;

type Language = 'en' | 'sq';

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${option} is ${allowed.join(' or ')}, not "${value}".`);
  return found;
}

function lines(report: WalkReport, language: Language): string[] {
  const { properties: verdicts, holds, ms, mode } = report;
  const counted = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length;
  const unwalked = counted('not walked');
  const walked = verdicts.length - unwalked;
  const sum = holds
    ? `All ${walked} properties that are walked hold`
    : `${walked - counted('holds')} of ${walked} properties that are walked do not hold`;
  const rest = unwalked === 0 ? '' : `, ${unwalked} are not walked`;
  const means = meansRows(report);
  return [
    ...alignedTable(sizeRows(report)),
    '',
    ...alignedTable(propertyRows(report, language)),
    ...violationLines(report),
    ...(means.length === 0 ? [] : ['', ...alignedTable(means)]),
    '',
    `${sum}${rest}, verdict ${mode}, ${(ms / 1000).toFixed(1)} s. REACHED counts how often the premise was met.`,
  ];
}

/** Shows how far the walk is, on a terminal only, on one line that is cleared at the end. */
function progressOn(io: Pick<Io, 'isTTY' | 'output'>): { show: (stage: string) => void; clear: () => void } {
  const put = (text: string) => {
    if (io.isTTY) io.output.write(`\r\u001b[2K${text}`);
  };
  return { show: (stage) => put(`walking: ${stage}`), clear: () => put('') };
}

/** `hyrje walk`: the exhaustive walk, as a table or as JSON. `limits` is the policy, but for the mode. */
export async function walkCommand(
  argv: readonly string[],
  io: Io,
  limits: Policy = defaultPolicy,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      mode: { type: 'string', default: 'deferred' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`There is nothing to do with "${positionals.join(' ')}".`);
  const mode = oneOf('mode', values.mode, ['deferred', 'stepwise']);
  const language = oneOf('lang', values.lang, ['en', 'sq']);
  const progress = progressOn(io);
  const report = walk({
    policy: { ...limits, 'verdict.mode': mode },
    flows: Object.values(flows) as readonly WalkableFlow[],
    properties,
    progress: progress.show,
  });
  progress.clear();
  io.out(values.json ? JSON.stringify(report, null, 2) : lines(report, language).join('\n'));
  return report.holds ? 0 : 1;
}
