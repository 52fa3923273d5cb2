import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { createHttp } from '../../../adapters/http/server/index.ts';
import { demoControl } from '../../../apps/server/demo/control.ts';
import type { DemoWorld } from '../../../apps/server/demo/world.ts';
import type { HouseBank } from '../../../apps/server/house-bank.ts';
import { servePage } from '../../../apps/server/page.ts';
import type { BankWorld } from '../../support/world.ts';

export interface ServedBank {
  url: string;
  close(): Promise<void>;
}

/** Serves a page over the real HTTP surface of a bank in memory; `demo`: with the control of the demonstration. */
export async function serveBank(world: BankWorld, page: string, demo: boolean): Promise<ServedBank> {
  const { app } = await createHttp({
    bank: world.bank,
    origin: 'http://localhost',
    csrfKey: randomBytes(32),
    rate: { max: 100_000, windowMs: 60_000 },
    log: false,
  });
  const token = randomBytes(16).toString('base64url');
  if (demo) {
    const house = { bank: world.bank, csrfKey: randomBytes(32) } as unknown as HouseBank;
    await app.register(demoControl(demoWorldOf(world), house, token));
  }
  await servePage(app, page, demo ? { 'hyrje-demo': token } : {});
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => app.close() };
}

/** The demonstration's view of a bank of the tests. */
function demoWorldOf({ store, phone, clock }: BankWorld): DemoWorld {
  const begun = clock.now();
  const arrivedAt = new Map<string, number>();
  return {
    store,
    ready: async () => {},
    receive: (sms) => phone.send(sms),
    received: async () =>
      phone.received.map(({ reference: id, to, text }) => {
        if (!arrivedAt.has(id)) arrivedAt.set(id, clock.now());
        return { id, to, text, at: arrivedAt.get(id) ?? 0 };
      }),
    clock: async () => ({ now: clock.now(), ahead: clock.now() - begun }),
    advance: (ms) => clock.advance(ms),
    reset: async () => {},
    close: async () => {},
  };
}
