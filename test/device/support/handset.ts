import type { PinCost } from '../../../adapters/device/pin-wrap.ts';
import { authenticatorMethods } from '../../../machines/ports/authenticator.ts';
import { deviceKeyMethods } from '../../../machines/ports/device-key.ts';
import { deviceMethods } from '../../../machines/ports/device.ts';
import { type Method, parseOutcome } from '../../../machines/ports/method.ts';
import { pinVaultMethods } from '../../../machines/ports/pin-vault.ts';
import type { Secrets, Stored } from './driver.ts';

const methods = {
  authenticator: authenticatorMethods,
  deviceKey: deviceKeyMethods,
  pinVault: pinVaultMethods,
  device: deviceMethods,
};
export type Ports = typeof methods;

/** An answer of any method: the fields that its declaration names are there. */
export interface Told {
  ok: boolean;
  code: string;
  credential: string;
  attestation: string;
  assertion: string;
  publicKey: string;
  proof: string;
  at: number;
  step: number;
  stepEndsAt: number;
}

/** A device under test, in this process or in a browser. */
export interface Handset {
  origin: string;
  rpId: string;
  /** What a guess of a PIN costs. */
  pinCost: PinCost;
  id(): Promise<string>;
  call(port: string, method: string, request: object, secrets?: Secrets): Promise<unknown>;
  stored(): Promise<Stored[]>;
  /** The device's clock, ms. */
  now(): Promise<number>;
  heard(serverNow: number): Promise<void>;
  restart(): Promise<void>;
  /** A new install over what the old one left. */
  reinstall(): Promise<void>;
  finger(does: 'matches' | 'cancels'): Promise<void>;
  synced(): Promise<void>;
  close(): Promise<void>;
}

/** Asks a port, and makes sure that the answer is a declared one with nothing beside it. */
export async function ask<P extends keyof Ports>(
  handset: Handset,
  port: P,
  method: keyof Ports[P] & string,
  request: object = {},
  secrets?: Secrets,
): Promise<Told> {
  const answer = await handset.call(port, method, request, secrets);
  const declared = methods[port][method] as Method;
  const parsed = parseOutcome(declared, answer);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(answer))) {
    throw new Error(`${port}.${method} does not declare ${JSON.stringify(answer)}`);
  }
  return parsed as unknown as Told;
}

const sorted = (answer: unknown) =>
  Object.entries((answer ?? {}) as object).toSorted(([a], [b]) => a.localeCompare(b));
