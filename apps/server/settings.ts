import { readFileSync } from 'node:fs';
import { StartError } from './start-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The port of a server: `PORT`, or `fallback`. Throws `StartError`. */
export function portOf(env: Environment, fallback: number, name = 'PORT'): number {
  const given = env[name];
  if (given === undefined || given === '') return fallback;
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given);
  throw new StartError(`${name} is a number from 0 to 65535, not "${given}".`);
}

/** A setting without which nothing goes. Throws `StartError` with what it is for. */
export function required(env: Environment, name: string, purpose: string): string {
  const given = env[name];
  if (given === undefined || given === '') throw new StartError(`${name} is not set: ${purpose}.`);
  return given;
}

const shortest = 32;

/**
 * A secret, from the variable `name` or the file that `name_FILE` names: base64 of at least 32 random bytes. Throws
 * `StartError`, which never says what was given.
 */
export function secretOf(env: Environment, name: string): Uint8Array {
  const file = env[`${name}_FILE`];
  const how = `give at least ${shortest} random bytes in base64 (openssl rand -base64 ${shortest})`;
  const given = file ? readSecret(file, name) : env[name];
  if (given === undefined || given === '')
    throw new StartError(`Neither ${name} nor ${name}_FILE is set: ${how}.`);
  const bytes = /^[A-Za-z0-9+/_-]+={0,2}$/.test(given) ? Buffer.from(given, 'base64') : Buffer.alloc(0);
  if (bytes.length < shortest) throw new StartError(`${name} is too short or no base64: ${how}.`);
  return new Uint8Array(bytes);
}

function readSecret(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new StartError(`${name}_FILE cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
}
