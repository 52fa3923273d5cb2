import { PassThrough, Readable } from 'node:stream';
import { runCli } from '../../apps/cli/run.ts';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line in this process, with `input` on its stdin. */
export async function hyrje(argv: readonly string[], input = ''): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: Readable.from([input]),
    output: new PassThrough(),
    isTTY: false,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** One run of the demo: each line an answer or an action. */
export const demo = (lines: readonly string[], ...options: string[]): Promise<Ran> =>
  hyrje(['demo', ...options], lines.map((line) => `${line}\n`).join(''));

/** What stands after the introduction: the login itself. */
export const login = ({ out }: Ran): string => out.slice(out.indexOf('\n== '));

/** Without what chance decides: references and codes. */
export const masked = (text: string): string =>
  text.replace(/\(ref [A-Z]{2}[0-9]{2}\)/g, '(ref AA00)').replace(/\b[0-9]{6}\b/g, '000000');

/** How often `part` stands in `text`. */
export const times = (text: string, part: string): number => text.split(part).length - 1;
