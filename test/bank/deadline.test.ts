import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, caller, hour, minute, otherCode, second } from './caller.ts';

const devices = ['a', 'b', 'c'] as const;
const people = {
  ana: customers.ana,
  beni: customers.beni,
  nobody: { ...customers.ana, clientNumber: '999999999' },
};

type Action =
  | { do: 'begin'; device: number; who: keyof typeof people; right: boolean }
  | { do: 'code'; device: number; right: boolean }
  | { do: 'resend' | 'cancel' | 'use'; device: number }
  | { do: 'wait'; ms: number };

const device = fc.nat(devices.length - 1);
const waits = [
  second,
  29 * second,
  30 * second,
  91 * second,
  5 * minute,
  10 * minute,
  31 * minute,
  3 * hour,
  24 * hour,
];
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('begin'),
      device,
      who: fc.constantFrom(...(['ana', 'beni', 'nobody'] as const)),
      right: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('code'), device, right: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('resend', 'cancel', 'use'), device }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(...waits) }) },
);

/** Lets time pass in a bank that is swept at every deadline. */
async function passPromptly(world: BankWorld, ms: number): Promise<void> {
  const until = world.clock.now() + ms;
  for (;;) {
    const rows = Object.values(world.store.dump()).flat() as { due?: number | null }[];
    const next = Math.min(...rows.flatMap(({ due }) => due ?? []));
    if (next > until) break;
    world.clock.move(next - world.clock.now());
    await world.bank.sweep();
  }
  world.clock.move(until - world.clock.now());
}

/** What cannot differ between two runs: everything but what is drawn at random. */
const withoutChance = (answer: object) =>
  Object.fromEntries(
    Object.entries(answer).filter(([name]) => !['txn', 'nonce', 'ref', 'session', 'token'].includes(name)),
  );

/** A client keeps nothing longer than the bank keeps ended transactions: only a sweep can forget those. */
const forgotten = { txn: 'none', token: 'none', code: '000000' };

async function play(actions: readonly Action[], prompt: boolean) {
  const world = await createWorld();
  const told: object[] = [];
  const state = devices.map((name) => ({ client: caller(world, name), at: 0, ...forgotten }));
  for (const step of actions) {
    if (step.do === 'wait') {
      if (prompt) await passPromptly(world, step.ms);
      else world.clock.move(step.ms);
      for (const own of state) if (world.clock.now() - own.at > 20 * hour) Object.assign(own, forgotten);
      continue;
    }
    const own = state[step.device]!;
    const before = world.phone.received.length;
    if (step.do === 'begin') {
      const who = people[step.who];
      const { txn, answer } = await own.client.begin(step.right ? who : { ...who, password: 'wrong' });
      Object.assign(own, { txn, at: world.clock.now() });
      told.push(answer);
    } else if (step.do === 'code') {
      const answer = await own.client.second(own.txn, step.right ? own.code : otherCode(own.code));
      if (answer.ok) own.token = answer.token;
      told.push(answer);
    } else if (step.do === 'resend') told.push(await own.client.sendCode(own.txn));
    else if (step.do === 'cancel') told.push(await own.client.cancel(own.txn));
    else told.push(await own.client.refresh(own.token));
    await world.bank.idle();
    if (world.phone.received.slice(before).some(({ text }) => text.includes('#')))
      own.code = await world.lastCode();
  }
  await world.bank.sweep();
  const records = (await world.audit()).map(({ at, type, channel, deviceId, outcome, reasonCode }) => {
    return { at, type, channel, deviceId, outcome, reasonCode };
  });
  return {
    told: told.map(withoutChance),
    accounts: [await accountOf(world, 'ana'), await accountOf(world, 'beni')],
    due: world.store.dump().accounts.map((row) => ('due' in row ? row.due : null)),
    records: records.map((record) => JSON.stringify(record)).toSorted(),
    sent: world.phone.received.map(({ to, text }) => to + text.replace(/\d{6}|ref \w+/g, '')).toSorted(),
  };
}

describe('deadlines', () => {
  it('delivered late, by the next call, leave no trace of being late', async () => {
    const histories = fc.array(action, { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(histories, async (actions) => {
        expect(await play(actions, false)).toEqual(await play(actions, true));
      }),
      { seed: 20300101, numRuns: 30 },
    );
  }, 120_000);

  it('are recorded at their own time', async () => {
    const world = await createWorld();
    const begun = world.clock.now();
    await caller(world).begin();
    world.clock.move(hour);
    await world.bank.sweep();
    const ends = (await world.audit()).filter(({ type }) => type.endsWith('EXPIRED'));
    expect(ends.map(({ type, at, reasonCode }) => [type, at - begun, reasonCode])).toEqual([
      ['FNP_EXPIRED', 120 * second, 'fnp.ttl'],
      ['LOGIN_EXPIRED', 600 * second, 'login.txnTtl'],
    ]);
  });

  it('start later deadlines when they were due, not when they were delivered', async () => {
    const world = await createWorld();
    const thief = caller(world, 'thief');
    await thief.beginWrong();
    world.clock.move(10 * minute + 24 * hour - 1);
    await thief.cancel((await thief.begin()).txn);
    expect(world.store.dump().visibles).toMatchObject([{ machine: { context: { told: 2 } } }]);
    expect(await auditTypes(world)).toContain('LOGIN_EXPIRED');
  });
});
