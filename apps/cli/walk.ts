import { parseArgs } from 'node:util';
import { passwordLogin } from '../../machines/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { propertyRows, sizeRows, violationLines, walk, type WalkReport } from '../../verification/index.ts';
import { type Io, UsageError } from './io.ts';
import { alignedTable } from './table.ts';

const help = `Usage: hyrje walk [--mode deferred|stepwise] [--lang sq|en] [--json]

Walks every state of the machines and of the bank's authority as a whole, against a client that may send anything,
and checks every property there.

Options:
  --mode   when a wrong password is told: deferred (default) or stepwise
  --lang   the language of the statements: en (default) or sq
  --json   print JSON
  --help, -h  this text

Exit code: 0 every property holds, 1 one does not, 2 the call makes no sense.`;

type Language = 'en' | 'sq';

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${option} is ${allowed.join(' or ')}, not "${value}".`);
  return found;
}

function lines(report: WalkReport, language: Language): string[] {
  const { properties: verdicts, holds, ms, mode } = report;
  const broken = verdicts.filter(({ verdict }) => verdict !== 'holds').length;
  const sum = holds
    ? `All ${verdicts.length} properties hold`
    : `${broken} of ${verdicts.length} properties do not hold`;
  return [
    ...alignedTable(sizeRows(report)),
    '',
    ...alignedTable(propertyRows(report, language)),
    ...violationLines(report),
    '',
    `${sum}, verdict ${mode}, ${(ms / 1000).toFixed(1)} s. REACHED counts how often the premise was met.`,
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
    flows: [passwordLogin],
    properties,
    progress: progress.show,
  });
  progress.clear();
  io.out(values.json ? JSON.stringify(report, null, 2) : lines(report, language).join('\n'));
  return report.holds ? 0 : 1;
}
