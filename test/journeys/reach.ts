import { randomBytes } from 'node:crypto';
import { connect } from '../../adapters/bank/index.ts';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { createHttp } from '../../adapters/http/server/index.ts';
import type { Connection } from '../../machines/ports/connection.ts';
import { browser } from '../http/browser.ts';
import type { BankWorld } from '../support/world.ts';

/** Who reaches for the bank: an app on a device, or a page in a browser. */
export type Caller = { channel: 'app'; device: string; altered?: () => boolean } | { channel: 'web' };

/** The way to a bank. */
export interface Reach {
  connect(caller: Caller): Connection;
  close(): Promise<void>;
}

/** How clients reach a bank. */
export type Reaching = (world: BankWorld) => Promise<Reach>;

/** The device that the cookie of a browser names. */
const browserDevice = () => randomBytes(16).toString('base64url');

/** In the same process. */
export const inMemory: Reaching = async ({ bank }) => ({
  connect(caller) {
    const { channel } = caller;
    if (caller.channel === 'web') return connect(bank, { channel, device: browserDevice(), ip: '192.0.2.9' });
    const { device, altered = () => false } = caller;
    return connect(bank, {
      channel,
      device,
      ip: '192.0.2.1',
      get altered() {
        return altered();
      },
    });
  },
  close: async () => {},
});

/** Over real HTTP: the typed client here, the server and its bank over there. */
export const overHttp: Reaching = async ({ bank }) => {
  const { app } = await createHttp({
    bank,
    origin: 'https://bank.example',
    csrfKey: randomBytes(32),
    rate: { max: 100_000, windowMs: 60_000 },
    log: false,
  });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    connect: (caller) =>
      connectHttp(
        caller.channel === 'app'
          ? { baseUrl, ...caller }
          : { baseUrl, channel: 'web', fetch: browser().fetch },
      ),
    close: () => app.close(),
  };
};
