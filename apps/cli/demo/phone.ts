import type { Sms } from '../../../machines/ports/bank/sms-gateway.ts';

/** The phone that lies beside the screen. */
export interface Phone {
  /** What has arrived, the oldest first. */
  readonly received: readonly Sms[];
}

/** The code in the newest SMS: its last line binds it to the host, `@host #code`. */
export function newestCode({ received }: Phone): string | null {
  return /^@\S+ #(?<code>[0-9]+)$/m.exec(received.at(-1)?.text ?? '')?.groups?.['code'] ?? null;
}

const longestLine = 64;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && [...last, ' ', ...word].length <= longestLine)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** An SMS as it lies on the phone. */
export function smsBox({ to, text }: Sms, title: string): string[] {
  const lines = text.split('\n').flatMap(wrapped);
  const head = `${title} ${to}`;
  const width = Math.max(...[head, ...lines].map((line) => [...line].length));
  const row = (line: string) => `  | ${line}${' '.repeat(width - [...line].length)} |`;
  const edge = `  +${'-'.repeat(width + 2)}+`;
  return [edge, row(head), edge, ...lines.map(row), edge];
}
