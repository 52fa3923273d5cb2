import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built page on which tests of one flow are played. */
export const flowPage = 'flow.html';

/**
 * Serves `/flow.html?machine=…`, the page of one flow (docs/own-driver.md). It is told the token of the control in its
 * head. Throws when `folder` holds no such page.
 */
export async function serveFlowPage(app: FastifyInstance, folder: string, token: string): Promise<void> {
  const page = await readFile(join(folder, flowPage), 'utf8');
  const html = page.replace('<head>', `<head><meta name="hyrje-demo" content="${token}">`);
  app.get(`/${flowPage}`, { schema: { hide: true } }, (_, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html),
  );
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/flow/assets/',
    wildcard: false,
    decorateReply: false,
    index: false,
    serveDotFiles: false,
  });
}
