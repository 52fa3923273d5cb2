import { expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld } from '../support/world.ts';
import { accountOf, auditTypes, caller, otherCode } from './caller.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

const count = <T>(all: readonly T[], one: T) => all.filter((each) => each === one).length;

it('of 200 wrong passwords at once, exactly the budget is compared with the real hash', async () => {
  let compared = 0;
  const world = await createWorld({
    hasher: (real) => ({
      ...real,
      verify(password, hash) {
        if (hash !== null) compared++;
        return real.verify(password, hash);
      },
    }),
  });
  const thieves = Array.from({ length: 200 }, (_, n) => caller(world, `thief-${n}`));
  const answers = await Promise.all(thieves.map((thief) => thief.beginWrong()));
  expect(answers.every(({ answer }) => answer.ok)).toBe(true);
  expect(compared).toBe(5);
  expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' }, fail: 5, reserved: 0 });
  expect(count(await auditTypes(world), 'LOCK_TEMP')).toBe(1);
});

it('of 50 passwords at once under one key, the first alone is compared', async () => {
  const passwords: string[] = [];
  const world = await createWorld({
    hasher: (real) => ({
      ...real,
      async verify(password, hash) {
        passwords.push(password);
        await new Promise((resolve) => setTimeout(resolve, 20));
        return real.verify(password, hash);
      },
    }),
  });
  const thief = caller(world);
  const txn = await thief.open();
  const guesses = Array.from({ length: 50 }, (_, n) => ({ ...world.customer, password: `guess ${n}` }));
  const told = await Promise.allSettled(guesses.map((guess) => thief.first(txn, guess, 'k')));
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(passwords).toEqual(['guess 0']);
});

it('of 200 wrong codes at once, exactly the budget is compared', async () => {
  const world = await createWorld();
  const tries: (() => Promise<unknown>)[] = [];
  for (const device of ['a', 'b', 'c']) {
    const client = caller(world, device);
    const { txn } = await client.begin();
    const wrong = otherCode(await world.lastCode());
    for (let n = 0; n < 67; n++) tries.push(() => client.second(txn, wrong));
  }
  await Promise.all(tries.map((attempt) => attempt()));
  expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' }, fail: 5 });
  expect(count(await auditTypes(world), 'LOCK_TEMP')).toBe(1);
  expect(await auditTypes(world)).not.toContain('LOGIN_OK');
});

it('of 100 right codes at once, one is accepted and opens one session', async () => {
  const world = await createWorld();
  const ana = caller(world);
  const { txn } = await ana.begin();
  const code = await world.lastCode();
  const answers = await Promise.all(Array.from({ length: 100 }, () => ana.second(txn, code)));
  expect(
    count(
      answers.map(({ ok }) => ok),
      true,
    ),
  ).toBe(1);
  expect(world.store.dump().sessions).toHaveLength(1);
  expect(count(await auditTypes(world), 'CODE_REPLAY')).toBe(99);
});

it('100 repeats of one right code at once all get the same session', async () => {
  const world = await createWorld();
  const ana = caller(world);
  const { txn } = await ana.begin();
  const code = await world.lastCode();
  const answers = await Promise.all(Array.from({ length: 100 }, () => ana.second(txn, code, 'k')));
  expect(new Set(answers.map((answer) => (answer.ok ? answer.token : answer.code))).size).toBe(1);
  expect(world.store.dump().sessions).toHaveLength(1);
});

it('five logins of one account at once leave one session alive', async () => {
  const world = await createWorld({ policy: { 'pending.perAccount': 5, 'fnp.accountSends15m': 10 } });
  const clients = ['a', 'b', 'c', 'd', 'e'].map((device) => caller(world, device));
  const verdicts: (() => ReturnType<(typeof clients)[number]['second']>)[] = [];
  for (const client of clients) {
    const { txn } = await client.begin();
    const code = await world.lastCode();
    verdicts.push(() => client.second(txn, code));
  }
  const told = await Promise.all(verdicts.map((ask) => ask()));
  const uses = await Promise.all(
    told.map((verdict, n) => clients[n]!.refresh(verdict.ok ? verdict.token : 'none')),
  );
  expect(
    count(
      uses.map(({ ok }) => ok),
      true,
    ),
  ).toBe(1);
});

it('of 20 commits of one activation at once, one activates one credential', async () => {
  const world = await createWorld();
  const { phone, session } = await enrolled(world);
  const { nonce } = await phone.beginSoftPin(session);
  const told = await Promise.all(Array.from({ length: 20 }, () => phone.finishSoftPin(session, nonce)));
  expect(told.filter(({ ok }) => ok)).toHaveLength(1);
  expect(count(await auditTypes(world), 'CRED_ACTIVATED')).toBe(1);
});

it('of one Soft PIN code in the app and in 20 browsers at once, one is accepted', async () => {
  const world = await createWorld({ policy: { 'lock.maxFailures': 5, 'session.maxWeb': 5 } });
  const { phone } = await enrolled(world, 'ask');
  const opened = await phone.open();
  accepted(await phone.first(opened.txn, 'softPin'));
  const { code } = phone.pin();
  const tries = [() => phone.secondByPin(opened)];
  for (let n = 0; n < 20; n++) {
    const browser = phoneOf(world, `browser-${n}`, { channel: 'web' });
    const { txn } = await browser.open();
    accepted(await browser.first(txn, 'softPin'));
    tries.push(() => browser.second(txn, { method: 'softPinCode' }, { code }));
  }
  const told = await Promise.all(tries.map((attempt) => attempt()));
  expect(told.filter(({ ok }) => ok)).toHaveLength(1);
});

it('of 20 passwords in one VERIFIKO at once, one is compared', async () => {
  let compared = 0;
  const world = await createWorld({
    hasher: (real) => ({
      ...real,
      async verify(...args) {
        compared++;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return real.verify(...args);
      },
    }),
  });
  const { phone, session } = await enrolled(world);
  compared = 0;
  const guesses = Array.from({ length: 20 }, (_, n) =>
    phone.reauth.begin({ key: phone.key(), session, secret: seal({ password: `guess ${n}` }) }),
  );
  const told = await Promise.all(guesses);
  expect(compared).toBe(1);
  expect(told.filter((answer) => !answer.ok && answer.code === 'E_RATE')).toHaveLength(19);
});
