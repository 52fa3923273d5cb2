import { describe, expect, it } from 'vitest';
import { createWorld } from '../support/world.ts';
import { caller } from './caller.ts';

describe('once broken, and not again', () => {
  it('the login that blocks the screen by superseding is told so, with the right password and with a wrong one', async () => {
    const world = await createWorld();
    const ana = caller(world);
    for (let cancelled = 0; cancelled < 4; cancelled++) await ana.cancel((await ana.begin()).txn);
    await ana.begin();
    await world.bank.idle();
    const sent = world.phone.received.length;
    expect((await ana.begin()).answer).toMatchObject({ ok: false, code: 'E_BLOCKED_TEMP' });
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(sent);

    const besnik = caller(await createWorld());
    for (let cancelled = 0; cancelled < 4; cancelled++) await besnik.cancel((await besnik.beginWrong()).txn);
    await besnik.beginWrong();
    expect((await besnik.beginWrong()).answer).toMatchObject({ ok: false, code: 'E_BLOCKED_TEMP' });
  });

  it('an unlock by the staff desk ends the sessions and tells the customer', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    expect(await ana.refresh(token)).toMatchObject({ ok: true });
    await world.bank.staff.unlock({ customer: world.ids['ana'] });
    expect(await ana.refresh(token)).toMatchObject({ ok: false, code: 'E_SESSION_ENDED' });
    await world.bank.idle();
    expect(world.phone.received.at(-1)?.text).toMatch(
      /^BKT: hyrja u zhbllokua me \d\d:\d\d\. Nuk ishit ju\?/,
    );
  });
});
