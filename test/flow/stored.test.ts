import { describe, expect, it } from 'vitest';
import { createFlow, passwordLogin, type StoredFlow, StoredFlowError } from '../../machines/index.ts';
import { passwordLoginMachine } from '../../machines/flows/login/password-login.machine.ts';
import { hangs, later, says, throws } from './stand/scripted-login.ts';
import { createStand, type Stand, typed } from './stand/stand.ts';

/** Through a text, as an app keeps it. */
const kept = (stand: Stand): StoredFlow => JSON.parse(JSON.stringify(stand.flow.persist())) as StoredFlow;

/** The flow as a new process finds it. */
function restarted(stand: Stand, options: { online?: boolean } = {}): Stand {
  const stored = kept(stand);
  stand.flow.stop();
  return createStand({ after: stand, resume: stored, ...options });
}

const refusedAs = (code: string) => expect.objectContaining({ name: 'StoredFlowError', code });

describe('a flow at rest', () => {
  it('holds nothing that was typed', async () => {
    const stand = createStand();
    stand.flow.send('credentials.submit', { identifier: 'J91234567L', password: 'short \u0007' });
    const texts = [JSON.stringify(kept(stand))];
    stand.flow.send('credentials.submit', { identifier: 'J91234567L', password: 'Qershi-7' });
    await stand.settled();
    texts.push(JSON.stringify(kept(stand)));
    stand.login.next(
      'second',
      says({ ok: false, code: 'E_AUTH_GENERIC', dead: true, lastAttempt: true, serverNow: 0 }),
    );
    stand.flow.send('code.submit', { code: '748291' });
    await stand.settled();
    texts.push(JSON.stringify(kept(stand)));
    expect(texts.join()).not.toMatch(/91234567|Qershi|short|748291/i);
  });

  it('is a copy that later steps do not touch', async () => {
    const stand = createStand();
    await stand.toCode();
    const stored = stand.flow.persist();
    const text = JSON.stringify(stored);
    await stand.clock.advance(200_000);
    expect(JSON.stringify(stored)).toBe(text);
  });

  it('is refused while a call is under way', async () => {
    const stand = createStand();
    const first = later();
    stand.login.next('first', first.behaviour);
    await stand.toCode();
    expect(() => stand.flow.persist()).toThrow(refusedAs('E_PENDING'));
    stand.flow.send('flow.cancel');
    expect(() => stand.flow.persist()).toThrow(refusedAs('E_PENDING'));
  });

  it('is refused while a call has no answer and may be repeated, also offline', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('second', throws(), throws());
    stand.flow.send('code.submit', { code: '123456' });
    await stand.settled();
    expect(() => stand.flow.persist()).toThrow(refusedAs('E_PENDING'));
    stand.setOnline(false);
    expect(() => stand.flow.persist()).toThrow(refusedAs('E_PENDING'));
    stand.setOnline(true);
    stand.flow.send('credentials.edit');
    await stand.settled();
    expect(kept(stand)).toMatchObject({ flow: 'passwordLogin', value: 'askingCredentials' });
  });
});

