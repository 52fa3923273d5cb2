import { connect, createServer, type Socket } from 'node:net';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { createBank, seedCustomer } from '../../adapters/bank/index.ts';
import { createHttp } from '../../adapters/http/server/index.ts';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { paths } from '../../adapters/http/wire.ts';
import { memoryPhone } from '../../adapters/sms/memory.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { customers } from '../support/world.ts';
import { branchParts } from './branch.ts';
import { begin, enter, newDevice, newKey, readAnswer } from './stand.ts';

afterAll(dropDatabases);

/** PostgreSQL behind a network that can be cut and mended. */
async function cuttable(connectionString: string) {
  const far = new URL(connectionString);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const there = connect(Number(far.port), far.hostname);
    for (const socket of [near, there]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => [near, there].map((each) => each.destroy()));
    }
    near.pipe(there).pipe(near);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const near = new URL(connectionString);
  near.host = `127.0.0.1:${port}`;
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  onTestFinished(cut);
  return { connectionString: near.href, cut, mend: () => listen(port) };
}

it('a server whose PostgreSQL is gone says 503, and goes on where it was when it is back', async () => {
  const database = await demoDatabase();
  const { connectionString, cut, mend } = await cuttable(database.connectionString);
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
  const answer = await readAnswer(await fetch(url + paths.open, { method: 'POST', headers, body }));
  expect(answer).toMatchObject({ status: 503, body: { code: 'E_SERVICE' } });
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);

  await mend();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await enter(connection, txn, code, 'same')).toMatchObject({ ok: true });
});
