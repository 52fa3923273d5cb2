import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may come in: with the token, and from an origin that was named. */
export interface Guard {
  /** Why somebody is turned away; `null` when they may come in. `named`: whether origins of others count. */
  refuse(request: IncomingMessage, named: boolean): Refused | null;
  holdsToken(given: unknown): boolean;
  readonly origins: readonly string[];
}

export interface Refused {
  status: 401 | 403;
  code: 'E_TOKEN' | 'E_ORIGIN' | 'E_HOST';
  message: string;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

const hostOf = (host: string): string | null => {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
};

/** `origins`: those of other apps that may connect, for example `http://localhost:3000`. */
export function createGuard(token: string, origins: readonly string[]): Guard {
  const expected = Buffer.from(token);
  const holdsToken = (given: unknown) => {
    const bytes = Buffer.from(String(given ?? ''));
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  };

  return {
    origins,
    holdsToken,
    refuse({ headers, url = '' }, named) {
      const { host = '', origin } = headers;
      if (!loopback.has(hostOf(host) ?? '')) {
        return {
          status: 403,
          code: 'E_HOST',
          message: 'The inspector answers on loopback only: use 127.0.0.1 or localhost.',
        };
      }
      const isOwn = origin === undefined || origin === `http://${host}`;
      if (!isOwn && !(named && origins.includes(origin))) {
        return {
          status: 403,
          code: 'E_ORIGIN',
          message: `Pages of ${origin} may not connect. Start the inspector with --allow-origin ${origin}.`,
        };
      }
      const given = new URL(url, 'http://localhost').searchParams.get('token');
      if (!holdsToken(given)) {
        return {
          status: 401,
          code: 'E_TOKEN',
          message: 'The token is missing or wrong. Use the whole address that the inspector printed.',
        };
      }
      return null;
    },
  };
}
