import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { build, type Rollup } from 'vite';

export interface ForeignApp {
  origin: string;
  /** Its page, inspected in this way by an inspector at `url`. */
  page(kind: 'frame' | 'socket' | 'window', url: string): string;
  close(): void;
}

const entry = resolve(import.meta.dirname, '../foreign-app/main.ts');
const html =
  '<!doctype html><title>Another app</title><button>Begin</button><iframe></iframe><script type="module" src="/main.js"></script>';

async function bundled(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['es'] } },
  })) as Rollup.RollupOutput[];
  return built[0]?.output[0].code ?? '';
}

/** Somebody else's app, on an origin of its own. */
export async function serveForeignApp(): Promise<ForeignApp> {
  const code = await bundled();
  const server = createServer(({ url = '' }, response) => {
    const isCode = url === '/main.js';
    response.setHeader('content-type', isCode ? 'text/javascript' : 'text/html');
    response.end(isCode ? code : html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (kind, url) => `${origin}/?${new URLSearchParams({ kind, url }).toString()}`,
    close: () => void server.close(),
  };
}
