import { randomBytes } from 'node:crypto';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { csrfPath, headers } from '../../adapters/http/wire.ts';
import { keepingCookies } from './cookies.ts';
import { FlowDriver } from './machine.ts';
import type { TestedFlow } from './services.ts';
import { type BankAnswer, onTheWeb, type Wire, wiredWorld } from './wired.ts';

/** A demo that takes answers (docs/http.md), and the token of its control. */
export interface ToldServer {
  /** For example `http://localhost:4400`. */
  baseUrl: string;
  token: string;
}

/** A server that cannot be told what to answer. */
export class NoControlError extends Error {
  readonly code = 'E_NO_CONTROL';
}

const controlPath = '/demo/answers';

function noControl(baseUrl: string, why: string): NoControlError {
  return new NoControlError(
    `${baseUrl} takes no answers from tests: ${why}. Start it with HYRJE_TEST_CONTROL=1 npm start, and give the token that it prints.`,
  );
}

/** Tells a server what one client is answered. Throws `NoControlError`. */
async function tellServer(
  { baseUrl, token }: ToldServer,
  send: typeof fetch,
  who: Record<string, string>,
  answers: readonly BankAnswer[] | undefined,
): Promise<void> {
  const response = await send(baseUrl + controlPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hyrje-demo': token, ...who },
    body: JSON.stringify({ answers }),
  }).catch((cause: unknown) => {
    throw noControl(baseUrl, `nobody answers there (${(cause as Error).message})`);
  });
  await response.body?.cancel();
  if (!response.ok) throw noControl(baseUrl, `it answered ${response.status}`);
}

const newDevice = () => randomBytes(16).toString('base64url');

/** Throws `NoControlError` unless the server takes answers from us. */
export const assertTold = (server: ToldServer): Promise<void> =>
  tellServer(server, fetch, { [headers.device]: newDevice() }, undefined);

/** A client of its own of a server that can be told its answers. */
function wireTo(server: ToldServer, channel: 'app' | 'web'): Wire {
  const { baseUrl } = server;
  if (channel === 'app') {
    const device = newDevice();
    return {
      connect: (cuttable) => connectHttp({ baseUrl, channel, device, fetch: cuttable(fetch) }),
      tell: (answers) => tellServer(server, fetch, { [headers.device]: device }, answers),
    };
  }
  const send = keepingCookies(fetch);
  /** A browser is told who it is with its first token. */
  const known = send(baseUrl + csrfPath).then((response) => response.body?.cancel());
  known.catch(() => {});
  return {
    connect: (cuttable) => connectHttp({ baseUrl, channel, fetch: cuttable(send) }),
    async tell(answers) {
      await known;
      await tellServer(server, send, {}, answers);
    },
  };
}

/**
 * Plays tests on a bank over HTTP: the flow runs here, its calls go to the server by the client that an app uses, and
 * the server answers what the test tells it through its control. What belongs to the device is simulated.
 */
export const httpDriver = (flow: TestedFlow, server: ToldServer): FlowDriver =>
  new FlowDriver(
    flow,
    wiredWorld(flow.services, wireTo(server, onTheWeb.includes(flow.name) ? 'web' : 'app')),
  );
