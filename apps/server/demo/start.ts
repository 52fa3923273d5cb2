import { randomBytes } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createHttp } from '../../../adapters/http/server/index.ts';
import { loadPolicy } from '../../../machines/vocabulary/policy/index.ts';
import { openHouseBank } from '../house-bank.ts';
import { builtInspector } from '../inspector/built-inspector.ts';
import { path as inspectorPath, serveInspector } from '../inspector/plugin.ts';
import { servePage } from '../page.ts';
import { assertFree, listen, type Place, sweepRegularly } from '../run.ts';
import { type Environment, portOf } from '../settings.ts';
import { demoControl } from './control.ts';
import { seedDemo } from './customers.ts';
import { dataFolder } from './folder.ts';
import { type DemoPlace, openPlace } from './place.ts';
import { openWorld } from './world.ts';
import { testControl } from './answers/serve.ts';
import { builtFlowPage, builtPage } from './built-page.ts';

/** Nobody else's machine reaches a demo. */
const host = '127.0.0.1';

export interface RunningDemo {
  url: string;
  /** For the demo's control. */
  token: string;
  stop(): Promise<void>;
}

/** Where the app and the Internet Branch are served: two origins, so that neither sees what the other keeps. */
interface Places {
  app: Place;
  branch: Place;
}

function placesOf(env: Environment): Places {
  const port = portOf(env, 4400);
  const branchPort = portOf(env, port + 1, 'BRANCH_PORT');
  return {
    app: { host, port, setting: 'PORT' },
    branch: { host, port: branchPort, setting: 'BRANCH_PORT' },
  };
}

/** The demo: a bank, its pages and its control, on loopback. Throws `StartError`. */
export async function startDemo(env: Environment): Promise<RunningDemo> {
  const places = placesOf(env);
  await assertFree(places.app);
  await assertFree(places.branch);
  const folder = dataFolder(env);
  const place = await openPlace(env, folder);
  try {
    return await serveDemo(place, folder, places, env['HYRJE_TEST_CONTROL'] === '1');
  } catch (cause) {
    await place.stop();
    throw cause;
  }
}

const originOf = ({ port }: Place) => `http://localhost:${port}`;

async function serveDemo(
  place: DemoPlace,
  folder: string,
  places: Places,
  takesTests: boolean,
): Promise<RunningDemo> {
  const world = await openWorld(place.connectionString);
  const { policy } = loadPolicy({});
  const origin = originOf(places.app);
  const branchOrigin = originOf(places.branch);
  const house = openHouseBank({
    policy,
    secrets: place.secrets,
    store: world.store,
    sms: { send: (sms) => world.receive(sms) },
    origin,
  });
  const { bank, csrfKey } = house;
  await seedDemo(house.options, (await world.clock()).now);

  const token = randomBytes(16).toString('base64url');
  const log = openSync(join(folder, 'server.log'), 'w', 0o600);
  const common = {
    bank,
    csrfKey,
    ready: () => world.ready(),
    log: { write: (line: string) => void writeSync(log, line) },
  };
  const page = await builtPage();
  const inspector = { folder: await builtInspector(), token: randomBytes(16).toString('base64url') };
  const watched = `ws://localhost:${places.app.port}`;
  const source = `${watched}${inspectorPath}/source?token=${inspector.token}`;
  const tests = takesTests ? testControl(bank, { policy, origin, token }) : null;
  const { app } = await createHttp({
    ...common,
    ...(tests && { bank: tests.desk, rate: tests.rate }),
    origin,
    frames: { of: branchOrigin },
  });
  await app.register(demoControl(world, house, token));
  const told = { 'hyrje-demo': token, 'hyrje-branch': branchOrigin, 'hyrje-inspect': source };
  await servePage(app, page, policy, told);
  if (tests) await tests.serve(app, await builtFlowPage());
  await serveInspector(app, { ...inspector, allowOrigins: [branchOrigin], isOpen: true });
  const branch = await createHttp({
    ...common,
    origin: branchOrigin,
    frames: { by: origin },
    connects: [watched],
  });
  const toldBranch = { 'hyrje-desk': origin, 'hyrje-inspect': source };
  await servePage(branch.app, page, policy, toldBranch, 'branch');

  await listen(branch.app, places.branch);
  const url = `http://localhost:${await listen(app, places.app)}`;
  const sweeper = sweepRegularly(bank, app.log);
  const stop = async () => {
    await Promise.all([app.close(), branch.app.close()]);
    await sweeper.stop();
    await bank.idle();
    await world.close();
    await place.stop();
  };
  return { token, url, stop };
}
