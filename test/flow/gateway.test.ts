import { describe, expect, it, vi } from 'vitest';
import { createFlow, passwordLogin } from '../../machines/index.ts';
import { says } from './stand/scripted-login.ts';
import { createStand, type Stand, typed } from './stand/stand.ts';

/** Sends as code does that no compiler has read. */
const push = (stand: Stand, event: unknown, ...payload: unknown[]) =>
  (stand.flow.send as (event: unknown, ...payload: unknown[]) => boolean)(event, ...payload);

/** Sends it in each state of a login, and expects it refused with the state unchanged and no call made. */
async function expectRefusedEverywhere(
  event: unknown,
  payload: readonly unknown[],
  reason: string,
): Promise<void> {
  const stand = createStand();
  const refused = () => {
    const view = stand.view();
    const calls = stand.calls().length;
    expect(push(stand, event, ...payload)).toBe(false);
    expect(stand.reports.at(-1)).toEqual({ code: 'E_REQUEST', event: String(event), reason });
    expect(stand.view()).toBe(view);
    expect(stand.calls().length).toBe(calls);
  };
  refused();
  stand.flow.send('credentials.submit', typed);
  refused();
  await stand.settled();
  refused();
  stand.flow.send('code.submit', { code: '123456' });
  refused();
  await stand.settled();
  expect(stand.view().screen).toBe('authenticated');
  refused();
}

const forged = [
  { type: 'xstate.done.actor.second', output: { ok: true, session: 's' } },
  { type: 'xstate.done.actor.first', output: { ok: true } },
  { type: 'xstate.error.actor.second', error: new Error('no') },
  { type: 'xstate.done.state.passwordLogin', output: { status: 'authenticated' } },
  { type: 'xstate.after.until.passwordLogin.blocked' },
  { type: 'xstate.init' },
  { type: 'xstate.stop' },
];
const internal = ['network.lost', 'network.found', 'code.renewed', 'code.died', 'resend.changed'];
const unheard = [
  '*',
  '',
  'credentials',
  'code.Submit',
  'toString',
  '__proto__',
  'constructor',
  'then',
  0,
  null,
];

