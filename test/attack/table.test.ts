import { describe, expect, it } from 'vitest';
import {
  attack,
  attackJourney,
  attackSchema,
  columnNames,
  footholds,
  outcomeOf,
  playAttack,
} from '../../verification/attack/index.ts';
import {
  attackJson,
  compare,
  isSettled,
  powers,
  tellWin,
  unsettled,
  worlds,
} from '../../scenarios/attackers/index.ts';

const report = attack({ powers, worlds });
const { wins } = report;
const table = compare(report);

/** The sets without a guess, a led customer, or something of the attacker's own. */
const setsOf = (goal: string): string[] =>
  wins
    .filter((win) => win.goal === goal && outcomeOf(win.set) === 'A')
    .filter(({ set }) => !footholds.some((one) => set.includes(one)))
    .filter(({ set }) => !set.some((one) => one.startsWith('malware')))
    .map(({ set, steps }) => `${set.join(' + ')}: ${steps.length}`)
    .toSorted();

const cells = (id: string): string => {
  const row = table.find((one) => one.row.id === id)!;
  return row.cells.map(({ now, later }) => (later === now ? now : `${now}>${later}`)).join(' ');
};

describe('every way in', () => {
  it('is a file that is played again on live machines, and wins', () => {
    const failing = wins.filter((win) => {
      const world = worlds.find(({ name }) => name === win.world)!;
      return !playAttack(attackJourney(win, world, ({ deed }) => deed)).wins;
    });
    expect(failing.map(({ goal, world, set }) => [goal, world, ...set].join(' '))).toEqual([]);
  });
});

describe('who gets in', () => {
  it('takes the password and the SMS for L1, or the open phone that shows it', () => {
    expect(setsOf('L1')).toEqual([
      'identifier + password + lockedPhonePreview: 3',
      'identifier + password + simSwap: 3',
      'password + lockedPhone + coercedBiometric: 3',
      'password + lockedPhone + ownFinger: 3',
      'password + unlockedPhone: 3',
    ]);
  });

  it.each(['L3', 'L4a', 'L5d'])('takes the finger on the phone for %s', (goal) => {
    expect(setsOf(goal)).toEqual(['lockedPhone + coercedBiometric: 3']);
  });

  it('takes the finger and the PIN for a Soft PIN that is asked', () => {
    expect(setsOf('L5c')).toEqual(['lockedPhone + coercedBiometric + pin: 3']);
  });

  it('takes a finger or the PIN for a reset, beside the SMS', () => {
    expect(setsOf('reset')).toEqual([
      'identifier + lockedPhone + coercedBiometric: 4',
      'identifier + lockedPhone + ownFinger + pin: 4',
      'identifier + unlockedPhone + pin: 4',
    ]);
  });

  it('takes no password for Smart FNP in a fresh session', () => {
    expect(setsOf('activateSmartFnp')).toContain('unlockedPhone + freshSession: 3');
    expect(setsOf('activateSoftPin')).not.toContain('unlockedPhone + freshSession: 7');
  });

  it.each([
    ['identifier', 'D D D D D D D D D D'],
    ['simSwap', 'D D D D D D D D D D'],
    ['simSwapNoticedPassword', 'G D>G D>G D>G D>G D>G G G G D>G'],
    ['simSwapPassword', 'A D>A D>A D>A D>A D>A G>A A A D>A'],
    ['lockedPhone', 'D D D D D D D D D D'],
    ['unlockedPhonePassword', 'A D>A D>A A G>A A A A A G>A'],
    ['coercedBiometric', 'D>A A A D>A G>A A D>A D>A A A'],
    ['relay', 'R D>R D>R D>R D>R D>R R R R D>R'],
    ['capturedTraffic', 'D D D D D D D D D D'],
  ])('is %s: %s', (id, wanted) => {
    expect(cells(id)).toBe(wanted);
  });

  it('is played on live machines, every set', () => {
    expect(wins.filter(({ replayed }) => !replayed)).toEqual([]);
    expect(wins.length).toBeGreaterThan(150);
  });

  it('counts five tries for every guess', () => {
    const guessed = wins.filter(({ set }) => outcomeOf(set) === 'G');
    expect(guessed.length).toBeGreaterThan(20);
    expect(new Set(guessed.map(({ tries }) => tries))).toEqual(new Set([5]));
  });

  it('agrees with the specification or says why not', () => {
    expect(unsettled(table)).toEqual([]);
    expect(table.every((row) => row.cells.length === columnNames.length)).toBe(true);
  });

  it('does not let a difference go by unexplained, nor an explanation of none', () => {
    const cell = { column: 'L3', now: 'A', later: 'A', said: 'D' } as const;
    expect(isSettled(cell)).toBe(false);
    expect(isSettled({ ...cell, why: { found: 'A', sq: '', en: '' } })).toBe(true);
    expect(isSettled({ ...cell, why: { found: 'R', sq: '', en: '' } })).toBe(false);
    expect(isSettled({ ...cell, now: 'D', why: { found: 'D', sq: '', en: '' } })).toBe(false);
  });

  it('is JSON of its schema', () => {
    const json: unknown = JSON.parse(JSON.stringify(attackJson(report, table, 'sq', true)));
    expect(attackSchema.safeParse(json).error).toBeUndefined();
  });

  it('is told in both languages, without a gap', () => {
    for (const language of ['sq', 'en'] as const) {
      const told = wins.flatMap((win) => tellWin(win, language)).join('\n');
      expect(told).not.toMatch(/\{where\}|\{what\}|undefined/);
    }
  });
});
