import { describe, expect, it } from 'vitest';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import {
  authorityProduct,
  BrokenPromise,
  closureProduct,
  smallLimits,
  UnknownEvent,
} from '../../verification/index.ts';
import { keyOf } from '../../verification/key.ts';
import { login } from '../properties/plants/plant.ts';

const policy = { ...defaultPolicy, ...smallLimits };
const kinds = Object.keys(createAuthority(policy).machines) as Kind[];
const declared = (kind: Kind) => alphabetOf(kind).map((event) => keyOf(event));

const everywhere = new Set(
  [
    authorityProduct(policy),
    authorityProduct({ ...policy, 'verdict.mode': 'stepwise' }),
    closureProduct(policy),
  ].flatMap(({ travelled }) => [...travelled]),
);
const isTimer = (event: string) => event.includes('"type":"xstate.after.');

describe('the alphabets of the authority', () => {
  it('have every event that travels in the product', () => {
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

  it.each(['login.granted', 'code.discard', 'visible.rejected', 'session.start'])(
    'are missed at once without %s',
    (missing) => {
      const alphabet = (kind: Kind) => alphabetOf(kind).filter(({ type }) => type !== missing);
      expect(() => authorityProduct(policy, { alphabet })).toThrow(UnknownEvent);
    },
  );
});

describe('the product', () => {
  it('fails when a login goes on beside the one that takes its place', () => {
    const patch = login('progress.begun', ({ on }) => delete on['login.superseded']);
    expect(() => authorityProduct(policy, patch)).toThrow(BrokenPromise);
    expect(() => authorityProduct(policy, patch)).toThrow(/login\.first of a newer login in verifying/);
  });
});
