import type { Authenticator } from '../../machines/ports/authenticator.ts';
import { deviceClock } from '../../machines/ports/clock.ts';
import type { Device } from '../../machines/ports/device.ts';
import type { DeviceKey } from '../../machines/ports/device-key.ts';
import type { PinVault } from '../../machines/ports/pin-vault.ts';
import { type Random, randomBytes } from './bytes.ts';
import { deviceKey } from './device-key.ts';
import { type Installation, installation } from './installation.ts';
import { keeper, type System } from './keeper.ts';
import { pinVault } from './pin-vault.ts';
import { type PinCost, pinCost as usualCost } from './pin-wrap.ts';
import { serverTime } from './server-time.ts';
import type { DeviceStorage } from './storage.ts';
import { type CodeShape, usualCode } from './totp.ts';

/** The services of a flow that a device gives. */
export interface DevicePorts {
  authenticator: Authenticator;
  deviceKey: DeviceKey;
  pinVault: PinVault;
  device: Device;
}

/** A device with what an app needs beside the ports. */
export interface DeviceOfApp extends DevicePorts {
  /** 128 random bits, base64url, made at the first run and kept: what the bank knows this install by. */
  id(): Promise<string>;
  /** To be told the `serverNow` of the bank's answers, ms: codes are made by the bank's time (R12). */
  heard(serverNow: number): Promise<void>;
  /** The bank's clock minus the device's, ms, as last heard; 0 before. */
  offset(): Promise<number>;
}

export interface DeviceOptions {
  storage: DeviceStorage;
  /** The device's clock, ms; the flow's must be the same. `deviceClock` unless given. */
  now?: () => number;
  /** Of a cryptographic source unless given. */
  random?: Random;
  /** Six digits every 30 seconds unless given: the bank's policy. */
  codeShape?: CodeShape;
  /** What a Kod PIN costs to try: the policy's `argon2.*` unless given. */
  pinCost?: PinCost;
}

export interface AuthenticatorParts {
  /** Wiped of what an earlier install left. */
  storage: DeviceStorage;
  random: Random;
  isAltered(): Promise<boolean>;
}

/** A device around its authenticator: everything but the scan is the same for all. */
export function assemble(
  options: DeviceOptions,
  system: System,
  authenticatorOf: (parts: AuthenticatorParts) => Authenticator,
): DeviceOfApp & { installed: Installation } {
  const { now = deviceClock.now, random = randomBytes } = options;
  const { codeShape = usualCode, pinCost = usualCost } = options;
  const installed = installation(options.storage, random);
  const { storage } = installed;
  const time = serverTime(storage, now);
  const parts = { storage, random, isAltered: system.isAltered };
  const ports = {
    authenticator: authenticatorOf(parts),
    deviceKey: deviceKey(parts),
    pinVault: pinVault({ storage, time, random, cost: pinCost, shape: codeShape }),
  };
  return {
    ...ports,
    device: keeper({ storage, system, ...ports }),
    id: installed.id,
    heard: time.heard,
    offset: time.offset,
    installed,
  };
}
