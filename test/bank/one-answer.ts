import { expect } from 'vitest';
import { seedCustomer } from '../../adapters/bank/index.ts';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { blockAna, caller, minute } from './caller.ts';

/** The answer to `first` is one whoever asks, and takes one time (P20). `plant` puts a fault into each bank. */
export async function expectOneAnswer(plant?: (world: BankWorld) => void): Promise<void> {
  const worlds = await Promise.all(
    ['right', 'wrong', 'unknown', 'closed', 'blocked', 'risky'].map(async (kind) => {
      const world = await createWorld();
      const risky = { ...customers.ana, clientNumber: '100200399', personalNumber: 'K11111111M' };
      await seedCustomer(world, { ...risky, simChangedAt: world.clock.now() - minute });
      if (kind === 'blocked') await blockAna(world);
      plant?.(world);
      world.slept.length = 0;
      const wrong = { ...customers.ana, password: 'wrong' };
      const unknown = { ...customers.ana, clientNumber: '999999999' };
      const people = { right: customers.ana, wrong, unknown, closed: customers.closed, risky };
      const { answer } = await caller(world).begin(people[kind as keyof typeof people] ?? customers.ana);
      return { answer: { ...answer, ref: '' }, slept: world.slept };
    }),
  );
  for (const one of worlds) expect(one).toEqual(worlds[0]);
  expect(worlds[0]).toMatchObject({ answer: { ok: true, sendsLeft: 3 }, slept: [600] });
}
