import { expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { enrolled } from '../support/phone.ts';
import { createWorld, customers } from '../support/world.ts';
import { accountOf } from './caller.ts';

it('another customer’s login on the same phone does not count against its Soft PIN', async () => {
  const world = await createWorld();
  const { phone } = await enrolled(world, 'ask');
  const { clientNumber: identifier, password } = customers.beni;
  for (let n = 0; n < 6; n++) {
    const bound = await phone.open();
    const secret = seal({ identifier, password });
    await phone.login.first({ key: phone.key(), txn: bound.txn, second: 'softPin', secret });
    const { proof, at } = phone.pin(bound);
    expect(await phone.secondByPin(bound, { at, proof, code: '000000' })).toMatchObject({ ok: false });
  }
  expect(await accountOf(world, 'beni')).toMatchObject({ fail: 0 });
  const row = await world.store.tx((rows) => rows.credentials.byPublicId(phone.held.softPin));
  expect(row?.machine).toMatchObject({ value: 'active', context: { pinFail: 0 } });
});
