import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { flows } from '../../../machines/index.ts';
import type { Declared } from '../../../adapters/inspect/index.ts';
import { createGuard, type Guard } from './guard.ts';
import { createHub, type Hub } from './hub.ts';

/** Where it is served. */
export const path = '/inspector';

export interface InspectorOptions {
  /** The built page. */
  folder: string;
  token: string;
  /** Origins of other apps that may connect. */
  allowOrigins: readonly string[];
  /** Whether the page is given to who asks without the token: where what is shown is made up. */
  isOpen?: boolean;
}

/** Every flow, as the inspector knows it. */
const machines = Object.values(flows) as unknown as readonly Declared[];

const policyFor = ({ origins }: Guard) => {
  const framing = origins.length === 0 ? "'none'" : origins.join(' ');
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framing}`,
  ];
  return directives.join(';');
};

const missing = `<!doctype html><meta charset="utf-8"><title>Hyrje</title>
<p>The token is missing or wrong. Open the whole address that <code>hyrje inspect</code> printed.</p>
<p>Shenja mungon ose është e gabuar. Hapni adresën e plotë që shkroi <code>hyrje inspect</code>.</p>`;

/** Serves the inspector's page, and its hub beside it. Throws when `folder` holds no page. */
export async function serveInspector(app: FastifyInstance, options: InspectorOptions): Promise<Hub> {
  const { folder, token, allowOrigins, isOpen = false } = options;
  const guard = createGuard(token, allowOrigins);
  const hub = createHub({ guard, machines, path });
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const told = [
    `<meta name="hyrje-inspector" content="${token}">`,
    `<meta name="hyrje-origins" content="${allowOrigins.join(' ')}">`,
  ];
  const page = html.replace('<head>', `<head>${told.join('')}`);
  const armour = (reply: FastifyReply) =>
    reply
      .header('content-security-policy', policyFor(guard))
      .header('cross-origin-opener-policy', 'unsafe-none')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer');

  await app.register(async (scope) => {
    scope.addHook('onSend', async (_, reply) => {
      armour(reply);
      if (allowOrigins.length > 0) reply.removeHeader('x-frame-options');
    });
    const schema = { schema: { hide: true } };
    scope.get(path, schema, (request, reply) => reply.redirect(request.url.replace(path, `${path}/`)));
    scope.get(`${path}/`, schema, (request, reply) => {
      const { token: given } = request.query as { token?: unknown };
      const may = guard.holdsToken(given) || (isOpen && given === undefined);
      return reply
        .code(may ? 200 : 401)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(may ? page : missing);
    });
    await scope.register(fastifyStatic, {
      root: folder,
      prefix: `${path}/`,
      decorateReply: false,
      wildcard: false,
      index: false,
      cacheControl: false,
      globIgnore: ['*.html'],
      setHeaders: (reply) => reply.setHeader('cache-control', 'no-cache'),
    });
  });
  hub.attach(app.server);
  app.addHook('preClose', async () => hub.close());
  return hub;
}
