import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Ending, endings } from '../../../machines/ports/answer.ts';

/** Chromium's longest, 400 days, s. */
const deviceLife = 34_560_000;
/** How long a browser is told why its session ended, s: the next login tells it no more. */
const endingLife = 3600;

/** The cookies of the web. None can be read by a page's scripts, and none is sent with a request from another site. */
export interface Cookies {
  names: { device: string; session: string; csrf: string; ended: string };
  options: { path: '/'; httpOnly: true; sameSite: 'strict'; secure: boolean };
  read(request: FastifyRequest, name: 'device' | 'session'): string | undefined;
  setDevice(reply: FastifyReply, device: string): void;
  /** Ends with the browser's own session at the latest; the bank ends it before. */
  setSession(reply: FastifyReply, token: string): void;
  /** `ending`: why, for the browser's other tabs, which find no session any more. */
  clearSession(reply: FastifyReply, ending: Ending): void;
  /** Why the browser's last session ended; `undefined` when there was none, or one goes on. */
  ending(request: FastifyRequest): Ending | undefined;
}

/**
 * On `https:` the names begin with `__Host-`: no other host and no plain connection can set them. Not every browser takes
 * those on plain `http:`, which is for `localhost` alone.
 */
export function cookiesOf(origin: string): Cookies {
  const secure = new URL(origin).protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  const names = {
    device: `${prefix}hyrje-device`,
    session: `${prefix}hyrje-session`,
    csrf: `${prefix}hyrje-csrf`,
    ended: `${prefix}hyrje-ended`,
  };
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    names,
    options,
    read: (request, name) => request.cookies[names[name]],
    setDevice: (reply, device) =>
      void reply.setCookie(names.device, device, { ...options, maxAge: deviceLife }),
    setSession(reply, token) {
      reply.setCookie(names.session, token, options);
      const { cookies } = reply.request;
      if (cookies[names.ended] !== undefined) reply.clearCookie(names.ended, options);
    },
    clearSession(reply, ending) {
      reply.clearCookie(names.session, options);
      reply.setCookie(names.ended, ending, { ...options, maxAge: endingLife });
    },
    ending: ({ cookies }) => endings.find((one) => one === cookies[names.ended]),
  };
}
