import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StartError } from '../start-error.ts';

const length = 32;

/**
 * A secret of the demo, made at the first start and kept in `file` (0600), so that a code that was sent still fits
 * after a restart. It is written beside its place and linked into it: a file that is there is whole, and of two
 * servers one makes it. Throws `StartError` when the file is there and is no secret.
 */
export function keptSecret(file: string): Uint8Array {
  const known = read(file);
  if (known) return known;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(length), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) ?? keptSecret(file);
}

function read(file: string): Uint8Array | null {
  try {
    const bytes = new Uint8Array(readFileSync(file));
    if (bytes.length === length) return bytes;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartError(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
  throw new StartError(`${file} is no key of the demo: remove it to begin anew, with an empty database.`);
}
