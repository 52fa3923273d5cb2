import type { Authenticator } from '../../../machines/ports/authenticator.ts';
import { toBase64url } from '../bytes.ts';
import { biometricSlot } from '../keeper.ts';
import type { AuthenticatorParts } from '../parts.ts';
import { type DeviceStorage, type Key, slot } from '../storage.ts';
import type { Sensor } from './finger.ts';
import { assertionOf, registrationOf } from './webauthn.ts';

/** A biometric key in the keystore, and the set of fingers that it was made for. */
export interface BiometricKey {
  credential: string;
  user: string;
  key: Key;
  signCount: number;
  enrolledSet: number;
}

/** What the system knows: which set of fingers is enrolled, and whether the screen is locked at all. */
export interface System {
  enrolledSet: number;
  hasLock: boolean;
}

export const biometricKeySlot = (storage: DeviceStorage) => slot<BiometricKey>(storage, 'biometricKey');

export const systemSlot = (storage: DeviceStorage) => slot<System>(storage, 'system');

export async function systemOf(storage: DeviceStorage): Promise<System> {
  return (await systemSlot(storage).read()) ?? { enrolledSet: 1, hasLock: true };
}

export interface Simulation {
  rpId: string;
  origin: string;
  sensor: Sensor;
  isSynced(): boolean;
}

const unavailable = { ok: false, code: 'E_BIO_UNAVAILABLE' } as const;

/** Serves the port `Authenticator` in software: what it signs is WebAuthn's, and only the finger is not. */
export function softwareAuthenticator(
  { rpId, origin, sensor, isSynced }: Simulation,
  { storage, random, isAltered }: AuthenticatorParts,
): Authenticator {
  const kept = biometricSlot(storage);
  const keystore = biometricKeySlot(storage);

  return {
    async available() {
      if (await isAltered()) return { ok: false, code: 'E_DEVICE_ALTERED' };
      return (await systemOf(storage)).hasLock ? { ok: true } : unavailable;
    },

    async create({ challenge, user, mask, ...limits }, signal) {
      const { hasLock, enrolledSet } = await systemOf(storage);
      if (!hasLock || (await isAltered())) return unavailable;
      const refused = await sensor.read('create', { ...limits, signal });
      if (refused) return refused;
      if (isSynced()) return { ok: false, code: 'E_BIO_NOT_BOUND' };

      const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
      const credential = toBase64url(random(32));
      const signCount = 1;
      const saying = { rpId, origin, challenge, signCount };
      const attestation = await registrationOf(pair.publicKey, credential, saying);
      await keystore.write({ credential, user, key: pair.privateKey, signCount, enrolledSet });
      await kept.write({ credential, mask });
      return { ok: true, credential, attestation };
    },

    async sign({ credential, challenge, ...limits }, signal) {
      const record = await keystore.read();
      if (record?.credential !== credential || (await isAltered())) return unavailable;
      const { enrolledSet, hasLock } = await systemOf(storage);
      if (!hasLock || record.enrolledSet !== enrolledSet) return { ok: false, code: 'E_BIO_CHANGED' };
      const refused = await sensor.read('sign', { ...limits, signal });
      if (refused) return refused;

      const signCount = record.signCount + 1;
      await keystore.write({ ...record, signCount });
      const saying = { rpId, origin, challenge, signCount, synced: isSynced() };
      return { ok: true, assertion: await assertionOf(record.key, credential, record.user, saying) };
    },

    async erase({ credential }) {
      if ((await keystore.read())?.credential === credential) await keystore.erase();
      if ((await kept.read())?.credential === credential) await kept.erase();
      return { ok: true };
    },
  };
}
