import { describe, expect, it } from 'vitest';
import { session } from '../../machines/flows/session/session.ts';
import { bankStart, fails, refuses, run, settled } from './stand/run-stand.ts';

const input = { session: 'session-1', path: 'L1' };
const minute = 60_000;

const fresh = {
  ok: true,
  serverNow: bankStart,
  blocked: false,
  blockedUntil: bankStart,
  warnAt: bankStart + 4 * minute,
  idleAt: bankStart + 5 * minute,
  expiresAt: bankStart + 60 * minute,
  freshUntil: bankStart + 5 * minute,
};

async function begin(script: object = {}) {
  const at = run(session, { input, script: script as never });
  await settled();
  return at;
}
type At = Awaited<ReturnType<typeof begin>>;
const gestures = (at: At) => at.callsOf('session.refresh').map(({ gesture }) => gesture);
const ended = (reason: string) => refuses('E_SESSION_ENDED', { reason });

describe('the session', () => {
  it('R7: is used at once, without a gesture of the customer', async () => {
    const at = await begin();
    expect(at.callsOf('session.refresh')).toMatchObject([{ session: 'session-1', gesture: false }]);
    expect([at.screen(), at.enabled()]).toEqual(['home', ['session.logout']]);
  });

  it('R10: warns before its idle end, with the time that is left', async () => {
    const at = await begin();
    await at.clock.advance(4 * minute);
    expect(at.view()).toMatchObject({
      screen: 'idleWarning',
      notices: ['W_SESSION_IDLE'],
      timers: [{ id: 'session', endsAt: bankStart + 5 * minute, durationMs: minute }],
    });
  });

  it('goes on when the customer says so, and is told as a gesture', async () => {
    const at = await begin();
    await at.clock.advance(4 * minute);
    await at.send('session.extend');
    expect([at.screen(), gestures(at)]).toEqual(['home', [false, true]]);
    await at.clock.advance(4 * minute - 1);
    expect(at.screen()).toBe('home');
    await at.clock.advance(1);
    expect(at.screen()).toBe('idleWarning');
  });

  it('ends at its idle end by the word of the bank, or goes on by it', async () => {
    const at = await begin({ 'session.refresh': [() => fresh, ended('idle')] });
    await at.clock.advance(5 * minute);
    await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason: 'idle' });
    expect(gestures(at)).toEqual([false, false]);
    const other = await begin();
    await other.clock.advance(5 * minute);
    expect([other.screen(), gestures(other)]).toEqual(['home', [false, false]]);
  });

  it.each(['idle', 'absolute', 'elsewhere', 'security'])(
    'ends for the reason %s that the bank gives',
    async (reason) => {
      const at = await begin({ 'session.refresh': [ended(reason)] });
      await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason });
      expect(at.view()).toMatchObject({ screen: 'sessionEnded', data: { reason } });
    },
  );

  it('ends for idleness when the bank gives no answer at its idle end, or cannot be asked', async () => {
    const at = await begin();
    await at.clock.advance(4 * minute);
    at.setOnline(false);
    await at.clock.advance(minute);
    await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason: 'idle' });
    expect(gestures(at)).toEqual([false]);
  });

  it('tells the bank of gestures, but not of every one', async () => {
    const at = await begin();
    await at.send('session.touched');
    expect(gestures(at)).toEqual([false]);
    await at.clock.advance(minute);
    await at.sendAll(['session.touched'], ['session.touched'], ['session.touched']);
    expect(gestures(at)).toEqual([false, true]);
    await at.send('session.touched');
    expect(gestures(at)).toEqual([false, true]);
    await at.clock.advance(minute);
    await at.send('session.touched');
    expect([gestures(at), at.reports]).toEqual([[false, true, true], []]);
  });

  it('a gesture puts the warning off', async () => {
    const at = await begin();
    await at.clock.advance(3 * minute);
    await at.send('session.touched');
    await at.clock.advance(3 * minute);
    expect(at.screen()).toBe('home');
    await at.clock.advance(minute);
    expect(at.screen()).toBe('idleWarning');
  });

  it('P26: nothing but a gesture puts off the idle end', async () => {
    const at = await begin();
    await at.clock.advance(minute);
    at.setOnline(false);
    at.setOnline(true);
    await at.clock.advance(3 * minute);
    expect([at.screen(), gestures(at)]).toEqual(['idleWarning', [false]]);
  });

  it('learns at a gesture that it was ended elsewhere', async () => {
    const at = await begin({ 'session.refresh': [() => fresh, ended('elsewhere')] });
    await at.clock.advance(minute);
    await at.send('session.touched');
    await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason: 'elsewhere' });
  });

  it('ends at the latest after its absolute time, whatever the customer does', async () => {
    const at = await begin({ 'session.refresh': [() => ({ ...fresh, expiresAt: bankStart + 2 * minute })] });
    await at.clock.advance(minute);
    await at.send('session.touched');
    await at.clock.advance(minute);
    await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason: 'absolute' });
  });

  it('is ended by the customer, at the bank too', async () => {
    const at = await begin();
    expect(await at.sendAll(['session.logout'], ['session.logout'])).toEqual([true, true]);
    await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason: 'logout' });
    expect(at.callsOf('session.logout')).toMatchObject([{ session: 'session-1' }]);
  });

  it('is ended on the device although the bank gives no answer', async () => {
    const at = await begin({ 'session.logout': [fails, fails] });
    await at.send('session.logout');
    await expect(at.flow.done).resolves.toEqual({ status: 'ended', reason: 'logout' });
  });

  it('R8: is asked for again when its first use had no answer', async () => {
    const at = await begin({ 'session.refresh': [fails, fails] });
    expect([at.error(), at.enabled()]).toEqual(['E_SERVICE', ['call.retry', 'session.logout']]);
    await at.send('call.retry');
    expect([at.screen(), at.error()]).toEqual(['home', null]);
  });

  it('keeps its deadlines when a gesture could not be told', async () => {
    const at = await begin({ 'session.refresh': [() => fresh, fails, fails] });
    await at.clock.advance(minute);
    await at.send('session.touched');
    await at.clock.advance(3 * minute);
    expect(at.screen()).toBe('idleWarning');
  });

  it('R10: says that the account is blocked, on every screen, until the block ends', async () => {
    const blocked = { ...fresh, blocked: true, blockedUntil: bankStart + 270_000 };
    const at = await begin({ 'session.refresh': [() => blocked] });
    const timer = { id: 'account', endsAt: bankStart + 270_000, durationMs: 270_000 };
    expect(at.view()).toMatchObject({
      screen: 'home',
      notices: ['W_ACCOUNT_BLOCKED'],
      timers: [timer],
      error: null,
    });
    await at.clock.advance(4 * minute);
    expect(at.view()).toMatchObject({
      screen: 'idleWarning',
      notices: ['W_SESSION_IDLE', 'W_ACCOUNT_BLOCKED'],
      timers: [{ id: 'session' }, timer],
    });
    await at.clock.advance(minute / 2);
    expect(at.view()).toMatchObject({ screen: 'idleWarning', notices: ['W_SESSION_IDLE'] });
  });

  it('R10: hears of a block at a gesture, and of a longer one, and of its early end', async () => {
    const until = (ms: number) => () => ({ ...fresh, blocked: ms > 0, blockedUntil: bankStart + ms });
    const script = [() => fresh, until(3 * minute), until(30 * minute), until(0)];
    const at = await begin({ 'session.refresh': script });
    const notices: (readonly string[])[] = [];
    for (let n = 0; n < 4; n++) {
      notices.push(at.view().notices);
      await at.clock.advance(minute);
      await at.send('session.touched');
    }
    expect(notices).toEqual([[], ['W_ACCOUNT_BLOCKED'], ['W_ACCOUNT_BLOCKED'], []]);
    expect(at.view().timers).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    const at = await begin();
    await at.send('session.logout');
    expect(at.clock.pending()).toEqual([]);
  });
});
