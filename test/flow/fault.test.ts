import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createFlow, type Login, passwordLogin, ServiceFault } from '../../machines/index.ts';
import {
  answersAt,
  type Behaviour,
  hangs,
  later,
  type LoginMethod,
  says,
  throws,
} from './stand/scripted-login.ts';
import { bankStart, createStand, settled, type Stand, typed } from './stand/stand.ts';

const good = answersAt(bankStart);

/** Brings a flow to where it calls `method`, and has that call meet `behaviours`. */
async function meets(method: LoginMethod, ...behaviours: Behaviour[]): Promise<Stand> {
  const stand = createStand();
  stand.login.next(method, ...behaviours);
  await stand.toCode();
  if (method === 'sendCode') {
    await stand.clock.advance(30_000);
    stand.flow.send('code.resend');
  }
  if (method === 'second') stand.flow.send('code.submit', { code: '123456' });
  await stand.settled();
  return stand;
}

const asked = ['open', 'first', 'sendCode', 'second'] as const;
const screenOf = (method: LoginMethod) => (method === 'open' || method === 'first' ? 'credentials' : 'code');

/** The customer is where they were, knows what happened, and may try again: nothing was decided. */
function expectWhereItWas(stand: Stand, method: LoginMethod, code: string): void {
  const view = stand.view();
  expect(view).toMatchObject({ screen: screenOf(method), busy: false, error: { code } });
  expect(stand.enabled()).toContain('call.retry');
  expect(view.elements).toEqual([]);
}

const lies: readonly [string, (method: (typeof asked)[number]) => unknown][] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a text', () => 'ok'],
  ['a list', () => []],
  ['true', () => true],
  ['no verdict', () => ({ code: 'ok' })],
  ['a verdict that is a text', (method) => ({ ...good[method], ok: 'true' })],
  ['a verdict that is a number', (method) => ({ ...good[method], ok: 1 })],
  ['a refusal without a reason', () => ({ ok: false, serverNow: 0 })],
  ['a reason that nobody declared', () => ({ ok: false, code: 'E_PWD_REQUIRED', serverNow: 0 })],
  ['a reason that every object has', () => ({ ok: false, code: 'toString', serverNow: 0 })],
  ['no time', (method) => ({ ...good[method], serverNow: undefined })],
  ['a time that is a text', (method) => ({ ...good[method], serverNow: '2026-03-02T09:00:00Z' })],
  ['a time that is not a number', (method) => ({ ...good[method], serverNow: Number.NaN })],
  ['a time without end', (method) => ({ ...good[method], serverNow: Number.POSITIVE_INFINITY })],
];

describe.each(asked)('R8: when %s', (method) => {
  it('throws, nothing is decided and the customer may try again', async () => {
    const stand = await meets(method, throws(), throws());
    expectWhereItWas(stand, method, 'E_SERVICE');
    stand.flow.send('call.retry');
    await stand.settled();
    expect(stand.error()).toBeNull();
  });

  it.each([
    ['undefined', undefined],
    ['a text', 'E_TIMEOUT'],
    ['a frozen object', Object.freeze({})],
  ])('throws %s, it is a fault like any other', async (_, cause) => {
    expectWhereItWas(await meets(method, throws(cause), throws(cause)), method, 'E_SERVICE');
  });

  it('says that it timed out, the customer reads so', async () => {
    const timeout = throws(new ServiceFault('E_TIMEOUT'));
    expectWhereItWas(await meets(method, timeout, timeout), method, 'E_TIMEOUT');
  });

  it('hangs, the flow waits twice and no longer', async () => {
    const stand = await meets(method, hangs, hangs);
    await stand.clock.advance(9_999);
    expect(stand.calls(method).length).toBe(1);
    await stand.clock.advance(1);
    expect(stand.calls(method).length).toBe(2);
    await stand.clock.advance(9_999);
    expect(stand.view().busy).toBe(true);
    await stand.clock.advance(1);
    expectWhereItWas(stand, method, 'E_TIMEOUT');
    expect(stand.calls(method).length).toBe(2);
  });

  it.each(lies)('answers %s, it is a fault', async (_, lie) => {
    expectWhereItWas(await meets(method, says(lie(method)), says(lie(method))), method, 'E_SERVICE');
  });

  it.each(Object.keys(good[method]).filter((field) => field !== 'ok'))(
    'leaves %s out, it is a fault',
    async (field) => {
      const { [field as 'ok']: _, ...rest } = good[method];
      expectWhereItWas(await meets(method, says(rest), says(rest)), method, 'E_SERVICE');
    },
  );

  it('says more than was asked, the rest is dropped at the door', async () => {
    const stand = await meets(method, says({ ...good[method], secretPlan: 'Qershi', toString: 'Qershi' }));
    expect(stand.error()).toBeNull();
    expect(inspect(stand.views, { depth: null })).not.toContain('Qershi');
  });

  it('answers after the flow was left, nobody listens', async () => {
    const slow = later();
    const stand = await meets(method, slow.behaviour);
    stand.flow.send('flow.cancel');
    await expect(stand.flow.done).resolves.toEqual({ status: 'cancelled' });
    const calls = stand.calls().length;
    slow.answer(good[method]);
    await stand.clock.advance(60_000);
    expect(stand.view().screen).toBe('cancelled');
    expect(stand.calls().length).toBe(calls);
  });

  it('fails after the flow was left, nobody listens and nothing is tried again', async () => {
    const slow = later();
    const stand = await meets(method, slow.behaviour);
    stand.flow.send('flow.cancel');
    await stand.settled();
    const calls = stand.calls().length;
    slow.fail(new Error('too late'));
    await stand.clock.advance(60_000);
    expect(stand.view().screen).toBe('cancelled');
    expect(stand.calls().length).toBe(calls);
  });
});

describe('a service that is not there', () => {
  it.each([
    ['a port', {}],
    ['a method', { login: {} }],
    ['a method that is one', { login: { open: 'yes' } }],
  ])('is a fault, not a crash: %s', async (_, services) => {
    const flow = createFlow(passwordLogin, { services: services as { login: Login } });
    flow.send('credentials.submit', typed);
    await settled();
    expect(flow.view()).toMatchObject({ screen: 'credentials', busy: false, error: { code: 'E_SERVICE' } });
    flow.stop();
  });
});

describe('a cancel', () => {
  it.each([
    ['throws', throws()],
    ['hangs', hangs],
    ['lies', says({ ok: false })],
  ])('never waits for a bank that %s', async (_, behaviour) => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('cancel', behaviour);
    stand.flow.send('flow.cancel');
    await expect(stand.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(stand.calls('cancel')).toMatchObject([{ txn: 'txn-1' }]);
  });
});
