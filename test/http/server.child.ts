import { createBank } from '../../adapters/bank/index.ts';
import { createHttp } from '../../adapters/http/server/index.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { branchParts } from './branch.ts';

/** A server process over the database in its first argument. Tells its address, and every SMS that it sends. */
const store = postgresStore({ connectionString: process.argv[2] ?? '' });
const tell = (message: object) => void process.send?.(message);
const { app } = await createHttp({
  bank: createBank({ ...branchParts(store), sms: { send: async ({ text }) => tell({ text }) } }),
  origin: 'https://bank.example',
  csrfKey: new Uint8Array(32),
  rate: { max: 10_000, windowMs: 60_000 },
  ready: () => store.tx(async () => {}),
  log: false,
});
tell({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.once('disconnect', () => process.exit());
