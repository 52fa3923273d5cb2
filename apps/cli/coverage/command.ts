import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../../verification/index.ts';
import { type Io, UsageError } from '../io.ts';
import { progressOn } from '../progress.ts';
import { alignedTable } from '../table.ts';
import { tagsIn } from '../tags.ts';
import { drawn } from './drawing.ts';
import { type Drawn, htmlOf } from './html.ts';
import { coverageIn } from './read.ts';
import { missingIn, tableOf } from './report.ts';

const help = `Usage: hyrje coverage FILE… [options]

Says what runs of suites covered of each machine, all runs together: states, transitions and refusals as a tester sees
them; transitions of the chart; conditions of guards that decided (MC/DC); what was refused in each configuration of
states; and requirements. Steps count as far as they went as the suite says.

Files, in any order: suites (hyrje paths --out), runs of them (hyrje run --json), coverage written before (--out).
Coverage of one version of a machine is never added to that of another.

Options:
  --tags FILE   which transitions carry which requirement (hyrje/requirements@1, docs/requirements.json)
  --out FILE    write the coverage as JSON (hyrje/coverage@1)
  --svg DIR     draw it on the chart of each machine: what was never taken is grey
  --html FILE   a report for the browser in Albanian and English, with the charts
  --lang sq|en  the language of the charts: en (default) or sq
  --json        print JSON (hyrje/coverage@1) in place of the table
  --help, -h    this text

Exit code: 0 the coverage is told, 2 the call makes no sense.`;

const options = {
  tags: { type: 'string' },
  out: { type: 'string' },
  svg: { type: 'string' },
  html: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `hyrje coverage`: what runs covered. */
export async function coverageCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  if (values.help) {
    io.out(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name files: suites and their runs.');
  if (values.lang !== 'en' && values.lang !== 'sq') {
    throw new UsageError(`--lang is sq or en, not "${values.lang}".`);
  }
  const lang: Language = values.lang;
  const coverage = await coverageIn(positionals, await tagsIn(values.tags));
  const charts = new Map<string, Drawn>();
  if (values.svg !== undefined || values.html !== undefined) {
    const progress = progressOn(io);
    for (const [done, machine] of coverage.machines.entries()) {
      progress.show(machine.machine, done, coverage.machines.length);
      charts.set(machine.machine, await drawn(machine, lang));
    }
    progress.clear();
  }
  if (values.svg !== undefined) {
    await mkdir(values.svg, { recursive: true });
    for (const [name, { svg }] of charts) await writeFile(join(values.svg, `${name}.coverage.svg`), svg);
  }
  if (values.html !== undefined) await writeFile(values.html, htmlOf(coverage, charts));
  if (values.out !== undefined) await writeFile(values.out, `${JSON.stringify(coverage)}\n`);
  if (values.json) io.out(JSON.stringify(coverage, null, 2));
  else {
    for (const line of [...alignedTable(tableOf(coverage)), ...coverage.machines.flatMap(missingIn)])
      io.out(line);
  }
  return 0;
}