describe('a resumed flow', () => {
  it('shows the same screen, and goes on', async () => {
    const before = createStand();
    await before.toCode();
    const after = restarted(before);
    expect(after.view()).toEqual({ ...before.view(), key: after.view().key });
    after.flow.send('code.submit', { code: '123456' });
    await expect(after.flow.done).resolves.toMatchObject({ status: 'authenticated', session: 'session-1' });
    expect(after.calls('second')).toMatchObject([{ txn: 'txn-1', opened: { code: '123456' } }]);
  });

  it.each([
    ['help', 20_000, (stand: Stand) => stand.view().notices.includes('I_FNP_HELP')],
    ['the resend', 30_000, (stand: Stand) => stand.enabled().includes('code.resend')],
    ['the end of the code', 120_000, (stand: Stand) => stand.error() === 'E_FNP_EXPIRED'],
    ['the end of the transaction', 600_000, (stand: Stand) => stand.error() === 'E_TXN_EXPIRED'],
  ])('meets %s at the moment at which it would have been', async (_, due, hasCome) => {
    const before = createStand();
    await before.toCode();
    await before.clock.advance(due / 2 - 1);
    const once = restarted(before);
    await once.clock.advance(due / 2);
    const twice = restarted(once);
    expect(hasCome(twice)).toBe(false);
    await twice.clock.advance(1);
    expect(hasCome(twice)).toBe(true);
  });

  it('catches up with what fell due while nobody looked', async () => {
    const before = createStand();
    await before.toCode();
    const stored = kept(before);
    before.flow.stop();
    await before.clock.advance(300_000);
    const after = createStand({ after: before, resume: stored });
    await after.clock.advance(0);
    expect(after.error()).toBe('E_FNP_EXPIRED');
    expect(after.enabled()).toContain('code.resend');
    await after.clock.advance(300_000);
    expect(after.view().screen).toBe('credentials');
  });

  it('ends a block when the block ends', async () => {
    const before = createStand();
    const serverNow = before.clock.now();
    before.login.next(
      'first',
      says({ ok: false, code: 'E_BLOCKED_TEMP', until: serverNow + 1_800_000, serverNow }),
    );
    await before.toCode();
    await before.clock.advance(1_000_000);
    const after = restarted(before);
    await after.clock.advance(799_999);
    expect(after.view().screen).toBe('blocked');
    await after.clock.advance(1);
    expect(after.view()).toMatchObject({ screen: 'credentials', error: null });
  });

  it('is the same whatever order its store keeps keys in', async () => {
    const before = createStand();
    await before.toCode();
    const { value, ...stored } = kept(before);
    const { askingCode } = value as { askingCode: object };
    const reversed = Object.fromEntries(Object.entries(askingCode).toReversed());
    before.flow.stop();
    const after = createStand({ after: before, resume: { ...stored, value: { askingCode: reversed } } });
    expect(after.view()).toEqual({ ...before.view(), key: after.view().key });
  });

  it('arms no deadline twice', async () => {
    const before = createStand();
    await before.toCode();
    const armed = before.clock.pending().length;
    const after = restarted(before);
    expect(after.clock.pending().length).toBe(armed);
    await after.clock.advance(30_000);
    after.flow.send('code.resend');
    await after.clock.advance(119_999);
    expect(after.error()).toBeNull();
    await after.clock.advance(1);
    expect(after.error()).toBe('E_FNP_EXPIRED');
  });

  it('does not end the next transaction by the deadline of the one before', async () => {
    const before = createStand();
    await before.toCode();
    const after = restarted(before);
    await after.clock.advance(100_000);
    after.flow.send('credentials.edit');
    await after.settled();
    await after.toCode();
    await after.clock.advance(599_999);
    expect(after.view().screen).toBe('code');
    await after.clock.advance(1);
    expect(after.error()).toBe('E_TXN_EXPIRED');
  });

  it('knows whether there is a network now, not whether there was one', async () => {
    const before = createStand();
    await before.toCode();
    const offline = restarted(before, { online: false });
    offline.flow.send('code.submit', { code: '123456' });
    expect(offline.error()).toBe('E_OFFLINE');
    const online = restarted(offline, { online: true });
    online.flow.send('code.submit', { code: '123456' });
    await expect(online.flow.done).resolves.toMatchObject({ status: 'authenticated' });
  });
});

