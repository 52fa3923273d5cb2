import { expect, vi } from 'vitest';
import { type BankWorld, createWorld, customers, pepper, secret } from '../support/world.ts';
import { caller, otherCode, second } from './caller.ts';

/** None of the values stands by itself in anything that was seen. */
export function expectNowhere(hidden: Iterable<string>, seen: unknown): void {
  const everything = JSON.stringify(seen);
  expect(everything.length).toBeGreaterThan(10_000);
  for (const value of hidden) {
    const whole = new RegExp(`(?<![0-9])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![0-9])`);
    expect(everything, `a secret of ${value.length} characters`).not.toMatch(whole);
  }
}

/**
 * No secret of a login is in any row, audit record, log line or message of an error, at any moment (P57). `plant` puts a
 * fault into the bank.
 */
export async function expectNoSecret(plant?: (world: BankWorld) => void): Promise<void> {
  const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
  const spies = [...consoles, ...streams];
  try {
    await playLogin(spies, plant);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function playLogin(
  spies: readonly { mock: { calls: readonly unknown[] } }[],
  plant?: (world: BankWorld) => void,
): Promise<void> {
  const world = await createWorld();
  plant?.(world);
  const hidden = new Set([pepper, secret, Buffer.from(secret).toString('base64url'), customers.ana.password]);
  for (const { phone, personalNumber } of Object.values(customers)) hidden.add(phone).add(personalNumber);
  const seen: unknown[] = [];
  const look = async <T>(call: Promise<T>): Promise<T | undefined> => {
    const outcome = await call.catch(
      (error: unknown) => void seen.push(String(error), (error as Error).stack),
    );
    seen.push(world.store.dump());
    return outcome as T | undefined;
  };

  const ana = caller(world);
  const { clientNumber: identifier, password } = customers.ana;
  const opened = await ana.open();
  for (const fields of [
    { password: `${password}\u0007` },
    { identifier: customers.ana.personalNumber, extra: password },
  ]) {
    await look(
      world.bank.login.first(ana.client, {
        txn: opened,
        key: 'bad',
        identifier,
        password,
        second: 'sms',
        ...fields,
      }),
    );
  }
  await look(ana.first(opened, customers.ana, 'k'));
  await look(ana.first(opened, { ...customers.ana, password: `${password}!` }, 'k'));
  hidden.add(`${password}!`);
  const code = await world.lastCode();
  await look(ana.second(opened, otherCode(code)));
  await look(ana.second(opened, `${code}${code}`));
  world.clock.move(30 * second);
  world.phone.working = false;
  await look(ana.sendCode(opened));
  world.phone.working = true;
  world.clock.move(5 * second);
  await look(world.bank.sweep());
  const newer = await world.lastCode();
  const verdict = await look(ana.second(opened, newer));
  const token = verdict?.ok ? verdict.token : '';
  await look(ana.refresh(token));
  for (const value of [code, newer, token]) hidden.add(value);
  seen.push(...spies.flatMap((spy) => [...spy.mock.calls]));

  expect(token).toMatch(/^[\w-]{43}$/);
  expectNowhere(hidden, seen);
}
