import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { headers } from '../wire.ts';
import { callerOf } from './caller.ts';
import type { Cookies } from './cookies.ts';
import type { HttpOptions } from './options.ts';

const self = ["'self'"];
const none = ["'none'"];

/**
 * The headers of every answer: the page may load and call its own origin, and nothing else; nobody may frame it, nor
 * does it frame anybody, unless `frames` says so; nor connect elsewhere, unless `connects` does.
 */
export async function wearHelmet(
  app: FastifyInstance,
  { origin, frames = {}, connects = [] }: Pick<HttpOptions, 'origin' | 'frames' | 'connects'>,
): Promise<void> {
  const isHttps = new URL(origin).protocol === 'https:';
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        fontSrc: self,
        connectSrc: [...self, ...connects],
        manifestSrc: self,
        formAction: self,
        baseUri: none,
        frameAncestors: frames.by === undefined ? none : [frames.by],
        ...(frames.of !== undefined && { frameSrc: [frames.of] }),
      },
    },
    strictTransportSecurity: isHttps && { maxAge: 63_072_000, includeSubDomains: true },
    xFrameOptions: frames.by === undefined && { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
}

/** An address that asks too often is told so, and when it may ask again. Each process counts for itself. */
export async function limitRate(app: FastifyInstance, rate: HttpOptions['rate']): Promise<void> {
  const { max = 300, windowMs = 60_000 } = rate ?? {};
  await app.register(rateLimit, {
    max,
    timeWindow: windowMs,
    enableDraftSpec: true,
    errorResponseBuilder: () =>
      Object.assign(new Error('Too many requests.'), { code: 'E_RATE', statusCode: 429 }),
  });
}

/** CSRF tokens, each bound to its device. Strict cookies would do; a browser that forgets `SameSite` has this. */
export async function bindTokens(app: FastifyInstance, cookies: Cookies, key: Uint8Array): Promise<void> {
  await app.register(csrf, {
    cookieKey: cookies.names.csrf,
    cookieOpts: { ...cookies.options, signed: false },
    getToken: (request) => String(request.headers[headers.csrf] ?? ''),
    getUserInfo: (request) => callerOf(request, cookies)?.device ?? '',
    csrfOpts: { hmacKey: Buffer.from(key) },
    logLevel: 'debug',
  });
}
