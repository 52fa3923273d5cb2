import { describe, expect, it } from 'vitest';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import { pairsUnder, twoDevices } from '../../verification/compose/index.ts';
import { agreementOn } from '../../verification/export/promela/agreement.ts';
import { modelOfGraph } from '../../verification/export/promela/graph.ts';
import { isAsk, type Leaf, type Model, type Tree } from '../../verification/export/promela/model.ts';
import { modelOfPairs } from '../../verification/export/promela/product.ts';
import {
  missingTools,
  readPan,
  runSpin,
  SpinFailed,
  SpinMissing,
} from '../../verification/export/promela/spin.ts';
import {
  machineSubject,
  sliceSubject,
  twoDevicesSubject,
} from '../../verification/export/promela/subjects.ts';
import { marks, tablesOf } from '../../verification/export/promela/tables.ts';
import { toPromela } from '../../verification/export/promela/text.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { componentsOf } from '../../verification/product/component.ts';
import { small, smallest } from './stand.ts';

const missing = await missingTools();
const hasSpin = missing.length === 0;

const alphabet = (kind: Kind) => (kind === 'recovery' ? alphabetOf(kind) : []);
const recovery = componentsOf({ authority: createAuthority(small), alphabet }).recovery.graph;
const modelOfRecovery = () =>
  modelOfGraph(recovery, [{ name: 'never state 2', holds: (state) => state !== 2 }]);

/** What Spin does with a model, without Spin. */
function walked({ variables, options }: Model): { states: number; transitions: number } {
  const find = (tree: Tree<Leaf> | undefined, state: readonly number[]): Leaf | null => {
    let at = tree;
    while (at !== undefined && isAsk(at)) at = at.next[state[at.variable]!];
    if (at === undefined) throw new RangeError(`Never met: ${state.join(' ')}`);
    return at;
  };
  const start = variables.map(() => 0);
  const found = new Map([[start.join(' '), start]]);
  let transitions = 0;
  for (const state of found.values()) {
    for (const { tree } of options) {
      const leaf = find(tree, state);
      if (!leaf) continue;
      transitions++;
      const next = [...state];
      for (const one of [leaf, ...leaf.follows.flatMap((tree) => find(tree, state) ?? [])]) {
        for (const [variable, value] of one.puts) next[variable] = value;
      }
      found.set(next.join(' '), next);
    }
  }
  return { states: found.size, transitions };
}

describe('a model for Spin', () => {
  it('reads like this', () => {
    expect(toPromela(modelOfRecovery())).toMatchSnapshot();
  });

  it('has blocks of C that Spin takes, brackets that close, and an option for each input', () => {
    const model = modelOfPairs(pairsUnder(smallest), []);
    const text = toPromela(model);
    const blocks = text.split('c_decl {').slice(1);
    expect(Math.max(...blocks.map((block) => block.indexOf('\n}\n')))).toBeLessThan(64 * 1024);
    for (const [open, close] of ['{}', '()', '[]']) {
      const code = text.replaceAll(/\/\*.*?\*\//g, '');
      expect([open, code.split(open!).length]).toEqual([open, code.split(close!).length]);
    }
    expect(text.match(/^ {2}:: d_step /gm)).toHaveLength(model.options.length);
    // Spin takes a call in an expression for a side effect unless a space stands before its bracket.
    expect(text).not.toMatch(/c_expr \{ \w+\(/);
  });

  it('has equal decisions once, and every place in its table', () => {
    const { numbers, options } = tablesOf(modelOfRecovery());
    expect(options.every((place) => place < numbers.length)).toBe(true);
    expect(numbers.filter((one) => one === marks.unmet)).toHaveLength(1);
  });

  it('walked as Spin would, has the states and transitions of the product of two devices', () => {
    const limits = { ...smallest, 'verdict.mode': 'stepwise' } as const;
    const { states, transitions } = twoDevices(limits).sizes;
    expect(walked(modelOfPairs(pairsUnder(limits), []))).toEqual({ states, transitions });
  });
});

describe('what Spin prints', () => {
  it('is refused where the search was not completed', () => {
    expect(() => readPan('pan: out of memory')).toThrow(SpinFailed);
  });
});

describe('Spin', () => {
  it.each([
    hasSpin ? 'is installed' : `is not installed: without ${missing.join(' and ')} nothing is compared`,
  ])('%s', () => {
    expect(missing.filter((tool) => !['spin', 'gcc'].includes(tool))).toEqual([]);
  });

  it('is said to be missing where it is', () => {
    expect(new SpinMissing(['spin', 'gcc']).message).toMatch(
      /spin and gcc, which are not installed.*apt-get install/,
    );
  });
});

describe.runIf(hasSpin)('Spin, where it is installed,', () => {
  it('agrees on a machine, a slice and two devices', { timeout: 120_000 }, async () => {
    const subjects = [
      machineSubject('account', small),
      sliceSubject('closure', small, properties),
      twoDevicesSubject('authority', smallest, properties),
    ];
    for (const subject of subjects) {
      expect(await agreementOn(subject, { hash: 18 })).toMatchObject({ name: subject.name, agrees: true });
    }
  });

  it('does not agree where a count is planted', { timeout: 60_000 }, async () => {
    const subject = machineSubject('recovery', small);
    const planted = { ...subject, transitions: subject.transitions + 1 };
    expect(await agreementOn(planted, { hash: 18 })).toMatchObject({ agrees: false });
  });

  it('breaks an invariant by as few steps as we do', { timeout: 60_000 }, async () => {
    const run = await runSpin(toPromela(modelOfRecovery()), { goesOn: false, hash: 18 });
    let length = 0;
    for (let at = 2; recovery.parent[at]! >= 0; at = recovery.from[recovery.parent[at]!]!) length++;
    expect(run).toMatchObject({ errors: 1, length });
  });

  it('is told of by its own words where a model is wrong', { timeout: 60_000 }, async () => {
    await expect(runSpin('active proctype {')).rejects.toThrow(/spin -a failed.*syntax error/s);
  });
});
