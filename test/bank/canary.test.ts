import { afterEach, expect, it, vi } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld, customers, pepper, secret } from '../support/world.ts';
import { caller, otherCode, second } from './caller.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
afterEach(() => vi.restoreAllMocks());

/** None of the values stands by itself in anything that was seen. */
function expectNowhere(hidden: Iterable<string>, seen: unknown): void {
  const everything = JSON.stringify(seen);
  expect(everything.length).toBeGreaterThan(10_000);
  for (const value of hidden) {
    const whole = new RegExp(`(?<![0-9])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![0-9])`);
    expect(everything, `a secret of ${value.length} characters`).not.toMatch(whole);
  }
}

it('no secret is in any row, audit record, log line or message of an error, at any moment', async () => {
  const world = await createWorld();
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
  seen.push(...[...spies, ...streams].flatMap((spy) => spy.mock.calls));

  expect(token).toMatch(/^[\w-]{43}$/);
  expectNowhere(hidden, seen);
});

it('nor is one of an activation, a Soft PIN, a reset or a new password', async () => {
  const world = await createWorld();
  const { phone, session } = await enrolled(world, 'biometric');
  const seen: unknown[] = [];
  const hidden = new Set<string>([customers.ana.password, customers.ana.phone, customers.ana.personalNumber]);
  const look = () => void seen.push(world.store.dump());

  const { nonce } = await phone.beginSoftPin(session);
  look();
  accepted(await phone.finishSoftPin(session, nonce));
  look();
  world.clock.move(30 * second);
  const { at, ...made } = phone.pin();
  for (const value of [phone.held.seed, made.code, made.proof, phone.pin({ nonce }).code]) hidden.add(value);
  accepted(await phone.softPin.check({ key: 'c', credential: phone.held.softPin, at, secret: seal(made) }));
  const opened = await phone.open();
  accepted(await phone.first(opened.txn, 'softPin'));
  accepted(await phone.secondByPin(opened));
  look();

  const client = world.client(phone.device);
  const begun = accepted(await phone.reset.begin({ key: 'r', secret: seal({ identifier: '100200300' }) }));
  const code = await world.lastCode();
  const wrong = otherCode(code);
  for (const entry of [wrong, code]) {
    await phone.reset.verify({ key: phone.key(), txn: begun.txn, secret: seal({ code: entry }) });
    hidden.add(entry);
    look();
  }
  const assertion = await phone.assertion(begun.nonce);
  const element = { key: 's', txn: begun.txn, credential: phone.held.biometric, assertion };
  const grant = accepted(await world.bank.reset.secondElement(client, element)).token ?? '';
  look();
  const newPassword = 'kanarinë e re 5';
  const weak = 'password 1 kanarinë'.repeat(9);
  for (const [key, chosen] of [
    ['p1', weak],
    ['p2', newPassword],
  ] as const) {
    await world.bank.reset.setPassword(client, { key, txn: begun.txn, token: grant, newPassword: chosen });
    hidden.add(chosen);
    look();
  }
  for (const value of [grant, assertion]) hidden.add(value);
  const again = phoneOf(world);
  const { txn } = await again.open();
  accepted(await again.first(txn, 'sms', newPassword));
  look();
  expect(grant).toMatch(/^[\w-]{43}$/);
  expectNowhere(hidden, [seen, await world.audit()]);
});
