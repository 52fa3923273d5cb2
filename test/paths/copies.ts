import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, createServer, type Plugin } from 'vite';
import type { ToldServer } from '../support/told-server.ts';
import type { Plant } from './planted.ts';

const root = resolve(import.meta.dirname, '../..');

/** A text in a source, and what comes in its place. */
type Change = Pick<Plant, 'name' | 'file' | 'from' | 'to'>;

/** Puts a fault into one source while a copy is made. Throws where the text is not there exactly once. */
function planting({ file, from, to, name }: Change): Plugin {
  return {
    name: 'planted-fault',
    enforce: 'pre',
    transform(code, id) {
      if (id.split('?', 1)[0] !== join(root, file)) return null;
      if (code.split(from).length !== 2) throw new Error(`${file} has changed: "${name}" cannot be planted.`);
      return { code: code.replace(from, () => to), map: null };
    },
  };
}

/** A server of its own, its sources with a fault in them. */
export async function startCopy(plant: Plant): Promise<ToldServer> {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'silent',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [planting(plant)],
  });
  try {
    const entry = (await vite.ssrLoadModule(
      '/test/support/told-server.ts',
    )) as typeof import('../support/told-server.ts');
    const server = await entry.startToldServer();
    const close = async () => {
      await server.close();
      await vite.close();
    };
    return { ...server, close };
  } catch (cause) {
    await vite.close();
    throw cause;
  }
}

/** The page of a flow in a folder of its own; with a fault in its sources, if one is given. */
export async function buildFlowPage(plant?: Change): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hyrje-flow-'));
  await build({
    configFile: join(root, 'vite.flow.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
    plugins: plant ? [planting(plant)] : [],
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
