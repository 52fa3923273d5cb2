import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './options.ts';

/** How long a call under way, or a connection that never said anything, may hold up a stop, ms. */
const patience = 5000;

/**
 * `/healthz`: the process answers. `/readyz`: its store does as well, and it is not stopping. While it stops, no
 * connection outlives its call.
 */
export function health(app: FastifyInstance, ready: HttpOptions['ready']): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
    const closing = setInterval(() => app.server.closeIdleConnections(), 50);
    const cutting = setTimeout(() => app.server.closeAllConnections(), patience);
    app.server.once('close', () => {
      clearInterval(closing);
      clearTimeout(cutting);
    });
  });
  app.addHook('onSend', async (_, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  const options = { schema: { hide: true } };
  app.get('/healthz', options, async () => ({ status: 'ok' }));
  app.get('/readyz', options, async () => {
    if (stopping) throw new Error('Stopping.');
    await ready?.();
    return { status: 'ok' };
  });
}
