import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { milliseconds, type Policy } from '../../machines/vocabulary/policy/index.ts';

/** The built pages: the app, and the Internet Branch. Each is served from an origin of its own. */
export const pages = { app: 'index.html', branch: 'branch.html' } as const;

/**
 * Serves a built page at `/`. It is told in its head how long to wait for an answer, and `meta`. Throws when `folder`
 * holds no such page.
 */
export async function servePage(
  app: FastifyInstance,
  folder: string,
  policy: Policy,
  meta: Readonly<Record<string, string>> = {},
  page: keyof typeof pages = 'app',
): Promise<void> {
  const all = { 'hyrje-timeout': String(milliseconds(policy, 'service.timeout')), ...meta };
  const told = Object.entries(all).map(([name, content]) => `<meta name="${name}" content="${content}">`);
  const html = (await readFile(join(folder, pages[page]), 'utf8')).replace(
    '<head>',
    `<head>${told.join('')}`,
  );
  const options = { schema: { hide: true } };
  app.get('/', options, (_, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html),
  );
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    index: false,
    serveDotFiles: false,
    globIgnore: Object.values(pages),
    setHeaders: (reply, path) => {
      const named = /[.-][\w-]{8}\.\w+$/.test(path);
      reply.setHeader('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
