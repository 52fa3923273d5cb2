import { randomBytes } from 'node:crypto';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { createHttp } from '../../adapters/http/server/index.ts';
import type { Login } from '../../machines/index.ts';
import type { Mode } from '../../scenarios/index.ts';
import { browser } from '../http/browser.ts';
import { memorySurface, type MemorySurface } from './memory.surface.ts';

export interface HttpSurface extends MemorySurface {
  close(): Promise<void>;
}

/** The login of manual 1.1 over real HTTP: the flow and the typed client here, the server and its bank over there. */
export async function httpSurface(channel: 'app' | 'web', mode: Mode): Promise<HttpSurface> {
  const far: { login?: Login } = {};
  const there = () => {
    if (!far.login) throw new Error('The server is not up yet.');
    return far.login;
  };
  const line: Login = {
    open: (request) => there().open(request),
    first: (request) => there().first(request),
    sendCode: (request) => there().sendCode(request),
    second: (request) => there().second(request),
    cancel: (request) => there().cancel(request),
  };
  const surface = await memorySurface({ mode, line: () => line });
  const { app } = await createHttp({
    bank: surface.bank.bank,
    origin: 'https://bank.example',
    csrfKey: randomBytes(32),
    log: false,
  });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  const device = randomBytes(16).toString('base64url');
  far.login = connectHttp(
    channel === 'app' ? { baseUrl, channel, device } : { baseUrl, channel, fetch: browser().fetch },
  ).login;
  return { ...surface, close: () => app.close() };
}
