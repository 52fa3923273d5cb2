import { type DeviceKey, enrolmentText, smartFnpText } from '../../machines/ports/device-key.ts';
import { type Random, toBase64url, utf8 } from './bytes.ts';
import { type DeviceStorage, type Key, slot } from './storage.ts';

/** What is kept of Smart FNP; the key is gone when the device could no longer use it. */
export interface KeyRecord {
  credential: string;
  key?: Key;
}

export const keySlot = (storage: DeviceStorage) => slot<KeyRecord>(storage, 'smartFnp');

/** The key is useless from now on; that there was one is remembered, so that the customer can be told. */
export async function dropKey(storage: DeviceStorage): Promise<void> {
  const kept = keySlot(storage);
  const record = await kept.read();
  if (record) await kept.write({ credential: record.credential });
}

export interface DeviceKeyParts {
  storage: DeviceStorage;
  random: Random;
  isAltered(): Promise<boolean>;
}

const altered = { ok: false, code: 'E_DEVICE_ALTERED' } as const;
const fallback = { ok: false, code: 'I_SFNP_FALLBACK' } as const;

const signed = async (key: Key, text: string): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, utf8(text))));

/** Serves the port `DeviceKey` with WebCrypto: P-256, not extractable; a signature is `r ‖ s`. */
export function deviceKey({ storage, random, isAltered }: DeviceKeyParts): DeviceKey {
  const kept = keySlot(storage);
  return {
    async create() {
      if (await isAltered()) return altered;
      const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
      const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));
      const credential = toBase64url(random(16));
      const proof = await signed(pair.privateKey, enrolmentText(credential, publicKey));
      await kept.write({ credential, key: pair.privateKey });
      return { ok: true, credential, publicKey, proof };
    },

    async sign({ credential, txn, nonce }) {
      if (await isAltered()) return altered;
      const record = await kept.read();
      if (record?.credential !== credential || !record.key) return fallback;
      return { ok: true, proof: await signed(record.key, smartFnpText(txn, nonce)) };
    },

    async erase({ credential }) {
      if ((await kept.read())?.credential === credential) await kept.erase();
      return { ok: true };
    },
  };
}
