import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCustomer } from '../../adapters/bank/index.ts';
import { memoryStorage, simulatedDevice } from '../../adapters/device/index.ts';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import type { Connection } from '../../machines/ports/connection.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { customers } from '../support/world.ts';
import { type Branch, branchParts, nextCode, startBranch } from './branch.ts';
import { browser } from './browser.ts';
import { begin, enter, newDevice, newKey } from './stand.ts';

const { ana } = customers;
const pin = '493817';

/** What a call that has to go well answered. */
function good<A extends { ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer)}.`);
  return answer as Extract<A, { ok: true }>;
}

/** Soft PIN on a phone, activated through one connection. */
async function activate({ reauth, enrolment }: Connection, session: string) {
  const phone = simulatedDevice({
    storage: memoryStorage(),
    rpId: 'bank.example',
    origin: 'https://bank.example',
  });
  const { password } = ana;
  good(await reauth.begin({ key: newKey(), session, secret: seal({ password }) }));
  const { credential, seed, nonce, serverNow } = good(
    await enrolment.beginSoftPin({ key: newKey(), session, replace: false }),
  );
  await phone.heard(serverNow);
  const secret = seal({ pin, seed });
  const { code, proof, at } = good(await phone.pinVault.create({ credential, nonce, saved: true, secret }));
  const finish = { key: newKey(), session, credential, at, saved: true, secret: seal({ code, proof }) };
  good(await enrolment.finishSoftPin(finish));
  return { phone, credential };
}

describe('two replicas on one PostgreSQL', () => {
  let replicas: [Branch, Branch];
  beforeAll(async () => {
    const { connectionString } = await demoDatabase();
    const store = postgresStore({ connectionString });
    await seedCustomer(branchParts(store), ana);
    await store.close();
    replicas = [await startBranch(connectionString), await startBranch(connectionString)];
  });
  afterAll(async () => {
    await Promise.all(replicas.map(({ kill }) => kill()));
    await dropDatabases();
  });

  it('end on one a login that began on the other, and burn on one a code that is dead on the other', async () => {
    const device = newDevice();
    const [here, there] = replicas.map(({ url }) =>
      connectHttp({ baseUrl: url, channel: 'app', device }),
    ) as [Connection, Connection];
    const txn = await begin(here, ana);
    const { session } = good(await enter(there, txn, await nextCode(replicas, [])));
    expect(await enter(here, txn, '000000')).toMatchObject({ ok: false });
    expect(await there.session.refresh({ key: newKey(), session, gesture: true })).toMatchObject({
      ok: true,
    });

    const { phone, credential } = await activate(there, session);
    const shown = good(await phone.pinVault.derive({ credential }));
    const { code, proof, at } = shown;
    good(await here.softPin.burn({ key: newKey(), credential, at, secret: seal({ code, proof }) }));

    const web = connectHttp({ baseUrl: replicas[1].url, channel: 'web', fetch: browser().fetch });
    const opened = good(await web.login.open({ key: newKey() }));
    const { clientNumber: identifier, password } = ana;
    const secret = seal({ identifier, password });
    good(await web.login.first({ key: newKey(), txn: opened.txn, second: 'softPin', secret }));
    const type = (typed: string) =>
      web.login.second({
        key: newKey(),
        txn: opened.txn,
        method: 'softPinCode',
        secret: seal({ code: typed }),
      });
    expect(await type(code)).toMatchObject({ ok: false, code: 'E_AUTH_GENERIC' });
    const next = good(await phone.pinVault.derive({ credential, ahead: true }));
    expect(await type(next.code)).toMatchObject({ ok: true });
  });
});
