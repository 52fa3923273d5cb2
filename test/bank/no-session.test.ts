import { describe, expect, it } from 'vitest';
import type { Client } from '../../adapters/bank/index.ts';
import { accepted } from '../support/phone.ts';
import { type SessionCallName, sessionCallNames, sessionCalls } from '../support/session-calls.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { caller, minute } from './caller.ts';

type Served = Record<string, Record<string, (client: Client, request: unknown) => Promise<object>>>;

const ask = ({ bank }: BankWorld, call: SessionCallName, client: Client, token: string) => {
  const [port = '', method = ''] = call.split('.');
  const served = bank as unknown as Served;
  return served[port]?.[method]?.(client, {
    key: `${method}-${client.device}`,
    token,
    ...sessionCalls[call],
  });
};
const ended = (reason: string) => ({ ok: false, code: 'E_SESSION_ENDED', reason });

/** What the bank holds of a customer, but for the answers that it keeps. */
const registry = ({ store }: BankWorld) => {
  const { credentials, enrolments, handles, reauths, customers, sends, outbox } = store.dump();
  return { credentials, enrolments, handles, reauths, customers, sends, outbox };
};

/** A browser has no such calls at all. */
const appOnly = /^enrolment\.(?!pinRules)/;

describe.each(sessionCallNames)('case 29: %s', (call) => {
  it('without a session is refused, and nothing changes', async () => {
    const world = await createWorld();
    const before = registry(world);
    expect(await ask(world, call, world.client('phone'), 'nobody-s')).toMatchObject(ended('security'));
    expect(registry(world)).toEqual(before);
  });

  it('with the session of another device, or in another channel, is refused', async () => {
    const world = await createWorld();
    const owner = caller(world);
    const token = await owner.logIn();
    accepted(await owner.refresh(token));
    await world.bank.idle();
    const before = registry(world);
    expect(await ask(world, call, world.client('thief'), token)).toMatchObject(ended('security'));
    const inBrowser = ask(world, call, world.client('device-1', { channel: 'web' }), token);
    if (appOnly.test(call)) await expect(inBrowser).rejects.toMatchObject({ code: 'E_REQUEST' });
    else expect(await inBrowser).toMatchObject(ended('security'));
    expect(registry(world)).toEqual(before);
    expect(await owner.refresh(token)).toMatchObject({ ok: true });
  });

  it('after the session has ended is refused, and says why it ended', async () => {
    const world = await createWorld();
    const owner = caller(world);
    for (const reason of ['logout', 'idle'] as const) {
      const token = await owner.logIn();
      accepted(await owner.refresh(token));
      if (reason === 'logout') await owner.logout(token);
      else world.clock.move(6 * minute);
      await world.bank.sweep();
      const before = registry(world);
      expect(await ask(world, call, { ...owner.client }, token)).toMatchObject(ended(reason));
      expect(registry(world)).toEqual(before);
      world.clock.move(minute);
    }
  });
});
