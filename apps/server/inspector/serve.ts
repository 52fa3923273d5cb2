import { randomBytes } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import { listen, type Place } from '../run.ts';
import { path, serveInspector } from './plugin.ts';

export interface RunningInspector {
  /** With the token: whoever has it may look on, and connect an app. */
  url: string;
  /** Where apps connect by WebSocket. */
  source: string;
  stop(): Promise<void>;
}

/** The inspector by itself, on loopback. Throws `StartError` when the port is taken. */
export async function startInspector(options: {
  folder: string;
  port: number;
  allowOrigins: readonly string[];
}): Promise<RunningInspector> {
  const { folder, port, allowOrigins } = options;
  const token = randomBytes(16).toString('base64url');
  const app = fastify({ logger: false, forceCloseConnections: true }) as unknown as FastifyInstance;
  app.get('/', (_, reply) => reply.code(404).type('text/plain').send('The inspector is at /inspector/.\n'));
  await serveInspector(app, { folder, token, allowOrigins });
  const place: Place = { host: '127.0.0.1', port, setting: '--port' };
  const at = `127.0.0.1:${await listen(app, place)}${path}`;
  return {
    url: `http://${at}/?token=${token}`,
    source: `ws://${at}/source?token=${token}`,
    stop: () => app.close(),
  };
}
