import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { needsOf } from '../../verification/attack/ability.ts';
import { attack, groundOf } from '../../verification/attack/attack.ts';
import { type Capability, footholds, isWithin, maskOf } from '../../verification/attack/capability.ts';
import type { Goal } from '../../verification/attack/index.ts';
import { powers, worlds } from '../../scenarios/attackers/index.ts';

const world = worlds.find(({ name }) => name === 'nothing enrolled, Smart FNP to be turned on')!;
const few = [
  'identifier',
  'password',
  'simSwap',
  'unlockedPhone',
  'freshSession',
] as const satisfies Capability[];
const ground = groundOf(defaultPolicy);
const moves = ground.movesIn(world);

/** What a set wins when only its own moves are there at all: no labels, no fixpoint. */
function winsWith(set: readonly Capability[]): ReadonlySet<Goal> {
  const have = maskOf([...set, ...footholds]);
  const allowed = moves.filter(({ needs }) => needsOf(powers, needs).some((one) => isWithin(one, have)));
  const { steps } = ground.walk(world, allowed, 100_000);
  return new Set(steps.flatMap(({ goal }) => goal ?? []));
}

const subsets = few.reduce<Capability[][]>(
  (sets, one) => [...sets, ...sets.map((set) => [...set, one])],
  [[]],
);
const found = new Map(subsets.map((set) => [maskOf(set), { set, goals: winsWith(set) }]));
const { wins } = attack({ powers, worlds: [world] });

describe('more capabilities', () => {
  it('never win less', () => {
    for (const small of found.values()) {
      for (const large of found.values()) {
        if (!isWithin(maskOf(small.set), maskOf(large.set))) continue;
        expect([...small.goals].filter((goal) => !large.goals.has(goal))).toEqual([]);
      }
    }
  });

  it('win exactly what the smallest sets say, set by set', () => {
    for (const { set, goals } of found.values()) {
      const have = maskOf([...set, ...footholds]);
      const said = new Set(wins.filter(({ mask }) => isWithin(mask, have)).map(({ goal }) => goal));
      expect({ set, goals: [...goals].toSorted() }).toEqual({ set, goals: [...said].toSorted() });
    }
  });

  it('are not all the same', () => {
    expect(new Set([...found.values()].map(({ goals }) => goals.size)).size).toBeGreaterThan(2);
  });
});
