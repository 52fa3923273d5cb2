import { expect, it } from 'vitest';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, blockAna, caller, otherCode } from './caller.ts';

const stepwise = { 'verdict.mode': 'stepwise' } as const;

it('tells a wrong password at once, and alike for wrong, unknown, closed and blocked', async () => {
  const answers = await Promise.all(
    ['wrong', 'unknown', 'closed', 'blocked'].map(async (kind) => {
      const world = await createWorld({ policy: stepwise });
      if (kind === 'blocked') await blockAna(world);
      const people = {
        wrong: { ...customers.ana, password: 'wrong' },
        unknown: { ...customers.ana, clientNumber: '999999999' },
        closed: customers.closed,
        blocked: customers.ana,
      };
      return (await caller(world).begin(people[kind as keyof typeof people])).answer;
    }),
  );
  expect(answers[0]).toMatchObject({ ok: false, code: 'E_AUTH_GENERIC', lastAttempt: false });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

it('counts wrong passwords for account and client, and blocks both', async () => {
  const world = await createWorld({ policy: stepwise });
  const thief = caller(world);
  const told = [];
  for (let n = 0; n < 5; n++) told.push((await thief.beginWrong()).answer);
  expect(told.map((answer) => ('lastAttempt' in answer ? answer.lastAttempt : answer))).toEqual([
    false,
    false,
    false,
    true,
    expect.objectContaining({ code: 'E_BLOCKED_TEMP' }),
  ]);
  expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' } });
});

it('goes on with the right password, and its transaction ends with a rejected one', async () => {
  const world = await createWorld({ policy: stepwise });
  const ana = caller(world);
  const wrong = await ana.beginWrong();
  expect(await ana.second(wrong.txn, '000000')).toMatchObject({ code: 'E_TXN_EXPIRED' });
  const { txn } = await ana.begin();
  const code = await world.lastCode();
  expect(await ana.second(txn, otherCode(code))).toMatchObject({ code: 'E_AUTH_GENERIC' });
  expect(await ana.second(txn, code)).toMatchObject({ ok: true });
});
