import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { pinCost } from '../../../adapters/device/pin-wrap.ts';
import { openBrowser } from '../../support/browser.ts';
import type { Secrets, Stored } from './driver.ts';
import type { Handset } from './handset.ts';

const folder = resolve(import.meta.dirname, '../page');

/** The policy of the page that we ship: no inline script, no eval, and no WebAssembly. */
const policy = "default-src 'none'; script-src 'self'";

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(folder, 'main.ts'), formats: ['es'], fileName: 'main' },
    },
  });
  const [made] = Array.isArray(result) ? result : [result];
  if (!made || !('output' in made)) throw new Error('The page was not built.');
  return made.output[0].code;
}

async function serve(script: string): Promise<{ server: Server; url: string }> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const server = createServer(({ url }, response) => {
    const isScript = url === '/main.js';
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

/** A platform authenticator of the DevTools protocol. */
interface VirtualAuthenticator {
  finger(matches: boolean): Promise<void>;
  /** From now on nobody touches it. */
  leaveAlone(): Promise<void>;
  remove(): Promise<void>;
}

async function plugIn(session: CDPSession, isSynced: boolean): Promise<VirtualAuthenticator> {
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: isSynced,
    },
  });
  return {
    async finger(isUserVerified) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    async leaveAlone() {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });
    },
    async remove() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}

export interface ChromiumHandset extends Handset {
  page: Page;
  /** The computer has no platform authenticator. */
  unplug(): Promise<void>;
  /** The sensor waits from now on. */
  leaveAlone(): Promise<void>;
  /** As `call`; the screen that asked is left after so many ms. */
  callAndLeave(port: string, method: string, request: object, leftAfter: number): Promise<unknown>;
}

export interface ChromiumRoom {
  /** A browser that was never here, with a platform authenticator. */
  handset(): Promise<ChromiumHandset>;
  close(): Promise<void>;
}

export async function openChromiumRoom(): Promise<ChromiumRoom> {
  const { server, url } = await serve(await bundle());
  let browser: Browser;
  try {
    browser = await openBrowser();
  } catch (cause) {
    server.close();
    throw cause;
  }
  return {
    handset: () => openHandset(browser, url),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function openHandset(browser: Browser, origin: string): Promise<ChromiumHandset> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  let authenticator = await plugIn(session, false);
  await page.goto(origin);

  const run = <T>(name: string, ...given: unknown[]): Promise<T> =>
    page.evaluate<T, [string, unknown[]]>(
      ([called, values]) => (globalThis as unknown as Driver).handset[called]?.(...values) as T,
      [name, given],
    );
  return {
    origin,
    rpId: 'localhost',
    pinCost,
    page,
    id: () => run('id'),
    call: (port: string, method: string, request: object, secrets?: Secrets) =>
      run('call', port, method, request, secrets),
    stored: () => run<Stored[]>('stored'),
    now: () => run('now'),
    heard: (serverNow) => run('heard', serverNow),
    restart: async () => void (await page.reload()),
    async reinstall() {
      await run('removeMarker');
      await page.reload();
    },
    finger: (does) => authenticator.finger(does === 'matches'),
    async synced() {
      await authenticator.remove();
      authenticator = await plugIn(session, true);
    },
    unplug: () => authenticator.remove(),
    leaveAlone: () => authenticator.leaveAlone(),
    callAndLeave: (port, method, request, leftAfter) => run('call', port, method, request, null, leftAfter),
    close: () => context.close(),
  };
}

interface Driver {
  handset: Record<string, (...given: unknown[]) => unknown>;
}
