import { describe, expect, it } from 'vitest';
import { resolve, type Standing, table } from '../../machines/flows/entry/resolver.ts';

const softPins = ['off', 'ask', 'saved'] as const;
const standings: Standing[] = [false, true].flatMap((biometric) =>
  [false, true].flatMap((smartFnp) => softPins.map((softPin) => ({ biometric, smartFnp, softPin }))),
);

describe('the resolver of the second element', () => {
  it('has exactly one row for each of the twelve things a device may hold', () => {
    const rowsOf = ({ biometric, smartFnp, softPin }: Standing) =>
      table.filter(
        ([bio, key, pin]) => bio === biometric && key === smartFnp && (pin === 'any' || pin === softPin),
      );
    expect(standings.map((standing) => rowsOf(standing).length)).toEqual(Array(12).fill(1));
  });

  it.each(standings)('A8: prefers Smart FNP to Soft PIN to an SMS: $biometric $smartFnp $softPin', (held) => {
    const wanted = held.smartFnp ? 'smartFnp' : held.softPin === 'off' ? 'sms' : 'softPin';
    expect(resolve(held).password.second).toBe(wanted);
    expect(resolve(held).biometric?.second ?? null).toBe(held.biometric ? wanted : null);
  });

  it('names each path of the app that needs no web, and no other', () => {
    const paths = standings.flatMap((held) => {
      const { password, biometric } = resolve(held);
      return [password.path, ...(biometric ? [biometric.path] : [])];
    });
    expect([...new Set(paths)].toSorted()).toEqual(['L1', 'L3', 'L4a', 'L4b', 'L5a', 'L5b', 'L5c', 'L5d']);
  });
});
