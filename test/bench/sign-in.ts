import { hash, verify } from '@node-rs/argon2';
import { paths } from '../../adapters/http/wire.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { benchOptions, pepper, policy } from './bench-bank.ts';
import { keepAlive, post, throughput } from './load.ts';
import { password, seedClients } from './prepare.ts';
import { startServer } from './processes.ts';
import { type Measured, measured, type Pair } from './step.ts';

const lanes = 8;
const pairCount = 6;

/** (b) `first` over HTTP, which checks a password, and nothing but that check: Argon2id with the policy's parameters. */
export async function measureSignIn(connectionString: string, each = 100): Promise<Measured> {
  const options = { memoryCost: policy['argon2.memory'], timeCost: policy['argon2.passes'], parallelism: 1 };
  const stored = await hash(password, { ...options, outputLen: 32, secret: pepper });
  const store = postgresStore({ connectionString });
  const clients = await seedClients(benchOptions(store), 100_000, (pairCount + 1) * each);
  await store.close();
  const product = await startServer('product', connectionString);
  const agent = keepAlive(lanes);

  const round = async (n: number) => {
    const opened: { txn: unknown; client: (typeof clients)[number] }[] = [];
    await throughput(clients.slice(n * each, (n + 1) * each), lanes, async (client) => {
      const { txn } = await post(agent, product.url, {
        device: client.device,
        path: paths.open,
        body: { key: 'o' },
      });
      opened.push({ txn, client });
    });
    return throughput(opened, lanes, async ({ txn, client: { device, identifier } }) => {
      const body = { key: 'f', txn, identifier, password, second: 'sms' };
      await post(agent, product.url, { device, path: paths.first, body });
    });
  };
  const floor = () =>
    throughput(clients.slice(0, each), lanes, () => verify(stored, password, { ...options, secret: pepper }));

  const pairs: Pair[] = [];
  for (let n = 0; n <= pairCount; n++) {
    const early = n % 2 === 0 ? await floor() : 0;
    const ours = await round(n);
    const theirs = n % 2 === 0 ? early : await floor();
    if (n > 0) pairs.push({ ours, theirs });
  }
  agent.destroy();
  product.stop();
  return measured(pairs);
}
