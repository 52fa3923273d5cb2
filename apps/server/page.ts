import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built pages: the app, and the Internet Branch. Each is served from an origin of its own. */
export const pages = { app: 'index.html', branch: 'branch.html' } as const;

/**
 * Serves a built page at `/`. `meta`: what the page is told in its head. Throws when `folder` holds no such page.
 */
export async function servePage(
  app: FastifyInstance,
  folder: string,
  meta: Readonly<Record<string, string>> = {},
  page: keyof typeof pages = 'app',
): Promise<void> {
  const told = Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${content}">`);
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
