import { expect, it } from 'vitest';
import { setup } from 'xstate';
import { createAuthority } from '../../machines/authority/authority.ts';
import { assertStamp, stampOf, stampsOf, UnknownMachineError } from '../../machines/authority/version.ts';
import { defaultPolicy, loadPolicy } from '../../machines/vocabulary/policy/index.ts';

const machine = (states: object, delays: Record<string, number> = {}) =>
  setup({ delays }).createMachine({ id: 'm', initial: 'a', states: { a: {}, ...states } });

it('changes with a state and with the name of a delay, and not with its length', () => {
  const { hash } = stampOf('code', machine({}, { ttl: 1 }));
  expect(stampOf('code', machine({}, { ttl: 2 })).hash).toBe(hash);
  expect(stampOf('code', machine({ b: {} }, { ttl: 1 })).hash).not.toBe(hash);
  expect(stampOf('code', machine({}, { life: 1 })).hash).not.toBe(hash);
});

it('does not depend on the policy', () => {
  const { policy } = loadPolicy({ 'fnp.ttl': 60, 'verdict.mode': 'stepwise' }, { allowNonConformant: true });
  expect(stampsOf(createAuthority(policy))).toEqual(stampsOf(createAuthority(defaultPolicy)));
});

it('is refused unless it is the one that runs here, and both are named', () => {
  const stamps = stampsOf(createAuthority(defaultPolicy));
  expect(() => assertStamp(stamps.login, stamps.login)).not.toThrow();
  for (const found of [stamps.code, { ...stamps.login, version: 1 }, { ...stamps.login, hash: 'beef' }]) {
    expect(() => assertStamp(stamps.login, found)).toThrow(UnknownMachineError);
    expect(() => assertStamp(stamps.login, found)).toThrow(
      `made by ${found.machine} version ${found.version} (${found.hash}); this bank runs login version 2 (`,
    );
  }
});
