import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { problemBody, type ProblemName, problems, problemType, sendProblem } from './problem.ts';

/** 404 for a path that nobody serves, 405 with `Allow` for one that is served otherwise (RFC 9110). */
export function refuseStrangers(app: FastifyInstance): void {
  const served = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = served.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    served.set(url, methods);
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = served.get(request.url.split('?', 1)[0] ?? '');
    if (!methods) return sendProblem(reply, 'not-found');
    return sendProblem(reply.header('allow', [...methods].join(', ')), 'method');
  });
}

const byCode: Readonly<Record<string, ProblemName>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'slow',
  HPE_HEADER_OVERFLOW: 'header-size',
};

/** What is no HTTP is answered as well, and the connection is closed. */
export function answerNoHttp(fault: Error & { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const name = byCode[fault.code ?? ''] ?? 'malformed';
  const body = JSON.stringify(problemBody(name, randomUUID()));
  const head = [
    `HTTP/1.1 ${problems[name].status} ${problems[name].title}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
