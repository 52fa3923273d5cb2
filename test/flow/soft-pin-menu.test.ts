import { describe, expect, it } from 'vitest';
import { softPinMenu } from '../../machines/flows/soft-pin/soft-pin-menu.ts';
import { limits } from './stand/good-answers.ts';
import { answers, bankStart, fails, later, refuses, run, settled } from './stand/run-stand.ts';

const pin = '593817';
const step = 30_000;
const saved = { credential: 'soft-1', session: 'session-1', saved: true };
const asked = { credential: 'soft-1', session: 'session-1', saved: false };
const outside = { credential: 'soft-1', session: null, saved: true };

async function open(input: typeof saved | typeof outside, script: object = {}, online = true) {
  const at = run(softPinMenu, { input, script: script as never, online });
  await settled();
  return at;
}
type At = Awaited<ReturnType<typeof open>>;

const status = (more: object) =>
  answers({
    biometric: 'none',
    smartFnp: 'none',
    softPin: 'active',
    remembered: false,
    needsBiometric: false,
    ...limits,
    ...more,
  });

const codeOf = (offset: number) => String((bankStart / step + offset) % 1_000_000).padStart(6, '0');
const code = (at: At) => at.flow.reveal('code');

describe('the menu Soft PIN', () => {
  it('manual 1.5: gives the code at any moment, without a question in the session of a saved PIN', async () => {
    const at = await open(saved);
    expect([at.screen(), at.called(), code(at)]).toEqual(['softPinReady', ['enrolment.status'], null]);
    await at.send('softPin.get');
    expect(at.screens()).toEqual(['pin', 'softPinReady', 'softPinCode']);
    expect(code(at)).toBe(codeOf(0));
    expect(at.callsOf('pinVault.derive')).toMatchObject([
      { call: 'pinVault.derive', credential: 'soft-1', opened: {} },
    ]);
  });

  it.each([
    ['where it is not saved', asked],
    ['before a login, even where it is saved', outside],
  ])('A7: asks for the PIN %s, and lets the bank look at it', async (_, input) => {
    const at = await open(input);
    expect(at.screen()).toBe('pin');
    await at.send('pin.submit', { pin });
    expect(at.screen()).toBe('softPinReady');
    const inSession = input.session === null ? [] : ['enrolment.status'];
    expect(at.called()).toEqual([...inSession, 'pinVault.derive', 'softPin.check']);
    expect(Object.keys(at.callsOf('softPin.check')[0]?.opened ?? {}).toSorted()).toEqual(['code', 'proof']);
    await at.send('softPin.get');
    expect(code(at)).toBe(codeOf(0));
    expect(at.callsOf('pinVault.derive').map(({ opened }) => opened)).toEqual([{ pin }, { pin }]);
  });

  it('A12: counts down to the end of the step, and hides the code then', async () => {
    const at = await open(saved);
    await at.clock.advance(10_000);
    await at.send('softPin.get');
    expect(at.view().timers).toEqual([{ id: 'softPinStep', endsAt: bankStart + step, durationMs: step }]);
    await at.clock.advance(20_000);
    expect([at.screen(), code(at)]).toEqual(['softPinReady', null]);
    await at.send('softPin.get');
    expect(code(at)).toBe(codeOf(1));
  });

  it.each(['other', 'gone', 'suspended'])(
    'is not there for a customer whose Soft PIN is %s',
    async (softPin) => {
      const at = await open(saved, { 'enrolment.status': [status({ softPin })] });
      expect([at.screen(), at.called()]).toEqual(['softPinInactive', ['enrolment.status']]);
      expect(at.error()).toBe(softPin === 'suspended' ? 'E_PIN_SUSPENDED' : null);
      expect(at.enabled()).toEqual(['profile.open', 'flow.cancel']);
    },
  );

  it('asks for a saved PIN where the bank cannot say whose it is', async () => {
    expect((await open(saved, {}, false)).screen()).toBe('pin');
    const at = await open(saved, { 'enrolment.status': [fails, fails] });
    expect([at.screen(), at.error()]).toEqual(['pin', 'E_SERVICE']);
  });

  it('shows a code as long as the bank’s policy says, and tells how long it may be copied', async () => {
    const short = { showFor: 5000, clipboardClear: 7000, clockWarn: 1 };
    const at = await open(saved, { 'enrolment.status': [status(short)] });
    await at.send('softPin.get');
    expect(at.view()).toMatchObject({
      timers: [{ endsAt: bankStart + 5000 }],
      data: { clipboardClear: 7000 },
    });
    await at.clock.advance(5000);
    expect(at.screen()).toBe('softPinReady');
    const checked = await open(asked, { 'softPin.check': [answers(short)] });
    await checked.send('pin.submit', { pin });
    await checked.send('softPin.get');
    expect(checked.view().timers).toMatchObject([{ endsAt: bankStart + 5000 }]);
  });

  it('goes by what the bank told when the Soft PIN was made, where nobody can be asked', async () => {
    const made = { ok: true, code: '123456', proof: 'p', at: bankStart, step: bankStart / step };
    const told = { stepEndsAt: bankStart + step, showFor: 4000, clipboardClear: 3000, clockWarn: 15_000 };
    const at = await open(asked, { 'pinVault.derive': [() => ({ ...made, ...told })] }, false);
    await at.send('pin.submit', { pin });
    expect(at.view()).toMatchObject({
      timers: [{ endsAt: bankStart + 4000 }],
      data: { clipboardClear: 3000 },
    });
  });

  it('puts the code in no view, no inspection and no store', async () => {
    const at = await open(asked);
    await at.send('pin.submit', { pin });
    await at.send('softPin.get');
    expect(at.view().reveal).toEqual(['code']);
    expect(() => at.flow.persist()).toThrow(expect.objectContaining({ code: 'E_PENDING' }));
    await at.send('softPin.generate');
    expect(at.traces()).not.toMatch(new RegExp(`${pin}|"${codeOf(0)}"|"${codeOf(1)}"|proof-of`));
    expect(at.flow.reveal('pin')).toBe(null);
  });

  it('A6: a new code burns the shown one, and is there at once', async () => {
    const at = await open(saved);
    await at.send('softPin.get');
    await at.send('softPin.generate');
    expect(at.callsOf('softPin.burn')).toMatchObject([
      {
        credential: 'soft-1',
        at: bankStart,
        opened: { code: codeOf(0), proof: `proof-of-${bankStart / step}` },
      },
    ]);
    expect(at.callsOf('pinVault.derive').at(-1)?.['ahead']).toBe(true);
    expect([at.screen(), code(at)]).toEqual(['softPinCode', codeOf(1)]);
  });

  it('a new code without a look at the old one burns it too', async () => {
    const at = await open(saved);
    await at.send('softPin.generate');
    expect(at.called().slice(1)).toEqual(['pinVault.derive', 'softPin.burn', 'pinVault.derive']);
    expect(code(at)).toBe(codeOf(1));
  });

  it('a second new code in the same step waits for the next', async () => {
    const at = await open(saved);
    await at.send('softPin.get');
    await at.send('softPin.generate');
    await at.send('softPin.generate');
    expect(at.callsOf('softPin.burn').length).toBe(1);
    expect(at.view()).toMatchObject({ timers: [{ endsAt: bankStart + step }], notices: [] });
    expect(at.view().actions[0]).toMatchObject({ event: 'softPin.generate', enabled: false });
    await at.clock.advance(step);
    await settled();
    const burned = at.callsOf('softPin.burn');
    expect(burned.map(({ opened }) => opened['code'])).toEqual([codeOf(0), codeOf(1)]);
    expect(new Set(burned.map(({ key }) => key)).size).toBe(2);
    expect(code(at)).toBe(codeOf(2));
  });

  it('never gives a burned code again, not even after the app was out of sight', async () => {
    const at = await open(saved);
    await at.send('softPin.generate');
    await at.send('app.hidden');
    await at.send('softPin.open');
    await at.send('softPin.get');
    expect(code(at)).toBe(codeOf(1));
    await at.send('app.hidden');
    await at.clock.advance(step);
    await at.send('softPin.open');
    await at.send('softPin.get');
    expect(code(at)).toBe(codeOf(1));
    expect(at.callsOf('pinVault.derive').at(-1)?.['ahead']).toBeUndefined();
  });

  it('works offline, and says that nobody has looked at the PIN', async () => {
    const at = await open(outside, {}, false);
    await at.send('pin.submit', { pin });
    expect([at.called(), code(at)]).toEqual([['pinVault.derive'], codeOf(0)]);
    expect(at.view().notices).toEqual(['I_PIN_UNVERIFIED']);
  });

  it('offline a new code comes with the next step, and the old one is said to live until then', async () => {
    const at = await open(saved);
    at.setOnline(false);
    await at.send('softPin.get');
    await at.send('softPin.generate');
    expect([at.view().notices, code(at)]).toEqual([['M_BURN_OFFLINE'], codeOf(0)]);
    await at.clock.advance(step);
    await settled();
    expect([at.view().notices, code(at)]).toEqual([[], codeOf(1)]);
    expect(at.called()).not.toContain('softPin.burn');
  });

  it.each(['E_PIN_WRONG', 'E_CLOCK'])('asks for the PIN again for %s', async (wrong) => {
    const at = await open(asked, { 'softPin.check': [refuses(wrong)] });
    await at.send('pin.submit', { pin });
    expect([at.screen(), at.error()]).toEqual(['pin', wrong]);
    await at.send('pin.submit', { pin });
    expect(at.screen()).toBe('softPinReady');
  });

  it.each(['E_PIN_SUSPENDED', 'E_CRED_REVOKED'])('is inactive for %s, with a way to Profile', async (why) => {
    const at = await open(asked, { 'softPin.check': [refuses(why)] });
    await at.send('pin.submit', { pin });
    expect([at.screen(), at.error()]).toEqual(['softPinInactive', why]);
    await at.send('profile.open');
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: 'profile',
      input: { session: 'session-1' },
    });
  });

  it('is inactive where the device has lost the seed, without a way to Profile before a login', async () => {
    const at = await open(outside, { 'pinVault.derive': [refuses('E_CRED_REVOKED')] });
    await at.send('pin.submit', { pin });
    expect([at.screen(), at.enabled()]).toEqual(['softPinInactive', ['flow.cancel']]);
    expect(await at.send('profile.open')).toBe(false);
  });

  it('case 26: looks at the form before anything is made', async () => {
    const at = await open(asked);
    for (const typed of ['123', '123456789', '12345a', '']) {
      await at.send('pin.submit', { pin: typed });
      expect([typed, at.error(), at.called()]).toEqual([typed, 'E_PIN_FORMAT', ['enrolment.status']]);
    }
  });

  it('R8: a check without an answer is repeated with the same key and code', async () => {
    const at = await open(asked, { 'softPin.check': [fails, fails] });
    await at.send('pin.submit', { pin });
    expect(at.error()).toBe('E_SERVICE');
    await at.send('call.retry');
    const checks = at.callsOf('softPin.check');
    expect(new Set(checks.map(({ key, opened }) => `${key} ${opened['code']}`)).size).toBe(1);
    expect(at.screen()).toBe('softPinReady');
  });

  it('R8: a burn without an answer is repeated with the same key, and no other is begun', async () => {
    const at = await open(saved, { 'softPin.burn': [fails, fails] });
    await at.send('softPin.generate');
    expect([at.screen(), at.error()]).toEqual(['softPinCode', 'E_SERVICE']);
    expect(await at.send('softPin.generate')).toBe(false);
    await at.send('call.retry');
    expect(new Set(at.callsOf('softPin.burn').map(({ key }) => key)).size).toBe(1);
    expect(code(at)).toBe(codeOf(1));
  });

  it('asks for the PIN when the bank does not accept the code that is to be burned', async () => {
    const at = await open(outside, { 'softPin.burn': [refuses('E_PIN_WRONG')] }, false);
    await at.send('pin.submit', { pin });
    at.setOnline(true);
    await at.send('softPin.generate');
    expect([at.screen(), at.error(), code(at)]).toEqual(['pin', 'E_PIN_WRONG', null]);
  });

  it('out of sight hides everything and forgets the PIN', async () => {
    const at = await open(asked);
    await at.send('pin.submit', { pin });
    await at.send('softPin.get');
    await at.send('app.hidden');
    expect([at.screen(), code(at)]).toEqual(['softPinHidden', null]);
    expect(() => at.flow.persist()).not.toThrow();
    await at.send('softPin.open');
    expect(at.screen()).toBe('pin');
  });

  it('a code that is made while the app goes out of sight is shown to nobody', async () => {
    const made = later();
    const at = await open(saved, { 'pinVault.derive': [made.behaviour] });
    await at.send('softPin.get');
    await at.send('app.hidden');
    made.answer({ ok: true, code: '748291', proof: 'p', at: bankStart, step: 1, stepEndsAt: 0 });
    await settled();
    expect([at.screen(), code(at)]).toEqual(['softPinHidden', null]);
    await at.send('softPin.open');
    await at.send('softPin.generate');
    expect(at.callsOf('softPin.burn')[0]?.opened['code']).toBe(codeOf(0));
  });

  it('a double tap makes one code', async () => {
    const at = await open(saved);
    expect(await at.sendAll(['softPin.generate'], ['softPin.generate'])).toEqual([true, false]);
    expect(at.callsOf('softPin.burn').length).toBe(1);
  });

  it('is closed at any screen, and leaves no timer behind', async () => {
    for (const event of [null, 'softPin.get', 'softPin.generate', 'app.hidden']) {
      const at = await open(saved);
      if (event) await at.send(event);
      await at.send('flow.cancel');
      await expect(at.flow.done).resolves.toEqual({ status: 'closed' });
      expect([code(at), at.clock.pending()]).toEqual([null, []]);
    }
  });
});
