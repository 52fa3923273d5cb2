import { afterAll, expect, it, onTestFinished } from 'vitest';
import { createBank, seedCustomer } from '../../adapters/bank/index.ts';
import { createHttp } from '../../adapters/http/server/index.ts';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { pathOf } from '../../adapters/http/wire.ts';
import { memoryPhone } from '../../adapters/sms/memory.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { cuttable } from '../support/cuttable.ts';
import { customers } from '../support/world.ts';
import { branchParts } from './branch.ts';
import { begin, enter, newDevice, newKey, readAnswer } from './stand.ts';

afterAll(dropDatabases);

/** A network that is cut for good when the test ends. */
async function network(connectionString: string) {
  const line = await cuttable(connectionString);
  onTestFinished(line.cut);
  return line;
}

it('a server whose PostgreSQL is gone says 503, and goes on where it was when it is back', async () => {
  const database = await demoDatabase();
  const { connectionString, cut, mend } = await network(database.connectionString);
  const store = postgresStore({ connectionString });
  const phone = memoryPhone();
  const bank = createBank({ ...branchParts(store), sms: phone });
  await seedCustomer(branchParts(store), customers.ana);
  const { app } = await createHttp({
    bank,
    origin: 'https://bank.example',
    csrfKey: new Uint8Array(32),
    ready: () => store.tx(async () => {}),
    log: false,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    await app.close();
    await store.close();
  });
  const connection = connectHttp({ baseUrl: url, channel: 'app', device: newDevice() });
  const txn = await begin(connection, customers.ana);
  await bank.idle();
  const code = phone.received.at(-1)?.text.match(/#(\d+)$/)?.[1] ?? '';

  await cut();
  await expect(enter(connection, txn, code, 'same')).rejects.toMatchObject({ code: 'E_SERVICE' });
  const headers = { 'content-type': 'application/json', 'x-hyrje-device': newDevice() };
  const body = JSON.stringify({ key: newKey() });
  const answer = await readAnswer(await fetch(url + pathOf('login.open'), { method: 'POST', headers, body }));
  expect(answer).toMatchObject({ status: 503, body: { code: 'E_SERVICE' } });
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);

  await mend();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await enter(connection, txn, code, 'same')).toMatchObject({ ok: true });
});
