import { expect, it } from 'vitest';
import { memoryStore } from '../../adapters/store/memory.ts';
import { steppedClock } from '../support/clock.ts';
import { createWorld } from '../support/world.ts';
import { caller } from '../bank/caller.ts';
import { storeContract } from './contract.ts';

storeContract('the memory store', async () => {
  const clock = steppedClock();
  return { store: memoryStore(clock), pass: async (ms) => clock.move(ms) };
});

it('stays fast in memory with ten thousand customers', async () => {
  const world = await createWorld();
  await world.store.tx(async (rows) => {
    const row = (await rows.customers.get(world.ids['ana'] ?? ''))!;
    const account = (await rows.accounts.get(row.id))!;
    for (let n = 0; n < 10_000; n++) {
      const id = `customer-${n}`;
      await rows.customers.put({ ...row, id, version: 0, clientNumber: id, personalNumberIndex: id });
      await rows.accounts.put({ ...account, id, version: 0 });
    }
  });
  const begun = process.cpuUsage();
  for (let n = 0; n < 20; n++) {
    await caller(world, `device-${n}`).logIn();
    world.clock.move(1000 * 3600);
  }
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000 / 20).toBeLessThan(50);
});
