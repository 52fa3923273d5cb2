import { describe, expect, it } from 'vitest';
import { people, play, type Step } from '../../scenarios/index.ts';
import { memorySurface, type MemorySurface } from '../journeys/memory.surface.ts';

const { ana } = people;

const enters: Step = {
  does: 'credentials.submit',
  with: { identifier: ana.clientNumber, password: ana.password },
};
const types = (code: 'newest' | 'earlier' | 'wrong'): Step => ({
  does: 'code.submit',
  with: { code: { code } },
});
const rejected: Step = { sees: { screen: 'code', error: 'E_AUTH_GENERIC', sessions: 0 } };
const isIn: Step = { sees: { ended: 'authenticated', sessions: 1 } };

async function expectPlays(surface: MemorySurface, ...steps: Step[]): Promise<void> {
  await play({ id: 'bad-code', title: { sq: '', en: '' }, tags: [], steps }, surface);
}

/** How often the account counts as failed, by the bank's own records. */
const failures = async ({ bank }: MemorySurface) =>
  (await bank.store.tx((rows) => rows.accounts.get(bank.ids['ana'] ?? '')))?.machine.context;

const recorded = async ({ bank }: MemorySurface) => (await bank.audit()).map(({ type }) => type);

describe('a code that is not right, from the flow to the bank', () => {
  it('case 14: comes after its end: told by the device, and nothing is counted', async () => {
    const surface = await memorySurface();
    await expectPlays(surface, enters, { waits: 121 }, types('newest'), {
      sees: { screen: 'code', error: 'E_FNP_EXPIRED', sessions: 0 },
    });
    expect(await failures(surface)).toMatchObject({ fail: 0 });
    expect(await recorded(surface)).not.toContain('LOGIN_STEP_FAIL');
  });

  it('case 15: is the one before the last: rejected, and counted', async () => {
    const surface = await memorySurface();
    const resend: Step[] = [{ waits: 'resend' }, { does: 'code.resend' }];
    await expectPlays(surface, enters, ...resend, types('earlier'), rejected);
    expect(await failures(surface)).toMatchObject({ fail: 1 });
    await expectPlays(surface, types('newest'), isIn);
  });

  it('case 16: belongs to the login on another device: rejected, and counted', async () => {
    const surface = await memorySurface();
    await expectPlays(surface, enters);
    const { bank } = surface;
    const other = bank.client('tablet', { ip: '203.0.113.9' });
    const { txn } = await bank.bank.login.open(other, { key: 'other-1' });
    const { clientNumber: identifier, password } = ana;
    await bank.bank.login.first(other, { key: 'other-2', txn, identifier, password, second: 'sms' });
    await expectPlays(surface, { sees: { codes: 2 } }, types('newest'), rejected);
    expect(await failures(surface)).toMatchObject({ fail: 1 });
    await expectPlays(surface, types('earlier'), isIn);
  });

  it('case 17: was used before: there is nothing left to do with it', async () => {
    const surface = await memorySurface();
    await expectPlays(surface, enters, types('newest'), isIn, types('newest'), isIn);
    const again = await memorySurface();
    await expectPlays(again, enters, { ...types('newest'), taps: 2 } as Step, isIn);
    expect((await recorded(again)).filter((type) => type === 'LOGIN_OK')).toEqual(['LOGIN_OK']);
  });

  it('case 18: is asked for after 5 seconds, and a fifth time', async () => {
    const surface = await memorySurface();
    await expectPlays(surface, enters, { waits: 5 }, { does: 'code.resend' });
    const { error } = surface.flow().view();
    expect(error).toEqual({ code: 'E_FNP_WAIT', endsAt: surface.bank.clock.now() + 25_000 });
    const resend: Step[] = [{ waits: 'resend' }, { does: 'code.resend' }, { sees: { error: null } }];
    await expectPlays(surface, ...resend, ...resend, ...resend, { waits: 30 }, { does: 'code.resend' });
    await expectPlays(surface, { sees: { error: 'E_FNP_LIMIT', codes: 4 } }, types('newest'), isIn);
  });

  it('case 20: comes after the login has ended', async () => {
    const surface = await memorySurface();
    await expectPlays(surface, enters, { waits: 'transaction' }, types('newest'), {
      sees: { screen: 'credentials', error: 'E_TXN_EXPIRED', sessions: 0 },
    });
  });

  it('case 20: comes after a newer login on the same device has ended this one', async () => {
    const surface = await memorySurface();
    await expectPlays(surface, enters);
    const { bank } = surface;
    const { txn } = await bank.bank.login.open(bank.client(), { key: 'newer-1' });
    const { clientNumber: identifier, password } = ana;
    await bank.bank.login.first(bank.client(), { key: 'newer-2', txn, identifier, password, second: 'sms' });
    await expectPlays(surface, types('earlier'), {
      sees: { screen: 'credentials', error: 'E_TXN_SUPERSEDED', fields: { password: null }, sessions: 0 },
    });
  });
});
