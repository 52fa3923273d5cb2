import { createHttp } from '../../adapters/http/server/index.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { benchBank } from './bench-bank.ts';

/** Our server as it ships: all its plugins, its log written to nowhere. Gives its address. */
export async function serveProduct(connectionString: string): Promise<string> {
  const { app } = await createHttp({
    bank: benchBank(postgresStore({ connectionString })),
    origin: 'https://bank.example',
    csrfKey: new Uint8Array(32),
    rate: { max: 1e9, windowMs: 60_000 },
    log: { write: () => {} },
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}
