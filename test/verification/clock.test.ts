import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { sliceProduct, smallLimits } from '../../verification/index.ts';
import { checkClaim } from '../../verification/check.ts';
import type { StateClaim } from '../../verification/claims/claim.ts';
import type { Place } from '../../verification/product/slots.ts';
import { ordersAfter, packed, turnoverOf, unpacked } from '../../verification/timed/orders.ts';
import { claimsOfClocks } from '../../verification/timed/claims.ts';
import { timedGraph } from '../../verification/timed/walk.ts';

const small = { ...defaultPolicy, ...smallLimits };
const ms = (length: number) => ({ least: length, most: length });

describe('an order of deadlines', () => {
  it('has what begins after all that run and take no longer, and anywhere among those that take longer', () => {
    const turnover = turnoverOf(3, [0, 1, 2, -1], [ms(100), ms(10), ms(1000), ms(50)]);
    expect(ordersAfter([1, 0, 2], turnover)).toEqual([
      [1, 3, 0, 2],
      [1, 0, 3, 2],
      [1, 0, 2, 3],
    ]);
    expect(ordersAfter([0, 1, 2], turnover)).toEqual([
      [0, 1, 3, 2],
      [0, 1, 2, 3],
    ]);
  });

  it('has what begins together by its length', () => {
    expect(ordersAfter([], turnoverOf(0, [-1, -1], [ms(20), ms(10)]))).toEqual([[1, 0]]);
  });

  it('loses what ends, and keeps what goes on under another number', () => {
    expect(ordersAfter([2, 0, 1], turnoverOf(3, [1, 2], [ms(1), ms(1)]))).toEqual([[1, 0]]);
  });

  it('is a number and an order again', () => {
    const order = [3, 0, 11, 1];
    expect(unpacked(packed(order))).toEqual(order);
    expect(unpacked(packed([]))).toEqual([]);
    expect(() => packed([...Array(13).keys()])).toThrow('More than 12 deadlines run at once');
  });
});

describe('the authority by the clock', () => {
  const untimed = sliceProduct('authority', small);
  const timed = timedGraph(untimed, 100_000);

  it('has these states, each with the order of its deadlines, and fewer of the untimed ones', () => {
    const codes = new Set(Array.from({ length: timed.size }, (_, state) => timed.codeOf(state)));
    expect([untimed.size, codes.size, timed.size]).toEqual([4553, 2104, 66_678]);
  });

  it('never ends a login by its own deadline while a password check is under way, as the untimed one does', () => {
    const claim: StateClaim<Place> = {
      kind: 'always',
      when: ({ login }) => login.at === 'expired',
      holds: ({ login }) => !login.held,
    };
    expect(checkClaim('it ends', claim, untimed).trace?.steps).toHaveLength(2);
    expect(checkClaim('it ends', claim, timed)).toMatchObject({ holds: true });
  });

  const claims = properties.flatMap((property) =>
    Object.entries(claimsOfClocks(property).authority?.(small) ?? {}).map(
      ([said, claim]) => [property.id, said, claim] as const,
    ),
  );

  it.each(claims)('%s, %s: holds, and its premise is met', (_, said, claim) => {
    expect(checkClaim(said, claim, timed)).toMatchObject({ holds: true, trace: null });
  });

  it('is not asked what comes at last, nor what two runs show: that is proved where all orders are', () => {
    const named = (id: string) => properties.find((property) => property.id === id)!;
    const kinds = (id: string, asked = named(id)) =>
      Object.values(asked.authority!(small)).map(({ kind }) => kind);
    expect(kinds('P19')).toContain('leadsTo');
    expect(kinds('P19', claimsOfClocks(named('P19')))).not.toContain('leadsTo');
    expect(kinds('P20', claimsOfClocks(named('P20')))).toEqual([]);
  });

  it('says when it is too large', () => {
    expect(() => timedGraph(untimed, 1000)).toThrow(/by the clock has more than 1000 states/);
  });
});
