import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { flows } from '../../machines/index.ts';
import { type ConformReport, conformLog, LogProblem } from '../../verification/conform/index.ts';
import { BoundExceeded } from '../../verification/index.ts';
import { type Io, UsageError } from './io.ts';
import { progressOn } from './progress.ts';

const help = `Usage: hyrje conform LOG.jsonl [--machine NAME] [--lang sq|en] [--json]

A recorded log, one JSON object a line, against the machines: it fits, or the first line that no path explains. An
audit log of the bank is followed for each account on each of its devices through the authority; an inspection log of
a flow (its option inspect) through everything that the flow can do. docs/conform.md tells how to make one.

Options:
  --machine NAME  the flow that a log without a header is of: ${Object.keys(flows).slice(0, 3).join(', ')}, …
  --lang          the language of the verdict: en (default) or sq
  --json          print JSON (hyrje/conform@1)
  --help, -h      this text

Exit code: 0 the log fits, 1 it does not, 2 there is nothing to judge.`;

type Language = 'en' | 'sq';

const words = {
  en: {
    fits: (of: string, judged: number) => `the log fits ${of}: ${judged} lines explained.`,
    passed: (lines: number) => `${lines} more were passed over.`,
    stops: (line: number) => `line ${line} is explained by no path.`,
    ends: (line: number) => `the log breaks off after line ${line}.`,
    found: 'found',
    by: 'followed',
    possible: 'possible',
    nothing: 'nothing',
    last: (line: number | null) => (line === null ? 'no line before it' : `the last line that fits: ${line}`),
    meanwhile: 'then',
    more: (count: number) => `and ${count} more: --json`,
  },
  sq: {
    fits: (of: string, judged: number) => `regjistri përputhet me ${of}: ${judged} rreshta të shpjeguar.`,
    passed: (lines: number) => `${lines} të tjerë u kapërcyen.`,
    stops: (line: number) => `rreshtin ${line} nuk e shpjegon asnjë rrugë.`,
    ends: (line: number) => `regjistri ndërpritet pas rreshtit ${line}.`,
    found: 'u gjet',
    by: 'u ndoq',
    possible: 'të mundshme',
    nothing: 'asgjë',
    last: (line: number | null) =>
      line === null ? 'asnjë rresht para tij' : `rreshti i fundit që përputhet: ${line}`,
    meanwhile: 'atëherë',
    more: (count: number) => `dhe ${count} të tjera: --json`,
  },
} as const;

const most = 12;

function verdictLines(
  { file, name, judged, passedOver, misfit, abstraction }: ConformReport,
  language: Language,
): string[] {
  const say = words[language];
  const left = ['', ...abstraction.map((one) => one[language])];
  if (misfit === null) {
    const passed = passedOver > 0 ? ` ${say.passed(passedOver)}` : '';
    return [`${file}: ${say.fits(name, judged)}${passed}`, ...left];
  }
  const { line, isEnd, found, expected, lastFitting, states, observer } = misfit;
  const shown = expected.slice(0, most);
  return [
    `${file}: ${isEnd ? say.ends(line) : say.stops(line)}`,
    `  ${say.found}: ${found}`,
    `  ${say.by}: ${observer}; ${say.last(lastFitting)}`,
    ...states.map((state) => `  ${say.meanwhile}: ${state}`),
    `  ${say.possible}: ${shown.length === 0 ? say.nothing : ''}`.trimEnd(),
    ...shown.map((one) => `    ${one}`),
    ...(expected.length > most ? [`    ${say.more(expected.length - most)}`] : []),
    ...left,
  ];
}

/** `hyrje conform`: a recorded log against the machines. */
export async function conformCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      machine: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const { lang } = values;
  if (lang !== 'en' && lang !== 'sq') throw new UsageError(`--lang is en or sq, not "${lang}".`);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('One log, please.');
  const progress = progressOn(io);
  const report = await conformLog(file, createReadStream(file, { encoding: 'utf8' }), {
    flows,
    ...(values.machine !== undefined && { machine: values.machine }),
    progress: (done, of) => progress.show(file, done, of),
  })
    .catch((cause: unknown) => {
      const isTheirs = cause instanceof LogProblem || cause instanceof BoundExceeded;
      throw isTheirs ? new UsageError(cause.message, { cause }) : cause;
    })
    .finally(() => progress.clear());
  io.out(values.json ? JSON.stringify(report, null, 2) : verdictLines(report, lang).join('\n'));
  return report.fits ? 0 : 1;
}
