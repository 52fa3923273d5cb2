import { ServiceFault } from '../../../machines/flows/socket.ts';
import { csrfPath, csrfSchema, headers, type Problem, problemSchema } from '../wire.ts';
import type { HttpClientOptions } from './options.ts';

/** What came back for a call: a declared outcome (not yet looked at), or a problem with the moments it tells, ms. */
export type Reply = { answer: unknown } | { problem: Problem; retryAfterMs: number; serverNow: number };

/** Sends one call. Throws `ServiceFault` when no answer came (`E_TIMEOUT`) or none that is one (`E_SERVICE`). */
export type Exchange = (
  path: string,
  body: object,
  options?: { token?: string | undefined; keepalive?: boolean },
) => Promise<Reply>;

export function exchangeOf(options: HttpClientOptions): Exchange {
  const { baseUrl, timeoutMs = 10_000 } = options;
  const send = options.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request));
  let csrf: Promise<string> | undefined;

  const request = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await send(baseUrl + path, {
        ...init,
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      throw new ServiceFault('E_TIMEOUT', { cause });
    }
  };
  const json = async (response: Response): Promise<unknown> => {
    try {
      return (await response.json()) as unknown;
    } catch (cause) {
      throw new ServiceFault('E_SERVICE', { cause });
    }
  };

  const fetchToken = async (): Promise<string> => {
    const response = await request(csrfPath, { method: 'GET' });
    const parsed = csrfSchema.safeParse(await json(response));
    if (!parsed.success) throw new ServiceFault('E_SERVICE');
    return parsed.data.token;
  };
  /** One for all calls of this page; asked for again when the last try failed. */
  const csrfToken = (): Promise<string> => {
    csrf ??= fetchToken().catch((cause: unknown) => {
      csrf = undefined;
      throw cause;
    });
    return csrf;
  };
  const who = async (): Promise<Record<string, string>> => {
    if (options.channel === 'web') return { [headers.csrf]: await csrfToken() };
    const isAltered = options.altered?.() ?? false;
    return { [headers.device]: options.device, ...(isAltered && { [headers.altered]: '1' }) };
  };

  const post: Exchange = async (path, body, { token, keepalive = false } = {}) => {
    const authorization: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...(await who()) },
      body: JSON.stringify(body),
      keepalive,
    });
    if (response.status === 200) return { answer: await json(response) };
    if (response.status === 408 || response.status === 504) throw new ServiceFault('E_TIMEOUT');
    if (response.status >= 500) throw new ServiceFault('E_SERVICE');
    const parsed = problemSchema.safeParse(await json(response));
    if (!parsed.success) throw new ServiceFault('E_SERVICE');
    const seconds = Number(response.headers.get('retry-after') ?? '');
    const told = Date.parse(response.headers.get('date') ?? '');
    return {
      problem: parsed.data,
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 0,
      serverNow: Number.isNaN(told) ? Date.now() : told,
    };
  };

  /** A browser whose cookies were cleared since the page was opened gets a new token, once. */
  return async (path, body, more) => {
    const reply = await post(path, body, more);
    if (!('problem' in reply) || reply.problem.status !== 403 || options.channel === 'app') return reply;
    csrf = undefined;
    return post(path, body, more);
  };
}
