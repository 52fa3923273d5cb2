import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the built page at `/`. `meta`: what the page is told in its head. Throws when `folder` holds no page.
 */
export async function servePage(
  app: FastifyInstance,
  folder: string,
  meta: Readonly<Record<string, string>> = {},
): Promise<void> {
  const told = Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${content}">`);
  const html = (await readFile(join(folder, 'index.html'), 'utf8')).replace(
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
    globIgnore: ['index.html'],
    setHeaders: (reply, path) => {
      const named = /[.-][\w-]{8}\.\w+$/.test(path);
      reply.setHeader('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