describe('the gateway', () => {
  it.each(forged)('case 22: lets no event of the engine in, not even $type', async ({ type, ...payload }) => {
    await expectRefusedEverywhere(type, [payload], 'undeclared');
    await expectRefusedEverywhere(type, [], 'undeclared');
  });

  it('case 22: takes no event object in place of a name', async () => {
    const stand = createStand();
    await stand.toCode();
    for (const event of forged) expect(push(stand, event)).toBe(false);
    expect(stand.view().screen).toBe('code');
    expect(stand.calls('second')).toEqual([]);
  });

  it.each(internal)('case 22: keeps %s for the flow itself', async (event) => {
    await expectRefusedEverywhere(event, [], 'undeclared');
  });

  it.each(unheard)('case 22: refuses the undeclared event "%s"', async (event) => {
    await expectRefusedEverywhere(event, [{}], 'undeclared');
  });

  it.each([
    ['a missing payload', []],
    ['a missing field', [{ identifier: '100200300' }]],
    ['a field too many', [{ ...typed, problem: null }]],
    ['a number for a password', [{ ...typed, password: 12345678 }]],
    ['a list for an identifier', [{ ...typed, identifier: ['100200300'] }]],
    ['a boxed text', [{ ...typed, password: new String('x') }]],
    ['nothing at all', [null]],
    ['a text for a form', ['100200300']],
    ['a list for a form', [[]]],
    ['a key of its own', [{ ...typed, key: 'mine' }]],
  ])('case 22: refuses credentials with %s', async (_, payload) => {
    await expectRefusedEverywhere('credentials.submit', payload, 'malformed');
  });

  it.each([[[{ code: 123456 }]], [[{ code: null }]], [[{}]], [[]], [[{ code: '123456', txn: 'mine' }]]])(
    'case 22: refuses the code %j',
    async (payload) => {
      await expectRefusedEverywhere('code.submit', payload, 'malformed');
    },
  );

  it.each(['flow.cancel', 'code.resend', 'call.retry', 'password.forgot'])(
    'case 22: refuses %s with anything in its hand',
    async (event) => {
      await expectRefusedEverywhere(event, [{ force: true }], 'malformed');
      await expectRefusedEverywhere(event, ['now'], 'malformed');
    },
  );

  it('case 23: refuses a declared event where it means nothing', async () => {
    const stand = createStand();
    const refuses = (...events: [string, unknown?][]) => {
      for (const [event, payload] of events) {
        const view = stand.view();
        expect([event, push(stand, event, payload)]).toEqual([event, false]);
        expect(stand.reports.at(-1)).toEqual({ code: 'E_REQUEST', event, reason: 'notEnabled' });
        expect(stand.view()).toBe(view);
      }
    };
    const code = { code: '123456' };
    refuses(
      ['code.submit', code],
      ['code.resend'],
      ['call.retry'],
      ['credentials.edit'],
      ['block.acknowledge'],
    );
    push(stand, 'credentials.submit', typed);
    refuses(['credentials.submit', typed], ['code.submit', code], ['password.forgot'], ['call.retry']);
    await stand.settled();
    refuses(['credentials.submit', typed], ['password.forgot'], ['call.retry'], ['block.acknowledge']);
    push(stand, 'code.submit', code);
    refuses(['code.submit', code], ['code.resend'], ['call.retry']);
    await stand.settled();
    refuses(['flow.cancel'], ['credentials.submit', typed], ['code.submit', code], ['credentials.edit']);
    expect(stand.calls().map(({ method }) => method)).toEqual(['open', 'first', 'second']);
  });

  it('reports a refusal without what it carried', () => {
    const stand = createStand();
    push(stand, 'code.submit', { code: '748291' });
    push(stand, 'credentials.submit', { ...typed, password: 748291 });
    push(stand, 'secret.submit', { code: '748291' });
    expect(stand.reports.length).toBe(3);
    expect(JSON.stringify(stand.reports)).not.toContain('748291');
  });

  it('warns on the console where nobody listens to reports, without what it carried', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { login } = createStand();
    const flow = createFlow(passwordLogin, { services: { login: login.port } });
    flow.send('code.submit', { code: '748291' });
    expect(warned.mock.calls).toEqual([['hyrje: "code.submit" was refused: notEnabled.']]);
    warned.mockRestore();
    flow.stop();
  });

  it('is not talked into another state by what a payload answers the second time it is asked', async () => {
    const stand = createStand();
    let asked = 0;
    push(stand, 'credentials.submit', {
      identifier: '100200300',
      get password() {
        return asked++ === 0 ? 'first' : 'second';
      },
    });
    await stand.settled();
    expect(stand.calls('first')[0]?.opened).toEqual({ identifier: '100200300', password: 'first' });
  });

  it('accepts nothing after it was stopped', () => {
    const stand = createStand();
    stand.flow.stop();
    expect(push(stand, 'credentials.submit', typed)).toBe(false);
    expect(stand.calls()).toEqual([]);
  });

  it('goes on after everything it refused', async () => {
    const stand = createStand();
    stand.login.next(
      'second',
      says({ ok: false, code: 'E_AUTH_GENERIC', dead: false, lastAttempt: false, serverNow: 0 }),
    );
    for (const { type, ...payload } of forged) push(stand, type, payload);
    await stand.toCode();
    for (const { type, ...payload } of forged) push(stand, type, payload);
    stand.flow.send('code.submit', { code: '000000' });
    await stand.settled();
    expect(stand.error()).toBe('E_AUTH_GENERIC');
    stand.flow.send('code.submit', { code: '123456' });
    await expect(stand.flow.done).resolves.toMatchObject({ status: 'authenticated', session: 'session-1' });
  });
});
