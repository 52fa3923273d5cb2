import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the terminal, so that tests can run it in their own process. */
export interface Io {
  /** Writes a line. */
  out(line: string): void;
  /** Writes a line where messages about the command itself go. */
  err(line: string): void;
  input: Readable;
  output: Writable;
  /** Whether a person sits at both ends. */
  isTTY: boolean;
}

/** The terminal of this process. */
export function processIo(): Io {
  const { stdin, stdout, stderr } = process;
  return {
    out: (line) => stdout.write(`${line}\n`),
    err: (line) => stderr.write(`${line}\n`),
    input: stdin,
    output: stdout,
    isTTY: stdin.isTTY && stdout.isTTY,
  };
}

/** The command was called in a way it does not know: exit code 2. The message says what is wrong, not how it works. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
