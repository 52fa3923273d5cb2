import { describe, expect, it } from 'vitest';
import {
  accountSendsFact,
  clientRateFact,
  customerFact,
  matchFact,
  passwordFact,
  pendingFact,
  requestsOf,
  simRiskFact,
} from '../../adapters/bank/facts.ts';
import { requestSchemas } from '../../adapters/bank/requests.ts';
import { facts, type FactName } from '../../machines/authority/facts.ts';
import { lookAtVisible } from '../../machines/authority/wiring.ts';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { deviceExamples } from './device-facts.ts';
import { caller, hour, minute, otherCode, second } from './caller.ts';

const customerIn = async (world: BankWorld, clientNumber: string): Promise<CustomerRow | undefined> =>
  world.store.tx((rows) => rows.customers.byClientNumber(clientNumber));

const password = async (typed: string, real: boolean) => {
  const world = await createWorld();
  const row = await customerIn(world, '100200300');
  const hash = real ? (row?.passwordHash ?? null) : null;
  return passwordFact({ real, right: await world.hasher.verify(typed, hash) });
};

const simRisk = async (age: number | null) => {
  const world = await createWorld();
  const row = await customerIn(world, '100200300');
  const now = world.clock.now();
  return simRiskFact(row && { ...row, simChangedAt: age === null ? null : now - age }, now, world.policy);
};

const accountSends = async (sent: number, scope: 'account' | 'phone', age: number) => {
  const world = await createWorld();
  const row = await customerIn(world, '100200300');
  const name = scope === 'account' ? `account:${row?.id}` : `phone:${row?.phoneIndex}`;
  return world.store.tx(async (rows) => {
    for (let n = 0; n < sent; n++) await rows.sends.add(name, rows.now() - age);
    return accountSendsFact(rows, row, world.policy);
  });
};

const pending = async (others: number) => {
  const world = await createWorld();
  for (let n = 0; n <= others; n++) await caller(world, `device-${n}`).begin();
  const id = world.ids['ana'] ?? '';
  return world.store.tx(async (rows) => {
    const logins = await rows.logins.liveOfAccounts([id]);
    const codes = await rows.codes.many(logins.map((login) => login.id));
    const byId = <R extends { id: string }>(all: R[]) => new Map(all.map((row) => [row.id, row]));
    const own = logins.find(({ device }) => device === `device-${others}`)!;
    return pendingFact({ login: byId(logins), code: byId(codes) }, own, world.policy);
  });
};

const match = (entry: string) => {
  const hashIn = (login: string) => (code: string) => `${login}/${code}`.padEnd(20);
  const own = { id: 'own', current: hashIn('own')('111111'), earlier: [hashIn('own')('222222')] };
  const others = [
    { id: 'unsent', current: null },
    { id: 'other', current: hashIn('other')('333333') },
  ];
  return matchFact(own, others, (login) => hashIn(login)(entry));
};

const clientRate = async (asked: number) => {
  const world = await createWorld();
  await caller(world).begin();
  const key =
    world.store.dump().logins.map((row) => ('visibleKey' in row ? String(row.visibleKey) : ''))[0] ?? '';
  return world.store.tx(async (rows) => {
    for (let n = 1; n < asked; n++) await rows.sends.add(`client:${key}`, rows.now());
    return clientRateFact(await requestsOf(rows, key), world.policy);
  });
};

const clientBlocked = async (rejections: number) => {
  const world = await createWorld();
  const client = caller(world);
  const { txn } = await client.beginWrong();
  for (let n = 0; n < rejections; n++) await client.second(txn, otherCode('000000'));
  const row = await world.store.tx(async (rows) => {
    const key = (await rows.logins.get(txn))?.visibleKey ?? '';
    return rows.visibles.get(key);
  });
  return row ? lookAtVisible(row.machine, world.policy).blocked : false;
};

const gesture = async (typed: boolean) => {
  const { policy } = await createWorld();
  return requestSchemas(policy)['session.refresh'].parse({ key: 'k', token: 't', gesture: typed }).gesture;
};

/** One input in the world for every class of every fact, and what the bank finds out from it. */
const examples: Record<FactName, Readonly<Record<string, (() => Promise<unknown>)[]>>> = {
  customer: {
    known: [async () => customerFact(await customerIn(await createWorld(), '100200300'))],
    unknown: [async () => customerFact(await customerIn(await createWorld(), '999999999'))],
    closed: [async () => customerFact(await customerIn(await createWorld(), '100200302'))],
  },
  password: {
    right: [() => password('mali i bardhë 1', true)],
    wrong: [
      () => password('mali i bardhe 1', true),
      () => password('mali i bardhë 1', false),
      () => password('nobody', false),
    ],
  },
  simRisk: {
    true: [() => simRisk(0), () => simRisk(72 * hour - 1)],
    false: [
      () => simRisk(null),
      () => simRisk(72 * hour),
      async () => simRiskFact(undefined, 0, (await createWorld()).policy),
    ],
  },
  accountSends: {
    room: [
      () => accountSends(4, 'account', 0),
      () => accountSends(5, 'phone', 15 * minute),
      () => accountSends(20, 'account', 24 * hour),
    ],
    full: [
      () => accountSends(5, 'account', 15 * minute - second),
      () => accountSends(5, 'phone', 0),
      () => accountSends(20, 'phone', 23 * hour),
    ],
  },
  pending: { room: [() => pending(0), () => pending(2)], full: [() => pending(3)] },
  match: {
    current: [async () => match('111111')],
    earlier: [async () => match('222222')],
    other: [async () => match('333333')],
    none: [async () => match('444444')],
  },
  clientRate: { room: [() => clientRate(5)], full: [() => clientRate(6)] },
  clientBlocked: { false: [() => clientBlocked(0), () => clientBlocked(4)], true: [() => clientBlocked(5)] },
  gesture: { false: [() => gesture(false)], true: [() => gesture(true)] },
  ...deviceExamples,
};

describe('what the bank finds out', () => {
  for (const [name, { classes }] of Object.entries(facts)) {
    for (const one of classes) {
      it(`${name} is ${String(one)}`, async () => {
        const tried = examples[name as FactName][String(one)] ?? [];
        expect(tried.length, 'a class without an example').toBeGreaterThan(0);
        for (const example of tried) expect(await example()).toBe(one);
      });
    }
  }
});