describe('a stored flow that this build did not store', () => {
  async function atCode(): Promise<StoredFlow> {
    const stand = createStand();
    await stand.toCode();
    return kept(stand);
  }

  const garbage: readonly [string, (stored: StoredFlow) => unknown][] = [
    ['a text', () => 'passwordLogin'],
    ['an empty object', () => ({})],
    ['another flow', (stored) => ({ ...stored, flow: 'loginBiometric' })],
    ['another version', (stored) => ({ ...stored, version: stored.version + 1 })],
    ['a version that is a text', (stored) => ({ ...stored, version: String(stored.version) })],
    ['no context', ({ flow, version, value }) => ({ flow, version, value })],
    ['a context that is null', (stored) => ({ ...stored, context: null })],
    ['a context that is a list', (stored) => ({ ...stored, context: [] })],
    [
      'an error that is none',
      (stored) => ({ ...stored, context: { ...stored.context, error: 'E_NONSENSE' } }),
    ],
    ['a flag that is a number', (stored) => ({ ...stored, context: { ...stored.context, online: 1 } })],
    ['a decision left out', (stored) => ({ ...stored, context: { display: {} } })],
    ['no state', ({ flow, version, context }) => ({ flow, version, context })],
    ['an unknown state', (stored) => ({ ...stored, value: 'askingPin' })],
    ['an unknown region', (stored) => ({ ...stored, value: { askingCode: { activity: 'dreaming' } } })],
    ['a state that every object has', (stored) => ({ ...stored, value: 'constructor' })],
    ['a state without its regions', (stored) => ({ ...stored, value: { askingCode: {} } })],
    ['a number for a state', (stored) => ({ ...stored, value: 7 })],
    ['nothing to display', (stored) => ({ ...stored, context: { ...stored.context, display: null } })],
  ];

  it.each(garbage)('is refused: %s', async (_, spoil) => {
    const resume = spoil(await atCode()) as StoredFlow;
    expect(() => createStand({ resume })).toThrow(StoredFlowError);
    expect(() => createStand({ resume })).toThrow(refusedAs('E_STORED'));
  });

  const ends = Object.values(passwordLoginMachine.states)
    .filter(({ type }) => type === 'final')
    .map(({ key }) => key);

  it.each(ends)('is refused: the end "%s", which is never stored', async (value) => {
    const stored = await atCode();
    expect(() => createStand({ resume: { ...stored, value } })).toThrow(refusedAs('E_STORED'));
  });

  it.each([
    ['opening', { submitting: 'opening' }],
    ['proving', { submitting: 'proving' }],
    ['verifying', { askingCode: { activity: 'verifying', resend: 'ready', code: 'live', help: 'waiting' } }],
    ['leaving', { leaving: 'toForm' }],
  ])('is refused: in the middle of %s, where nobody would ever answer', async (_, value) => {
    const stored = await atCode();
    expect(() => createStand({ resume: { ...stored, value } })).toThrow(refusedAs('E_STORED'));
  });

  it('is refused: with a call to repeat whose value is gone', async () => {
    const stored = await atCode();
    const resume = { ...stored, context: { ...stored.context, unanswered: 'second' } };
    expect(() => createStand({ resume })).toThrow(refusedAs('E_STORED'));
  });

  it('says why, and what to do', () => {
    const services = { login: createStand().login.port };
    const resume = { flow: 'passwordLogin', version: 0, value: 'askingCredentials', context: {} };
    expect(() => createFlow(passwordLogin, { services, resume })).toThrow(
      'This stored flow cannot be resumed: it is passwordLogin 0, and this is passwordLogin 2. Start the flow anew.',
    );
  });

  it('leaves nothing running behind', () => {
    const stand = createStand();
    expect(() => createStand({ after: stand, resume: {} as StoredFlow })).toThrow(StoredFlowError);
    expect(stand.clock.pending().length).toBe(0);
  });
});

describe('a flow that is over', () => {
  it('has nothing to store', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.flow.send('code.submit', { code: '123456' });
    await stand.flow.done;
    expect(() => stand.flow.persist()).toThrow(StoredFlowError);
  });

  it('hung in its last call does not come back', async () => {
    const stand = createStand();
    stand.login.next('first', hangs, hangs);
    stand.flow.send('credentials.submit', typed);
    stand.flow.stop();
    expect(() => stand.flow.persist()).toThrow(StoredFlowError);
  });
});
