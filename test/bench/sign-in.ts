import { hash, verify } from '@node-rs/argon2';
import { pathOf } from '../../adapters/http/wire.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { argon2, benchOptions, pepper } from './bench-bank.ts';
import { keepAlive, post, throughput } from './load.ts';
import { password, seedClients } from './prepare.ts';
import { startServer } from './processes.ts';
import { type Measured, measured } from './step.ts';

const lanes = 8;
const pairCount = 6;

/** What a password check costs beside its hash: to us, and at the least. */
export interface SignIn {
  /** Ours, against nothing but the hash. */
  ours: Measured;
  /** The same by hand, against nothing but the hash: what the database and HTTP leave on the same cores. */
  ceiling: Measured;
  /** Ours, against the same by hand. */
  besides: Measured;
}

/** (b) `first` over HTTP, which checks a password; the same by hand; and nothing but that check: Argon2id as in the policy. */
export async function measureSignIn(connectionString: string, each = 100): Promise<SignIn> {
  const stored = await hash(password, { ...argon2, outputLen: 32, secret: pepper });
  const store = postgresStore({ connectionString });
  const clients = await seedClients(benchOptions(store), 100_000, 2 * (pairCount + 1) * each);
  await store.close();
  const product = await startServer('product', connectionString);
  const handwritten = await startServer('handwritten', connectionString);
  const agent = keepAlive(lanes);

  const signIns = async (base: string) => {
    const opened: { txn: unknown; client: (typeof clients)[number] }[] = [];
    await throughput(clients.splice(0, each), lanes, async (client) => {
      const { device } = client;
      const { txn } = await post(agent, product.url, {
        device,
        path: pathOf('login.open'),
        body: { key: 'o' },
      });
      opened.push({ txn, client });
    });
    return throughput(opened, lanes, async ({ txn, client: { device, identifier } }) => {
      const body = { key: 'f', txn, identifier, password, second: 'sms' };
      const told = await post(agent, base, { device, path: pathOf('login.first'), body });
      if (told['ok'] !== true) throw new Error(`A password was refused: ${JSON.stringify(told)}`);
    });
  };
  const sides = {
    floor: () =>
      throughput(
        Array.from({ length: each }, (_, n) => n),
        lanes,
        () => verify(stored, password, { ...argon2, secret: pepper }),
      ),
    ours: () => signIns(product.url),
    hand: () => signIns(handwritten.url),
  };

  const rounds: Record<keyof typeof sides, number>[] = [];
  for (let n = 0; n <= pairCount; n++) {
    const order = ['floor', 'ours', 'hand'] as const;
    const round = { floor: 0, ours: 0, hand: 0 };
    for (const side of n % 2 === 0 ? order : order.toReversed()) round[side] = await sides[side]();
    if (n > 0) rounds.push(round);
  }
  agent.destroy();
  product.stop();
  handwritten.stop();
  return {
    ours: measured(rounds.map(({ ours, floor }) => ({ ours, theirs: floor }))),
    ceiling: measured(rounds.map(({ hand, floor }) => ({ ours: hand, theirs: floor }))),
    besides: measured(rounds.map(({ ours, hand }) => ({ ours, theirs: hand }))),
  };
}
