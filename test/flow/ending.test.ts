import { describe, expect, it } from 'vitest';
import type { View } from '../../machines/index.ts';
import { answersAt, later, says } from './stand/scripted-login.ts';
import { bankStart, createStand, settled } from './stand/stand.ts';

const good = answersAt(bankStart);

/** What `done` came to, or that it has not. */
async function outcome(done: Promise<unknown>): Promise<unknown> {
  await settled();
  return Promise.race([done, Promise.resolve('still going on')]);
}

describe('the end of a flow', () => {
  it('names the session and what was proved, and nothing secret', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.flow.send('code.submit', { code: '123456' });
    await expect(stand.flow.done).resolves.toEqual({
      status: 'authenticated',
      path: 'L1',
      elements: ['K_pwd', 'P_sim'],
      session: 'session-1',
    });
    expect(stand.view()).toMatchObject({
      screen: 'authenticated',
      elements: ['K_pwd', 'P_sim'],
      fields: [],
      actions: [],
    });
  });

  it('is told by every one who asks, and stays as it is', async () => {
    const stand = createStand();
    expect(await outcome(stand.flow.done)).toBe('still going on');
    stand.flow.send('password.forgot');
    const told = await Promise.all([stand.flow.done, stand.flow.done]);
    expect(told).toEqual(Array.from(told, () => ({ status: 'left', next: 'forgotPassword' })));
    const last = stand.view();
    await stand.clock.advance(3_600_000);
    expect(stand.view()).toBe(last);
  });

  it('knows nothing before the verdict', async () => {
    const stand = createStand();
    await stand.toCode();
    expect(stand.views.flatMap(({ elements }) => elements)).toEqual([]);
  });

  it('follows a block that the customer acknowledged', async () => {
    const stand = createStand();
    stand.login.next(
      'first',
      says({ ok: false, code: 'E_BLOCKED_TEMP', until: bankStart + 60_000, serverNow: bankStart }),
    );
    await stand.toCode();
    stand.flow.send('block.acknowledge');
    await expect(stand.flow.done).resolves.toEqual({ status: 'blocked' });
  });

  it('leaves no timer, no listener and no call behind', async () => {
    const stand = createStand();
    await stand.toCode();
    expect(stand.listensToNetwork()).toBe(true);
    stand.flow.send('code.submit', { code: '123456' });
    await stand.flow.done;
    expect(stand.clock.pending()).toEqual([]);
    expect(stand.listensToNetwork()).toBe(false);
  });
});

describe('a flow that is stopped', () => {
  it('does not listen to answers that come late', async () => {
    const stand = createStand();
    const second = later();
    stand.login.next('second', second.behaviour);
    await stand.toCode();
    stand.flow.send('code.submit', { code: '123456' });
    await settled();
    const { length } = stand.views;
    stand.flow.stop();
    second.answer(good.second);
    await settled();
    expect(stand.views.length).toBe(length);
    expect(stand.view().screen).toBe('code');
  });

  it('never came to an end', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.flow.stop();
    await stand.clock.advance(3_600_000);
    expect(await outcome(stand.flow.done)).toBe('still going on');
  });

  it('leaves no timer and no listener behind, and may be stopped again', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.flow.stop();
    stand.flow.stop();
    expect(stand.clock.pending()).toEqual([]);
    expect(stand.listensToNetwork()).toBe(false);
  });

  it('is stopped for its listeners too', async () => {
    const stand = createStand();
    const seen: View[] = [];
    const stop = stand.flow.subscribe((view) => seen.push(view));
    expect(seen).toEqual([stand.view()]);
    stop();
    await stand.toCode();
    expect(seen.length).toBe(1);
  });
});
