import { randomBytes } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createHttp } from '../../../adapters/http/server/index.ts';
import { loadPolicy } from '../../../machines/vocabulary/policy/index.ts';
import { openHouseBank } from '../house-bank.ts';
import { servePage } from '../page.ts';
import { assertFree, listen, sweepRegularly } from '../run.ts';
import { type Environment, portOf } from '../settings.ts';
import { demoControl } from './control.ts';
import { seedDemo } from './customers.ts';
import { dataFolder } from './folder.ts';
import { type DemoPlace, openPlace } from './place.ts';
import { openWorld } from './world.ts';
import { builtPage } from './built-page.ts';

/** Nobody else's machine reaches a demo. */
const host = '127.0.0.1';

export interface RunningDemo {
  url: string;
  /** For the demo's control. */
  token: string;
  stop(): Promise<void>;
}

/** The demo: a bank, its page and its control, on loopback. Throws `StartError`. */
export async function startDemo(env: Environment): Promise<RunningDemo> {
  const port = portOf(env, 4400);
  await assertFree(port, host);
  const folder = dataFolder(env);
  const place = await openPlace(env, folder);
  try {
    return await serveDemo(place, folder, port);
  } catch (cause) {
    await place.stop();
    throw cause;
  }
}

async function serveDemo(place: DemoPlace, folder: string, port: number): Promise<RunningDemo> {
  const world = await openWorld(place.connectionString);
  const { policy } = loadPolicy({});
  const house = openHouseBank({
    policy,
    secrets: place.secrets,
    store: world.store,
    sms: { send: (sms) => world.receive(sms) },
    host: 'localhost',
  });
  const { bank } = house;
  await seedDemo(house.options, (await world.clock()).now);

  const token = randomBytes(16).toString('base64url');
  const log = openSync(join(folder, 'server.log'), 'w', 0o600);
  const { app } = await createHttp({
    bank,
    origin: `http://localhost:${port}`,
    csrfKey: house.csrfKey,
    ready: () => world.ready(),
    log: { write: (line) => void writeSync(log, line) },
  });
  await app.register(demoControl(world, house, token));
  await servePage(app, await builtPage(), { 'hyrje-demo': token });
  const url = `http://localhost:${await listen(app, port, host)}`;
  const sweeper = sweepRegularly(bank, app.log);
  const stop = async () => {
    await app.close();
    await sweeper.stop();
    await bank.idle();
    await world.close();
    await place.stop();
  };
  return { token, url, stop };
}
