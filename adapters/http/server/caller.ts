import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../machines/ports/bank/desk.ts';
import { devicePattern, headers } from '../wire.ts';
import type { Cookies } from './cookies.ts';

/** The device as it names itself; `undefined` for none, or one in another form. */
export function deviceIn(value: unknown): string | undefined {
  return typeof value === 'string' && devicePattern.test(value) ? value : undefined;
}

/** A request with a device header comes from the app: a page of another site cannot send one. */
export const isApp = (request: FastifyRequest): boolean => request.headers[headers.device] !== undefined;

/** Who calls; `null` when the device is none. */
export function callerOf(request: FastifyRequest, cookies: Cookies): Caller | null {
  const app = isApp(request);
  const device = deviceIn(app ? request.headers[headers.device] : cookies.read(request, 'device'));
  if (device === undefined) return null;
  const isAltered = request.headers[headers.altered] === '1';
  return { channel: app ? 'app' : 'web', device, ip: request.ip, ...(isAltered && { altered: true }) };
}

/** The session's token: the app's bearer token (RFC 6750), or the web's cookie; never both ways. */
export function tokenOf(request: FastifyRequest, cookies: Cookies): string | undefined {
  const token = isApp(request)
    ? /^Bearer (?<token>[\w-]{1,64})$/i.exec(request.headers.authorization ?? '')?.groups?.['token']
    : cookies.read(request, 'session');
  return token !== undefined && /^[\w-]{1,64}$/.test(token) ? token : undefined;
}
