import { randomBytes } from 'node:crypto';
import { pathOf } from '../../adapters/http/wire.ts';
import { moveClock } from '../../adapters/store/postgres/demo-clock.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { benchOptions } from './bench-bank.ts';
import { keepAlive, median, post, throughput } from './load.ts';
import { beginLogin, type Client, seedClients } from './prepare.ts';
import { startServer } from './processes.ts';

export interface Pair {
  ours: number;
  theirs: number;
}

export interface Measured {
  pairs: Pair[];
  /** The median of the pairs' ratios, ours to theirs. */
  ratio: number;
}

const lanes = 16;
const pairCount = 6;
/** Pairs that are not counted: until both servers run compiled code. */
const warmUp = 6;

export const measured = (pairs: Pair[]): Measured => ({
  pairs,
  ratio: median(pairs.map(({ ours, theirs }) => ours / theirs)),
});

/** (a) `sendCode` over HTTP: ours, and the same reads and writes by hand. Each side has logins of its own. */
export async function measureStep(connectionString: string, logins = 300): Promise<Measured> {
  const store = postgresStore({ connectionString });
  const clients = await seedClients(benchOptions(store), 0, 2 * logins);
  await store.close();
  const product = await startServer('product', connectionString);
  const handwritten = await startServer('handwritten', connectionString);
  const agent = keepAlive(lanes);

  const begun: { client: Client; txn: string }[] = [];
  await throughput(clients, lanes, async (client) => {
    begun.push({ client, txn: await beginLogin(agent, product.url, client) });
  });
  const round = async (base: string, half: 0 | 1) => {
    const mine = begun.filter((_, at) => at % 2 === half);
    return throughput(mine, lanes, async ({ client: { device }, txn }) => {
      const key = randomBytes(9).toString('base64url');
      const told = await post(agent, base, { device, path: pathOf('login.sendCode'), body: { key, txn } });
      if (told['ok'] !== true) throw new Error(`A code was refused: ${JSON.stringify(told)}`);
    });
  };

  const pairs: Pair[] = [];
  for (let n = -warmUp; n < pairCount; n++) {
    await moveClock(connectionString, 31_000);
    const first = n % 2 === 0;
    const early = first ? await round(product.url, 0) : await round(handwritten.url, 1);
    const late = first ? await round(handwritten.url, 1) : await round(product.url, 0);
    if (n >= 0) pairs.push(first ? { ours: early, theirs: late } : { ours: late, theirs: early });
  }
  agent.destroy();
  product.stop();
  handwritten.stop();
  return measured(pairs);
}
