import { randomBytes } from 'node:crypto';
import { createHttp } from '../../../adapters/http/server/index.ts';
import { demoControl } from '../../../apps/server/demo/control.ts';
import type { DemoWorld } from '../../../apps/server/demo/world.ts';
import type { HouseBank } from '../../../apps/server/house-bank.ts';
import { path, serveInspector } from '../../../apps/server/inspector/plugin.ts';
import { servePage } from '../../../apps/server/page.ts';
import { defaultPolicy } from '../../../machines/vocabulary/policy/index.ts';
import { freePort } from '../../support/free-port.ts';
import type { BankWorld } from '../../support/world.ts';

export interface ServedBank {
  url: string;
  /** The Internet Branch, from its own origin. */
  branchUrl: string;
  close(): Promise<void>;
}

/**
 * Serves the pages over the real HTTP surface of a bank in memory, each from its origin; `demo`: with the control of the
 * demonstration. `port`: the app's. `inspector`: the folder of its built page; then the flows of both pages are inspected.
 */
export async function serveBank(
  world: BankWorld,
  folder: string,
  demo: boolean,
  port?: number,
  inspector?: string,
): Promise<ServedBank> {
  const ports = { app: port ?? (await freePort()), branch: await freePort() };
  const origins = { app: `http://localhost:${ports.app}`, branch: `http://localhost:${ports.branch}` };
  const common = {
    bank: world.bank,
    csrfKey: randomBytes(32),
    rate: { max: 100_000, windowMs: 60_000 },
    log: false,
  } as const;
  const inspectToken = randomBytes(16).toString('base64url');
  const watched = `ws://localhost:${ports.app}`;
  const told: Record<string, string> = inspector
    ? { 'hyrje-inspect': `${watched}${path}/source?token=${inspectToken}` }
    : {};
  const { app } = await createHttp({ ...common, origin: origins.app, frames: { of: origins.branch } });
  const { app: branch } = await createHttp({
    ...common,
    origin: origins.branch,
    frames: { by: origins.app },
    connects: inspector ? [watched] : [],
  });
  const token = randomBytes(16).toString('base64url');
  if (demo) {
    const house = { bank: world.bank, csrfKey: randomBytes(32) } as unknown as HouseBank;
    await app.register(demoControl(demoWorldOf(world), house, token));
  }
  await servePage(
    app,
    folder,
    defaultPolicy,
    demo ? { 'hyrje-demo': token, 'hyrje-branch': origins.branch, ...told } : told,
  );
  await servePage(
    branch,
    folder,
    defaultPolicy,
    demo ? { 'hyrje-desk': origins.app, ...told } : told,
    'branch',
  );
  if (inspector) {
    const allowOrigins = [origins.branch];
    await serveInspector(app, { folder: inspector, token: inspectToken, allowOrigins, isOpen: true });
  }
  await app.listen({ port: ports.app, host: '127.0.0.1' });
  await branch.listen({ port: ports.branch, host: '127.0.0.1' });
  return {
    url: `${origins.app}/`,
    branchUrl: `${origins.branch}/`,
    close: async () => void (await Promise.all([app.close(), branch.close()])),
  };
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
