import type { FastifyReply, FastifyRequest } from 'fastify';

/** Chromium's longest, 400 days, s. */
const deviceLife = 34_560_000;

/** The cookies of the web. None can be read by a page's scripts, and none is sent with a request from another site. */
export interface Cookies {
  names: { device: string; session: string; csrf: string };
  options: { path: '/'; httpOnly: true; sameSite: 'strict'; secure: boolean };
  read(request: FastifyRequest, name: 'device' | 'session'): string | undefined;
  setDevice(reply: FastifyReply, device: string): void;
  /** Ends with the browser's own session at the latest; the bank ends it before. */
  setSession(reply: FastifyReply, token: string): void;
  clearSession(reply: FastifyReply): void;
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
  };
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    names,
    options,
    read: (request, name) => request.cookies[names[name]],
    setDevice: (reply, device) =>
      void reply.setCookie(names.device, device, { ...options, maxAge: deviceLife }),
    setSession: (reply, token) => void reply.setCookie(names.session, token, options),
    clearSession: (reply) => void reply.clearCookie(names.session, options),
  };
}
