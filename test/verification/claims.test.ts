import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../verification/check.ts';
import type { Claim } from '../../verification/claims/claim.ts';
import { atMostOnce, neverAfter, onlyAfter } from '../../verification/claims/patterns.ts';
import { type Graph, GraphBuilder } from '../../verification/graph.ts';

interface Step {
  readonly label: string;
}

/** A graph from its edges; states are letters, met in breadth-first order from `a`. */
function graphOf(...edges: `${string}-${string}->${string}`[]): Graph<string, Step> {
  const rows = edges.map((edge) => edge.split(/-|>/).filter((part) => part !== ''));
  const states = ['a'];
  const steps: Step[] = [];
  const builder = new GraphBuilder();
  const numberOf = (state: string) => {
    if (!states.includes(state)) states.push(state);
    return states.indexOf(state);
  };
  const stepOf = (label: string) => {
    const known = steps.findIndex((step) => step.label === label);
    return known >= 0 ? known : steps.push({ label }) - 1;
  };
  for (let at = 0; at < states.length; at++) {
    builder.open();
    for (const [from, label, to] of rows)
      if (from === states[at]) builder.edge(numberOf(to!), stepOf(label!));
  }
  return { name: 'small', ...builder.build(), steps, place: (at) => states[at]!, tell: (at) => states[at]! };
}

const check = (graph: Graph<string, Step>, claim: Claim<string, Step>) => {
  const { holds, reached, trace } = checkClaim('it', claim, graph);
  return { holds, reached, way: trace?.steps.join(' ') ?? null };
};
const is = (label: string) => (step: Step) => step.label === label;

describe('a claim on a graph', () => {
  const line = graphOf('a-x->b', 'b-y->c', 'a-z->d', 'd-x->c', 'c-y->a');

  it('always: the nearest bad state is told, and nothing met is no proof', () => {
    expect(check(line, { kind: 'always', when: () => true, holds: (at) => at !== 'c' })).toMatchObject({
      holds: false,
      way: 'x y',
    });
    expect(check(line, { kind: 'always', when: (at) => at === 'q', holds: () => true })).toMatchObject({
      holds: false,
      reached: 0,
      way: null,
    });
  });

  it('edge: the nearest bad step is told', () => {
    const claim = { kind: 'edge', when: is('y'), holds: (before: string) => before !== 'c' } as const;
    expect(check(line, claim)).toEqual({ holds: false, reached: 2, way: 'x y y' });
  });

  it('observer: at most one x in a run is broken by going round', () => {
    const symbol = (step: Step) => (step.label === 'x' ? 1 : 0);
    const next = [
      [0, 1],
      [1, 2],
      [2, 2],
    ];
    expect(check(line, { kind: 'observer', symbol, next, bad: 2, reached: 1 })).toMatchObject({
      holds: false,
      way: 'x y y x',
    });
  });

  it('canAlways: a dead end is told', () => {
    const goal = (at: string) => at === 'c';
    expect(check(line, { kind: 'canAlways', when: () => true, goal }).holds).toBe(true);
    const trap = graphOf('a-x->b', 'a-y->c', 'b-z->b', 'c-z->a');
    expect(check(trap, { kind: 'canAlways', when: () => true, goal })).toMatchObject({
      holds: false,
      way: 'x',
    });
  });

  it('timed: a timer that is not armed, is armed anew, or leads nowhere is told', () => {
    const claim = {
      kind: 'timed',
      when: (at: string) => at === 'b' || at === 'd',
      armed: () => true,
      fires: is('t'),
      rearms: is('r'),
      goal: (at: string) => at === 'c',
    } as const;
    expect(check(graphOf('a-x->b', 'b-t->c', 'b-y->d', 'd-t->c'), claim)).toMatchObject({
      holds: true,
      reached: 2,
    });
    expect(check(graphOf('a-x->b', 'b-t->a'), claim).way).toBe('x t');
    expect(check(graphOf('a-x->b', 'b-t->c', 'b-r->d', 'd-t->c'), claim).way).toBe('x r');
    expect(check(graphOf('a-x->b', 'b-t->c'), { ...claim, armed: () => false }).way).toBe('x');
  });

  it('equal: the shortest pair of runs that can be told apart is told', () => {
    const claim = {
      kind: 'equal',
      hidden: is('h'),
      inputs: ({ label }: Step) => (label.startsWith('i') ? [label.slice(0, 2)] : []),
      answer: ({ label }: Step) => label.slice(2),
      accepted: () => false,
      look: () => '',
    } as const;
    const alike = graphOf('a-h->b', 'a-i1same->a', 'b-i1same->b');
    expect(check(alike, claim)).toMatchObject({ holds: true, reached: 1 });
    const apart = graphOf('a-h->b', 'a-i1same->c', 'b-i1same->d', 'c-i2yes->c', 'd-i2no->d');
    expect(check(apart, claim).way).toBe(
      'one run: h | other run: nothing i1same one run: i2no | other run: i2yes',
    );
  });

  it('exactly: what is missing is named, what is too much is told', () => {
    const names = ({ label }: Step) => [label];
    const exactly = (...expected: string[]) => ({ kind: 'exactly', names, expected }) as const;
    expect(check(line, exactly('x', 'y', 'z'))).toMatchObject({ holds: true, reached: 3 });
    expect(check(line, exactly('x', 'z')).way).toBe('x y');
    const verdict = checkClaim('it', exactly('x', 'y', 'z', 'w'), line);
    expect(verdict.trace!.end).toBe('never: w');
  });
});

