import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { stampOf } from '../../../apps/server/built.ts';
import { inspectorPage } from '../../../apps/server/inspector/built-inspector.ts';
import { startInspector } from '../../../apps/server/inspector/serve.ts';

const root = resolve(import.meta.dirname, '../../..');
const built = new Map<string, Promise<string>>();
type Mode = 'production' | 'single';

const shelf = join(root, 'node_modules/.cache/hyrje');
/** A build that takes longer was given up, ms. */
const longest = 300_000;
/** How long a test may wait for its page to be built on a busy machine, ms. */
export const patience = longest;

async function make(mode: Mode, folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { NODE_ENV: _, ...env } = process.env;
  const config = ['--config', inspectorPage.config, '--mode', mode, '--logLevel', 'error'];
  const making = `${folder}.making`;
  await promisify(execFile)(process.execPath, [vite, 'build', ...config, '--outDir', making], {
    cwd: root,
    env,
  });
  await rename(making, folder);
}

/** Built once for the same sources: whoever comes while another process builds waits for it. */
async function build(mode: Mode): Promise<string> {
  const stamp = stampOf(root, inspectorPage).slice(0, 16);
  const folder = join(shelf, `inspector-${mode}-${stamp}`);
  const lock = `${folder}.lock`;
  await mkdir(shelf, { recursive: true });
  for (const begun = Date.now(); !existsSync(folder); await new Promise((done) => setTimeout(done, 200))) {
    const isMine = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (isMine) {
      const remove = () => rmSync(lock, { recursive: true, force: true });
      process.once('exit', remove);
      try {
        if (!existsSync(folder)) await make(mode, folder);
      } finally {
        remove();
      }
    } else if (Date.now() - begun > longest) await rm(lock, { recursive: true, force: true });
  }
  const old = (await readdir(shelf)).filter((name) => name.startsWith(`inspector-${mode}-`));
  for (const name of old.filter((one) => !one.includes(stamp))) {
    const place = join(shelf, name);
    if (Date.now() - (await stat(place)).mtimeMs > 12 * longest)
      await rm(place, { recursive: true, force: true });
  }
  return folder;
}

/** The folder of the inspector's page as it is shipped, or of its one file; built once for all tests of a process. */
export function builtInspector(mode: Mode = 'production'): Promise<string> {
  const made = built.get(mode) ?? build(mode);
  built.set(mode, made);
  return made;
}

/** The inspector's page, served as `hyrje inspect` serves it. */
export interface InspectorDesk {
  readonly page: Page;
  readonly url: string;
  /** What the page asked for elsewhere, and what its policy did not allow. */
  readonly trouble: string[];
  /** Goes to a view. */
  go(hash: string): Promise<void>;
  /** Opens a file by the button that takes such files. */
  open(schema: string, name: string, content: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Lets a page tell what it asks for elsewhere, what it may not do, and what it throws. */
export function watched(page: Page, isOwn: (url: string) => boolean): string[] {
  const trouble: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!isOwn(url) && !/^(?:data|blob):/.test(url)) trouble.push(`asked for ${url}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  return trouble;
}

export async function openInspector(
  browser: Browser,
  look: BrowserContextOptions = {},
): Promise<InspectorDesk> {
  const served = await startInspector({ folder: await builtInspector(), port: 0, allowOrigins: [] });
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...look,
  });
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('hyrje.inspector.language', 'en')`);
  const { origin } = new URL(served.url);
  const trouble = watched(
    page,
    (url) => url.startsWith(origin) || url.startsWith(origin.replace('http', 'ws')),
  );
  await page.goto(served.url);
  await page.locator('.page').waitFor();
  return {
    page,
    url: served.url,
    trouble,
    async go(hash) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.locator(`main[data-shown="${hash.split(/[/?]/)[1]}"]`).waitFor();
    },
    async open(schema, name, content) {
      const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
      const file = { name, mimeType: 'application/json', buffer };
      await page.locator(`input[data-file~="${schema}"]`).first().setInputFiles(file);
    },
    async close() {
      await context.close();
      await served.stop();
    },
  };
}
