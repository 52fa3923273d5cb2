import { expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld, customers } from '../support/world.ts';
import { otherCode, second } from './caller.ts';
import { expectNoSecret, expectNowhere } from './no-secret.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

it('no secret is in any row, audit record, log line or message of an error, at any moment', async () => {
  await expectNoSecret();
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
