import { connectHttp } from '../../../adapters/http/client/index.ts';
import { csrfPath, headers } from '../../../adapters/http/wire.ts';
import type { Wire } from '../../drivers/wired.ts';
import { toldBy } from '../told.ts';

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The server of this page, which is told what it answers to it. */
export function wireOfPage(channel: 'app' | 'web'): Wire {
  const device = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const who = channel === 'app' ? { [headers.device]: device } : undefined;
  /** A browser is told who it is with its first token. */
  const known = channel === 'web' ? fetch(csrfPath) : null;
  const send: typeof fetch = (...request) => fetch(...request);
  return {
    connect: (cuttable) =>
      channel === 'app'
        ? connectHttp({ baseUrl: '', channel, device, fetch: cuttable(send) })
        : connectHttp({ baseUrl: '', channel, fetch: cuttable(send) }),
    async tell(answers) {
      await known;
      const response = await fetch('/demo/answers', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hyrje-demo': toldBy('hyrje-demo') ?? '', ...who },
        body: JSON.stringify({ answers }),
      });
      if (!response.ok) throw new Error(`The server takes no answers: ${response.status}.`);
    },
  };
}
