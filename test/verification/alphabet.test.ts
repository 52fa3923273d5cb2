import { describe, expect, it } from 'vitest';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import {
  BrokenPromise,
  sliceProduct,
  type SliceName,
  slices,
  smallLimits,
  UnknownEvent,
} from '../../verification/index.ts';
import { keyOf } from '../../verification/key.ts';
import { login } from '../properties/plants/plant.ts';

const policy = { ...defaultPolicy, ...smallLimits };
const kinds = Object.keys(createAuthority(policy).machines) as Kind[];
const declared = (kind: Kind) => alphabetOf(kind).map((event) => keyOf(event));

/** Where what only some policies need travels. */
const elsewhere = {
  'smartFnp.requireBiometric': true,
  'verdict.mode': 'stepwise',
} as const;

const everywhere = new Set(
  (Object.keys(slices) as SliceName[])
    .flatMap((name) => [sliceProduct(name, policy), sliceProduct(name, { ...policy, ...elsewhere })])
    .flatMap(({ travelled }) => [...travelled]),
);
const isTimer = (event: string) => event.includes('"type":"xstate.after.');

describe('the alphabets of the authority', () => {
  it('have every event that travels in the slices', () => {
    const all = new Set(kinds.flatMap(declared));
    expect([...everywhere].filter((event) => !isTimer(event) && !all.has(event))).toEqual([]);
  });

  it('have no type of event that never travels', () => {
    const typeOf = (event: string) => (JSON.parse(event) as { type: string }).type;
    const travelled = new Set([...everywhere].map(typeOf));
    expect([...new Set(kinds.flatMap(declared).map(typeOf))].filter((type) => !travelled.has(type))).toEqual(
      [],
    );
  });

  it.each([
    ['authority', 'login.granted'],
    ['authority', 'code.discard'],
    ['authority', 'visible.rejected'],
    ['device', 'session.start'],
    ['verifiko', 'session.reproved'],
    ['enrolment', 'credential.replaced'],
    ['recovery', 'recovery.failed'],
  ] as const)('are missed at once in the slice %s without %s', (slice, missing) => {
    const alphabet = (kind: Kind) => alphabetOf(kind).filter(({ type }) => type !== missing);
    expect(() => sliceProduct(slice, policy, { alphabet })).toThrow(UnknownEvent);
  });
});

describe('the product', () => {
  it('fails when a login goes on beside the one that takes its place', () => {
    const patch = login('progress.begun', ({ on }) => delete on['login.superseded']);
    expect(() => sliceProduct('authority', policy, patch)).toThrow(BrokenPromise);
    expect(() => sliceProduct('authority', policy, patch)).toThrow(
      /the beginning of a newer login in verifying/,
    );
  });
});
