import { readFile } from 'node:fs/promises';
import {
  describeDeviation,
  loadPolicy,
  type Policy,
  PolicyError,
} from '../../machines/vocabulary/policy/index.ts';
import { StartError } from './start-error.ts';

/** The policy in a file, or the defaults. Throws `StartError` with every value that is not conformant. */
export async function policyIn(file: string | undefined): Promise<Policy> {
  const text = file === undefined ? '{}' : await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new StartError(`The policy ${file} cannot be read.`);
  try {
    return loadPolicy(JSON.parse(text)).policy;
  } catch (cause) {
    const why = cause instanceof PolicyError ? cause.problems.map(describeDeviation) : ['it is not JSON'];
    throw new StartError(`The policy ${file} is not accepted:\n${why.map((line) => `- ${line}`).join('\n')}`);
  }
}
