import { randomBytes } from 'node:crypto';
import { createHttp } from '../../adapters/http/server/index.ts';
import { testControl } from '../../apps/server/demo/answers/serve.ts';
import { loadPolicy } from '../../machines/vocabulary/policy/index.ts';
import { freePort } from './free-port.ts';

export interface ToldServer {
  baseUrl: string;
  token: string;
  close(): Promise<void>;
}

/**
 * A demo's HTTP surface without a database behind it: it answers what tests tell it, and nothing else. `page`: the folder
 * of the built page of a flow, if it is to be served.
 */
export async function startToldServer(page: string | null = null): Promise<ToldServer> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const token = randomBytes(16).toString('base64url');
  const { desk, rate, serve } = testControl(null, { policy: loadPolicy({}).policy, origin, token });
  const { app } = await createHttp({ bank: desk, origin, csrfKey: randomBytes(32), rate, log: false });
  await serve(app, page);
  await app.listen({ port, host: '127.0.0.1' });
  return { baseUrl: origin, token, close: () => app.close() };
}
