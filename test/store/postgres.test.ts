import { afterAll, afterEach } from 'vitest';
import { moveClock } from '../../adapters/store/postgres/demo-clock.ts';
import { type PostgresStore, postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { storeContract } from './contract.ts';

const open: PostgresStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});
afterAll(dropDatabases);

storeContract('the PostgreSQL store', async () => {
  const { connectionString } = await demoDatabase();
  const store = postgresStore({ connectionString });
  open.push(store);
  return { store, pass: (ms) => moveClock(connectionString, ms) };
});
