import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toMermaid } from '../../adapters/chart/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { toLts } from '../../verification/export/lts.ts';
import { SpinMissing } from '../../verification/export/promela/spin.ts';
import { toPromela } from '../../verification/export/promela/text.ts';
import { smallLimits } from '../../verification/index.ts';
import { agreementRows, agreements, compared } from './export/agree.ts';
import { type Exportable, exportables } from './export/subjects.ts';
import type { Drawn } from './export/svg.ts';
import { type Io, UsageError } from './io.ts';
import { progressOn } from './progress.ts';
import { alignedTable } from './table.ts';

const help = `Usage: hyrje export <name> [--format promela|mermaid|svg|json] [--small] [--out FILE]
       hyrje export --agreement [<name>…] [--json]
       hyrje export --list

Writes a machine or a product of machines for other tools: Promela for the model checker Spin, Mermaid or SVG for a
drawing (machines only), JSON for anything else (states and transitions; schema hyrje/lts@1, docs/spin.md).
With --agreement, Spin counts and judges each of them too, and both are compared. Spin and gcc must be installed.

Options:
  --format     promela (default), mermaid, svg or json
  --small      with the smallest limits of the policy in which every rule still bites
  --expand     with svg, what is drawn open: one (the first level; default), all, or paths of states: askingCode,leaving
  --theme      with svg: auto (what the reader's system has; default), light or dark
  --lang       with svg, the language of its legend: en (default) or sq
  --out        the file to write to; without it the text is printed
  --agreement  compare with Spin: every machine, flow and product, or those named
  --list       the names
  --json       print the agreement, or the list, as JSON
  --help, -h   this text

Exit code: 0 exported, or all agree; 1 Spin does not agree, or is not installed; 2 the call makes no sense.`;

const formats = ['promela', 'mermaid', 'svg', 'json'] as const;

async function textOf(
  exportable: Exportable,
  format: (typeof formats)[number],
  policy: Policy,
  drawn: Drawn,
): Promise<string> {
  const { name, machine, subject } = exportable;
  if (format === 'svg') return (await import('./export/svg.ts')).toSvg(exportable, policy, drawn);
  if (format === 'mermaid') {
    if (!machine)
      throw new UsageError(`${name} is a product of machines; as Mermaid only machines are drawn.`);
    return toMermaid(machine);
  }
  if (format === 'promela') return toPromela(subject().model);
  if (name.startsWith('two-devices/')) {
    throw new UsageError(`${name} has millions of states; as JSON only machines and slices are listed.`);
  }
  return JSON.stringify(toLts(subject()));
}

function named(name: string, all: readonly Exportable[]): Exportable {
  const found = all.find((one) => one.name === name);
  if (!found) throw new UsageError(`There is nothing called "${name}" to export; --list names all there is.`);
  return found;
}

async function compare(names: readonly string[], isJson: boolean, io: Io): Promise<number> {
  const only = names.map((name) => named(name, exportables(defaultPolicy)).name);
  const progress = progressOn(io);
  try {
    const found = await agreements(compared(only.length > 0 ? only : undefined), progress.show);
    progress.clear();
    const agree = found.filter(({ agrees }) => agrees).length;
    if (isJson)
      io.out(JSON.stringify({ schema: 'hyrje/agreement@1', spin: true, agreements: found }, null, 2));
    else {
      io.out(
        [...alignedTable(agreementRows(found)), '', `${agree} of ${found.length} agree with Spin.`].join(
          '\n',
        ),
      );
    }
    return agree === found.length ? 0 : 1;
  } catch (cause) {
    if (!(cause instanceof SpinMissing)) throw cause;
    progress.clear();
    if (isJson)
      io.out(JSON.stringify({ schema: 'hyrje/agreement@1', spin: false, missing: cause.missing }, null, 2));
    else io.out(`Not compared. ${cause.message}`);
    return 1;
  }
}

/** `hyrje export`: machines and products for other tools, and the comparison with Spin. */
export async function exportCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'promela' },
      small: { type: 'boolean', default: false },
      expand: { type: 'string', default: 'one' },
      theme: { type: 'string', default: 'auto' },
      lang: { type: 'string', default: 'en' },
      out: { type: 'string' },
      agreement: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  if (values.agreement) return compare(positionals, values.json, io);
  const policy = values.small ? { ...defaultPolicy, ...smallLimits } : defaultPolicy;
  const all = exportables(policy);
  if (values.list) {
    const rows = all.map(({ name, what }) => ({ name, what }));
    const table = alignedTable([['NAME', 'WHAT'], ...rows.map(({ name, what }) => [name, what])]);
    io.out(values.json ? JSON.stringify(rows, null, 2) : table.join('\n'));
    return 0;
  }
  const format = formats.find((one) => one === values.format);
  if (!format) throw new UsageError(`--format is ${formats.join(', ')}, not "${values.format}".`);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError('Name one thing to export; --list names all there is.');
  const text = await textOf(named(name, all), format, policy, values);
  if (values.out === undefined) io.out(text.trimEnd());
  else {
    await writeFile(values.out, text.endsWith('\n') ? text : `${text}\n`);
    io.out(`Wrote ${named(name, all).name} as ${format} to ${values.out}.`);
  }
  return 0;
}
