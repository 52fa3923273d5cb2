import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, type Registry } from 'prom-client';

/** Serves metrics on loopback, on a port of their own: nothing that faces the world knows them. */
export async function serveMetrics(registry: Registry, port: number): Promise<Server> {
  collectDefaultMetrics({ register: registry });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const isAsked = request.method === 'GET' && request.url === '/metrics';
    if (isAsked) response.setHeader('content-type', registry.contentType);
    response.writeHead(isAsked ? 200 : 404).end(isAsked ? await registry.metrics() : '');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
