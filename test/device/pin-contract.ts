import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { beforeEach, describe, expect, it } from 'vitest';
import { pinProofText } from '../../machines/ports/pin-vault.ts';
import { bankCode, bankProof } from './support/bank.ts';
import { ask, type Handset, type Told } from './support/handset.ts';

const right = '284613';
const other = '739518';
const credential = 'pin-1';
const bound = { credential, txn: 'txn-1', nonce: 'nonce-1' };
const revoked = { ok: false, code: 'E_CRED_REVOKED' };

/** What the vault of a Soft PIN must do on every device. */
export function pinContract(handset: () => Handset): void {
  let seed: string;
  beforeEach(() => {
    seed = randomBytes(32).toString('base64url');
  });

  const create = (saved = false) =>
    ask(handset(), 'pinVault', 'create', { ...bound, saved }, { pin: right, seed });
  const derive = (pin?: string, more: object = {}) =>
    ask(handset(), 'pinVault', 'derive', { ...bound, ...more }, pin === undefined ? undefined : { pin });
  const settle = (keep: boolean) => ask(handset(), 'pinVault', 'settle', { credential, keep });
  const softPin = async () =>
    ((await ask(handset(), 'device', 'look')) as unknown as { softPin: string }).softPin;

  /** As a bank would: whether the seed made this code at this step, and bound it to this transaction. */
  const isGenuine = (told: Told, to: typeof bound | { credential: string } = bound) =>
    told.ok &&
    told.code === bankCode(seed, told.step) &&
    told.proof === bankProof(seed, pinProofText(to, told.code));

  describe('Soft PIN', () => {
    it('makes the code of the step, by the seed that the bank gave, from the first one on', async () => {
      const first = await create();
      expect(isGenuine(first)).toBe(true);
      await handset().restart();
      const told = await derive(right);
      expect(isGenuine(told)).toBe(true);
      expect(told.step).toBe(Math.floor(told.at / 30_000));
      expect(told.stepEndsAt).toBe((told.step + 1) * 30_000);
      expect(Math.abs(told.at - (await handset().now()))).toBeLessThan(5_000);
    });

    it('makes the code of the next step, after the shown one was burned', async () => {
      await create();
      const told = await derive(right, { ahead: true });
      expect(isGenuine(told)).toBe(true);
      expect(told.step).toBe(Math.floor(told.at / 30_000) + 1);
      expect(told.stepEndsAt).toBe((told.step + 1) * 30_000);
    });

    it('binds a code to its credential alone where there is no transaction', async () => {
      await create();
      const told = await ask(handset(), 'pinVault', 'derive', { credential }, { pin: right });
      expect(isGenuine(told, { credential })).toBe(true);
    });

    it('gives no code without a PIN, for another credential, or once it is erased', async () => {
      await create();
      expect(await derive()).toEqual(revoked);
      expect(await derive(right, { credential: 'pin-2' })).toEqual(revoked);
      await ask(handset(), 'pinVault', 'erase', { credential: 'pin-2' });
      expect((await derive(right)).ok).toBe(true);
      await ask(handset(), 'pinVault', 'erase', { credential });
      expect(await derive(right)).toEqual(revoked);
      expect(await softPin()).toBe('off');
    });

    it('answers a wrong PIN with a plausible code, and nothing that is kept changes', async () => {
      await create();
      const before = await handset().stored();
      const proofs = new Set<string>();
      for (const wrong of ['284614', '000000', '9'.repeat(6), '', 'ë', '1'.repeat(200)]) {
        const told = await derive(wrong);
        expect(told.code).toMatch(/^[0-9]{6}$/);
        expect(told.proof).toMatch(/^[\w-]{43}$/);
        expect(isGenuine(told)).toBe(false);
        proofs.add(told.proof);
      }
      expect(proofs.size).toBe(6);
      expect(await handset().stored()).toEqual(before);
    });

    it.each([false, true])('keeps nothing that tells its PIN or seed (saved: %s)', async (saved) => {
      const answers = [await create(saved), await derive(right)];
      const stored = await handset().stored();
      const bytes = stored.flatMap((one) => ('bytes' in one ? [one.bytes] : []));
      const salts = stored.flatMap((one) =>
        'bytes' in one && one.at.endsWith('.salt') ? [Buffer.from(one.bytes, 'hex')] : [],
      );
      expect(salts).toHaveLength(1);
      const plain = Buffer.from(seed, 'base64url');
      const { memory, passes, lanes } = handset().pinCost;
      const cost = { memoryCost: memory, timeCost: passes, parallelism: lanes, outputLen: 32 };
      const mask = await hashRaw(right, { ...cost, salt: salts[0]! });
      const xored = plain.map((byte, at) => byte ^ mask[at]!);
      for (const secret of [plain, mask, xored].map((one) => Buffer.from(one).toString('hex'))) {
        for (const one of bytes) expect(one).not.toContain(secret);
      }
      const said = JSON.stringify([stored, answers]);
      expect([said.includes(right), said.includes(seed)]).toEqual([false, false]);
      const keys = stored.flatMap((one) => ('key' in one ? [one.key] : []));
      expect(keys).toHaveLength(saved ? 2 : 1);
      for (const key of keys) expect(key).toEqual({ extractable: false, type: 'secret' });
    });

    it('wraps each time anew', async () => {
      await create();
      const before = (await handset().stored()).filter((one) => 'bytes' in one);
      await create();
      const after = (await handset().stored()).filter((one) => 'bytes' in one);
      expect(after).toHaveLength(before.length);
      for (const one of before) expect(after).not.toContainEqual(one);
    });
  });

  describe('a saved Soft PIN', () => {
    it('needs no PIN, and makes a wrong code of a wrong one all the same', async () => {
      await create(true);
      expect(await softPin()).toBe('saved');
      await handset().restart();
      expect([isGenuine(await derive()), isGenuine(await derive(right))]).toEqual([true, true]);
      expect(isGenuine(await derive(other))).toBe(false);
    });

    it('is saved by the word of the bank only', async () => {
      await create();
      const save = (pin: string) => ask(handset(), 'pinVault', 'save', { ...bound, saved: true }, { pin });
      expect(isGenuine(await save(other))).toBe(false);
      expect(await softPin()).toBe('ask');
      await settle(false);
      expect([await softPin(), await derive()]).toEqual(['ask', revoked]);

      expect(isGenuine(await save(right))).toBe(true);
      await handset().restart();
      await settle(true);
      expect(await softPin()).toBe('ask');

      await save(right);
      await settle(true);
      expect(await softPin()).toBe('saved');
      expect(isGenuine(await derive())).toBe(true);
    });

    it('is forgotten at once, and put back when the bank refuses', async () => {
      await create(true);
      const forget = () => ask(handset(), 'pinVault', 'save', { ...bound, saved: false });
      expect(isGenuine(await forget())).toBe(true);
      expect([await softPin(), await derive()]).toEqual(['ask', revoked]);
      await settle(false);
      expect(isGenuine(await derive())).toBe(true);
      await forget();
      await settle(true);
      await settle(false);
      expect([await softPin(), await derive()]).toEqual(['ask', revoked]);
      expect(isGenuine(await derive(right))).toBe(true);
      expect((await forget()).ok).toBe(true);
    });
  });

  describe('a changed Kod PIN', () => {
    const change = (pin: string, newPin: string) =>
      ask(handset(), 'pinVault', 'change', bound, { pin, newPin });
    const opens = async (pin: string) => isGenuine(await derive(pin));

    it('counts by the word of the bank only', async () => {
      await create(true);
      expect(isGenuine(await change(right, other))).toBe(true);
      expect([await opens(right), await opens(other)]).toEqual([true, false]);
      await settle(false);
      expect([await opens(right), await opens(other)]).toEqual([true, false]);
      await change(right, other);
      await settle(true);
      await handset().restart();
      expect([await opens(right), await opens(other)]).toEqual([false, true]);
      expect(isGenuine(await derive())).toBe(true);
    });

    it('is proved with the old one', async () => {
      await create();
      expect(isGenuine(await change(other, '111222'))).toBe(false);
      await settle(false);
      expect(await opens(right)).toBe(true);
      expect(
        await ask(
          handset(),
          'pinVault',
          'change',
          { ...bound, credential: 'pin-2' },
          {
            pin: right,
            newPin: other,
          },
        ),
      ).toEqual(revoked);
    });
  });

  describe('the clock', () => {
    it("is the bank's, once it was heard, and after a restart without a network too", async () => {
      await create();
      const ahead = 7 * 60_000 + 11_000;
      await handset().heard((await handset().now()) + ahead);
      await handset().restart();
      const told = await derive(right);
      expect(Math.abs(told.at - (await handset().now()) - ahead)).toBeLessThan(5_000);
      expect(told.step).toBe(Math.floor(told.at / 30_000));
      expect(isGenuine(told)).toBe(true);
      expect(Math.abs(told.stepEndsAt - (told.step + 1) * 30_000 + ahead)).toBeLessThan(1_000);
    });
  });
}
