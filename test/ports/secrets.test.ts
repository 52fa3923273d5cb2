import { describe, expect, it } from 'vitest';
import { authenticatorMethods } from '../../machines/ports/authenticator.ts';
import { bankPorts } from '../../machines/ports/bank/desk.ts';
import { deviceKeyMethods } from '../../machines/ports/device-key.ts';
import { deviceMethods } from '../../machines/ports/device.ts';
import type { Method } from '../../machines/ports/method.ts';
import { pinVaultMethods } from '../../machines/ports/pin-vault.ts';

const ports: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  ...bankPorts,
  authenticator: authenticatorMethods,
  device: deviceMethods,
  deviceKey: deviceKeyMethods,
  pinVault: pinVaultMethods,
};

/** The ports that are handed one of these secrets. */
const takersOf = (...secrets: readonly string[]) =>
  Object.entries(ports).flatMap(([port, methods]) =>
    Object.values(methods).some(({ takes = [] }) => takes.some((name) => secrets.includes(name)))
      ? [port]
      : [],
  );

describe('by declaration', () => {
  it('the Kod PIN is handed to the vault of the device and to nobody else (P38)', () => {
    expect(takersOf('pin', 'newPin')).toEqual(['pinVault']);
  });

  it('so is the seed, which only the bank gives', () => {
    expect(takersOf('seed')).toEqual(['pinVault']);
    const givers = Object.entries(ports).filter(([, methods]) =>
      Object.values(methods).some(({ gives = [] }) => gives.includes('seed')),
    );
    expect(givers.map(([port]) => port)).toEqual(['enrolment']);
  });

  it('a password goes to the bank alone', () => {
    expect(takersOf('password', 'newPassword').toSorted()).toEqual(['login', 'password', 'reauth', 'reset']);
  });
});
