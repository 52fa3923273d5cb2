import { fork } from 'node:child_process';
import { type BankOptions, deriveKeys } from '../../adapters/bank/index.ts';
import { argon2Hasher } from '../../adapters/hash/argon2.ts';
import type { Store } from '../../machines/ports/bank/store.ts';
import { loadPolicy } from '../../machines/vocabulary/policy/index.ts';
import { pepper, secret, texts } from '../support/world.ts';

/** What every process of one bank has in common, over its own connection to the database. */
export function branchParts(store: Store): Omit<BankOptions, 'sms'> {
  const cheap = { 'argon2.memory': 8, 'argon2.passes': 1, 'login.minResponse': 0 };
  const { policy } = loadPolicy(cheap, { allowNonConformant: true });
  return {
    store,
    policy,
    texts,
    keys: deriveKeys(Buffer.from(secret)),
    hasher: argon2Hasher({ policy, pepper: Buffer.from(pepper), places: 16, waiting: 1000 }),
    host: 'bank.example',
  };
}

/** A server process of the bank. */
export interface Branch {
  url: string;
  /** The texts of the SMS that it sent. */
  sent: string[];
  kill(): Promise<void>;
}

/** Starts a server process; it ends with this one, if not before. */
export async function startBranch(connectionString: string): Promise<Branch> {
  const file = new URL('server.child.ts', import.meta.url);
  const child = fork(file, [connectionString], { execArgv: ['--import', 'tsx'] });
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  const sent: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server process ended with ${code}.`)));
    child.on('message', (message: { url?: string; text?: string }) => {
      if (message.text !== undefined) sent.push(message.text);
      if (message.url !== undefined) resolve(message.url);
    });
  });
  return { url, sent, kill };
}

/** How long a code may be on its way, ms: a busy machine takes its time. */
const patience = 30_000;

/** The code of the next SMS with one that any branch sends, beside those that have come already. */
export async function nextCode(branches: readonly Branch[], already: readonly string[]): Promise<string> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const fresh = branches.flatMap(({ sent }) => sent).filter((text) => !already.includes(text));
    const code = fresh.map((text) => text.match(/#(\d+)$/)?.[1]).find((found) => found !== undefined);
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('No code has come.');
}