describe('leadsTo, under weak fairness', () => {
  const fair = {
    takes: ({ label }: Step) => (label === 't' ? 't' : null),
    renews: ({ label }: Step) => (label === 'r' ? ['t'] : []),
  };
  const claim = {
    kind: 'leadsTo',
    when: (at: string) => at === 'b',
    goal: (at: string) => at === 'z',
    fair,
  } as const;

  it('holds where a fair step leads out of every loop', () => {
    expect(check(graphOf('a-x->b', 'b-x->c', 'c-x->b', 'b-t->z', 'c-t->z'), claim).holds).toBe(true);
  });

  it.each([
    ['nobody has to do anything', ['a-x->b', 'b-x->z'], 'x'],
    ['a loop in which the fair step is not always possible', ['a-x->b', 'b-x->c', 'c-x->b', 'b-t->z'], 'x'],
    ['a loop that begins the wait anew', ['a-x->b', 'b-r->b', 'b-t->z'], 'x'],
    ['a fair step that leads back', ['a-x->b', 'b-t->b', 'b-x->z'], 'x'],
    ['a dead end beside the goal', ['a-x->b', 'b-t->z', 'b-x->c'], 'x x'],
  ] as const)('cries for %s', (_, edges, way) => {
    expect(check(graphOf(...edges), claim)).toEqual({ holds: false, reached: 1, way });
  });

  it('asks nothing of what is over before', () => {
    expect(check(graphOf('a-x->b', 'b-t->z', 'z-x->c', 'c-x->c'), claim).holds).toBe(true);
  });
});

describe('the patterns', () => {
  const ways = graphOf('a-x->b', 'b-y->c', 'c-x->d', 'a-y->e');
  it.each([
    ['at most once', atMostOnce(is('x'), is('n')), 'x y x'],
    ['never after', neverAfter(is('x'), is('y'), is('n')), 'x y'],
    ['only after', onlyAfter(is('x'), is('y')), 'y'],
  ])('%s cries', (_, claim, way) => {
    expect(check(ways, claim)).toMatchObject({ holds: false, way });
  });

  it('begin anew', () => {
    const anew = graphOf('a-x->b', 'b-n->a', 'b-y->c');
    expect(check(anew, atMostOnce(is('x'), is('n'))).holds).toBe(true);
    expect(check(anew, neverAfter(is('x'), is('z'), is('n'))).holds).toBe(true);
    expect(check(anew, onlyAfter(is('x'), is('y'), is('n'))).holds).toBe(true);
  });
});
