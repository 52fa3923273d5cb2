import type { CodeLimits, PinVault } from '../../machines/ports/pin-vault.ts';
import { unseal } from '../../machines/vocabulary/sealed.ts';
import { type Bytes, fromBase64url, type Random } from './bytes.ts';
import { type Locked, lock, type PinCost, type PinWrap, unlock, unwrapSeed, wrapSeed } from './pin-wrap.ts';
import { type Bound, proofOf } from './proof.ts';
import type { ServerTime } from './server-time.ts';
import { type DeviceStorage, slot } from './storage.ts';
import { codeOf, type CodeShape, stepAt } from './totp.ts';

/** What is kept of a Soft PIN. `saved`: the seed under a key of the device alone, so that no PIN is needed. */
export interface PinRecord {
  credential: string;
  wrap: PinWrap;
  saved?: Locked;
  /** As the bank told when it was made. */
  limits?: CodeLimits;
}

export const pinSlot = (storage: DeviceStorage) => slot<PinRecord>(storage, 'softPin');

export interface PinVaultParts {
  storage: DeviceStorage;
  time: ServerTime;
  random: Random;
  cost: PinCost;
  shape: CodeShape;
}

const revoked = { ok: false, code: 'E_CRED_REVOKED' } as const;

const withoutSaved = ({ credential, wrap, limits }: PinRecord): PinRecord => ({
  credential,
  wrap,
  ...(limits && { limits }),
});

/** Of a Soft PIN whose bank did not tell. */
const usualLimits: CodeLimits = { showFor: 30_000, clipboardClear: 30_000, clockWarn: 15_000 };

/** The saved seed is gone, and the PIN is asked for again. */
export async function dropSaved(storage: DeviceStorage): Promise<void> {
  const kept = pinSlot(storage);
  const record = await kept.read();
  if (record) await kept.write(withoutSaved(record));
}

/**
 * Serves the port `PinVault`. What `change` and `save` would keep is in memory until `settle`; a saved seed is
 * forgotten at once and put back if the bank refuses. So an app that is killed in between asks for the PIN.
 * A saved seed beside the wrap lets whoever can use the keys of the device find the PIN: the price of saving it.
 */
export function pinVault({ storage, time, random, cost, shape }: PinVaultParts): PinVault {
  const kept = pinSlot(storage);
  let pending: { keep?: PinRecord; takeBack?: PinRecord } = {};

  const recordOf = async (credential: string): Promise<PinRecord | null> => {
    const record = await kept.read();
    return record?.credential === credential ? record : null;
  };

  /** Makes a code and wipes the seed. */
  const makeCode = async (seed: Bytes, bound: Bound, { limits = usualLimits }: PinRecord, ahead = false) => {
    const at = await time.now();
    const step = stepAt(at, shape) + (ahead ? 1 : 0);
    const code = codeOf(seed, step, shape);
    const proof = await proofOf(seed, bound, code);
    seed.fill(0);
    const stepEndsAt = (step + 1) * shape.stepMs - (await time.offset());
    return { ok: true, code, proof, at, step, stepEndsAt, ...limits } as const;
  };

  const seedOf = (record: PinRecord, pin: string | undefined): Promise<Bytes> | null => {
    if (pin !== undefined) return unwrapSeed(record.wrap, pin);
    return record.saved ? unlock(record.saved) : null;
  };

  return {
    async create({ saved, secret, showFor, clipboardClear, clockWarn, ...bound }) {
      const { pin, seed: text } = unseal(secret);
      const seed = fromBase64url(text);
      const record: PinRecord = {
        credential: bound.credential,
        wrap: await wrapSeed(seed, pin, random, cost),
        limits: {
          showFor: showFor ?? usualLimits.showFor,
          clipboardClear: clipboardClear ?? usualLimits.clipboardClear,
          clockWarn: clockWarn ?? usualLimits.clockWarn,
        },
      };
      await kept.write(saved ? { ...record, saved: await lock(seed, random) } : record);
      pending = {};
      return makeCode(seed, bound, record);
    },

    async derive({ ahead, secret, ...bound }) {
      const record = await recordOf(bound.credential);
      const seed = record && (await seedOf(record, secret && unseal(secret).pin));
      return record && seed ? makeCode(seed, bound, record, ahead) : revoked;
    },

    async change({ secret, ...bound }) {
      const { pin, newPin } = unseal(secret);
      const record = await recordOf(bound.credential);
      if (!record) return revoked;
      const seed = await unwrapSeed(record.wrap, pin);
      pending = { keep: { ...record, wrap: await wrapSeed(seed, newPin, random, cost) } };
      return makeCode(seed, bound, record);
    },

    async save({ saved, secret, ...bound }) {
      const record = await recordOf(bound.credential);
      if (!record) return revoked;
      const pin = secret && unseal(secret).pin;
      if (saved) {
        if (pin === undefined) throw new Error('A Soft PIN is saved with its Kod PIN only.');
        const seed = await unwrapSeed(record.wrap, pin);
        pending = { keep: { ...record, saved: await lock(seed, random) } };
        return makeCode(seed, bound, record);
      }
      const seed = await seedOf(record, pin);
      pending = { takeBack: record };
      await kept.write(withoutSaved(record));
      if (seed) return makeCode(seed, bound, record);
      const { limits = usualLimits } = record;
      return { ok: true, code: '', proof: '', at: await time.now(), step: 0, stepEndsAt: 0, ...limits };
    },

    async settle({ credential, keep }) {
      const decided = keep ? pending.keep : pending.takeBack;
      pending = {};
      if (decided?.credential === credential && (await recordOf(credential))) await kept.write(decided);
      return { ok: true };
    },

    async erase({ credential }) {
      if (await recordOf(credential)) await kept.erase();
      pending = {};
      return { ok: true };
    },
  };
}
