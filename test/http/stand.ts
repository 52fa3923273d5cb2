import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { createHttp, type Http, type HttpOptions } from '../../adapters/http/server/index.ts';
import { headers } from '../../adapters/http/wire.ts';
import type { Connection } from '../../machines/ports/connection.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { type BankWorld, createWorld, type WorldOptions } from '../support/world.ts';
import { browser, type Browser } from './browser.ts';

/** An answer over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON in it, or what is no JSON as text. */
  body: unknown;
}

export interface Stand {
  world: BankWorld;
  http: Http;
  url: string;
  /** What the server logged. */
  lines: string[];
  /** Sends anything; the app's device header goes along unless `headers` has one. */
  send(path: string, init?: RequestInit, device?: string | null): Promise<Answer>;
  /** Posts JSON as the app. */
  post(path: string, body: unknown, device?: string): Promise<Answer>;
  app(device?: string): Connection;
  web(jar?: Browser): Connection;
}

export const newDevice = (): string => randomBytes(16).toString('base64url');
export const ownDevice = newDevice();

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
}

/** A bank in memory behind real HTTP; it ends with the test. */
export async function createStand(
  options: WorldOptions & {
    http?: Partial<HttpOptions>;
    wrap?: (bank: HttpOptions['bank']) => HttpOptions['bank'];
  } = {},
): Promise<Stand> {
  const world = await createWorld(options);
  const lines: string[] = [];
  const http = await createHttp({
    bank: options.wrap?.(world.bank) ?? world.bank,
    origin: 'https://bank.example',
    csrfKey: new Uint8Array(32).fill(7),
    log: { write: (line) => void lines.push(line) },
    rate: { max: 10_000, windowMs: 60_000 },
    ...options.http,
  });
  const url = await http.app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => http.app.close());

  const send: Stand['send'] = async (path, init = {}, device = ownDevice) => {
    const more = device === null ? {} : { [headers.device]: device };
    return readAnswer(
      await fetch(url + path, { ...init, headers: { ...more, ...(init.headers as object) } }),
    );
  };
  return {
    world,
    http,
    url,
    lines,
    send,
    post: (path, body, device) =>
      send(
        path,
        { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
        device,
      ),
    app: (device = ownDevice) => connectHttp({ baseUrl: url, channel: 'app', device }),
    web: (jar = browser()) => connectHttp({ baseUrl: url, channel: 'web', fetch: jar.fetch }),
  };
}

let gestures = 0;
export const newKey = (): string => `gesture-${++gestures}`;

/** `open` and `first` through a client; gives the transaction. */
export async function begin(
  { login }: Connection,
  who: { clientNumber: string; password: string },
): Promise<string> {
  const opened = await login.open({ key: newKey() });
  if (!opened.ok) throw new Error('Nothing was opened.');
  const secret = seal({ identifier: who.clientNumber, password: who.password });
  await login.first({ key: newKey(), txn: opened.txn, second: 'sms', secret });
  return opened.txn;
}

/** The verdict on a code. */
export const enter = ({ login }: Connection, txn: string, code: string, key = newKey()) =>
  login.second({ key, txn, method: 'sms', secret: seal({ code }) });

/** A whole login; gives the session's reference. */
export async function logIn(stand: Stand, connection: Connection): Promise<string> {
  const txn = await begin(connection, stand.world.customer);
  const verdict = await enter(connection, txn, await stand.world.lastCode());
  if (!verdict.ok) throw new Error(`The login ended with ${verdict.code}.`);
  return verdict.session;
}
