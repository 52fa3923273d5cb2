import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld } from '../support/world.ts';
import { accountOf, caller, day, hour, minute, otherCode, second } from './caller.ts';
import { accepted, enrolled } from '../support/phone.ts';

describe('a sweep', () => {
  it('forgets resets, activations and VERIFIKO in time, and keeps credentials', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'smartFnp');
    accepted(await phone.verifiko(session));
    await phone.beginSoftPin(session);
    const begun = await phone.reset.begin({ key: 'r', secret: seal({ identifier: '100200300' }) });
    const code = otherCode(await world.lastCode());
    await phone.reset.verify({ key: 'v', txn: accepted(begun).txn, secret: seal({ code }) });
    expect(world.store.dump()).toMatchObject({ enrolments: [{}], resets: [{}], recoveries: [{}] });
    world.clock.move(hour);
    await world.bank.sweep();
    expect(world.store.dump()).toMatchObject({ enrolments: [], reauths: [], resets: [{ due: null }] });
    world.clock.move(day);
    await world.bank.sweep();
    const left = { resets: [], codes: [], sessions: [], recoveries: [], credentials: [{}] };
    expect(world.store.dump()).toMatchObject(left);
  });

  it('forgets transactions, sessions, answers, sends and messages in time, and keeps the account and the trail', async () => {
    const world = await createWorld();
    const ana = caller(world);
    await ana.refresh(await ana.logIn());
    await caller(world, 'thief').beginWrong();
    world.clock.move(hour + second);
    await world.bank.sweep();
    expect(world.store.dump()).toMatchObject({
      answers: [],
      logins: [{}, {}],
      codes: [{}, {}],
      visibles: [{}],
    });
    world.clock.move(day);
    await world.bank.sweep();
    expect(world.store.dump()).toMatchObject({ logins: [], codes: [], sessions: [], sends: [], outbox: [] });
    expect(await accountOf(world)).toMatchObject({ value: { open: 'clean' } });
    expect(await world.audit()).not.toEqual([]);
  });

  it('forgets audit records that are older than the retention, and none that is younger', async () => {
    const world = await createWorld({ policy: { 'audit.retention': 12 } });
    await caller(world).begin();
    await world.bank.idle();
    const begun = await world.audit();
    const year = Date.UTC(2001, 0, 1) - Date.UTC(2000, 0, 1);
    world.clock.move(year - 3 * day);
    await world.bank.sweep();
    expect((await world.audit()).slice(0, begun.length)).toEqual(begun);
    const swept = (await world.audit()).length;
    await caller(world, 'late').begin();
    await world.bank.idle();
    world.clock.move(4 * day);
    await world.bank.sweep();
    const left = await world.audit();
    expect(left.map(({ at }) => at).every((at) => at > world.clock.now() - year)).toBe(true);
    expect(left.some(({ deviceId }) => deviceId === 'late')).toBe(true);
    expect(left.length).toBeLessThan(swept + begun.length);
  });

  it('keeps no code of an ended transaction', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    expect(world.store.dump().codes).toMatchObject([{ current: expect.any(String) }]);
    await ana.cancel(txn);
    expect(world.store.dump().codes).toMatchObject([{ current: null, earlier: [] }]);
  });

  it('forgets what a client was told once its window or its block is over', async () => {
    const world = await createWorld({ policy: { 'visible.maxRejections': 2 } });
    const eve = caller(world);
    for (let n = 0; n < 2; n++) await eve.cancel((await eve.beginWrong()).txn);
    expect(world.store.dump().visibles).toMatchObject([{ machine: { value: 'blocked' } }]);
    world.clock.move(30 * minute);
    await world.bank.sweep();
    expect(world.store.dump().visibles).toEqual([]);
  });

  it('reports rows of unknown machines by name, and delivers all others', async () => {
    const world = await createWorld();
    const [odd] = [await caller(world, 'a').begin(), await caller(world, 'b').beginWrong()];
    await world.store.tx(async (rows) => {
      const row = await rows.logins.get(odd.txn);
      if (row) await rows.logins.put({ ...row, accountId: null, machine: { ...row.machine, version: 7 } });
    });
    world.clock.move(hour);
    const fault = await world.bank.sweep().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AggregateError);
    expect((fault as AggregateError).errors[0]).toMatchObject({
      code: 'E_MACHINE_VERSION',
      message: expect.stringMatching(
        /made by login version 7 \(\w+\); this bank runs login version \d \(\w+\)/,
      ),
    });
    const live = world.store.dump().logins.filter((row) => 'due' in row && row.due !== null);
    expect(live).toHaveLength(1);
    await expect(caller(world, 'a').second(odd.txn, '000000')).rejects.toThrow('login version 7');
  });
});
