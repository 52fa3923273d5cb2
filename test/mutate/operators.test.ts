import { assign, createMachine, emit, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { flows } from '../../machines/index.ts';
import { explore } from '../../verification/explore.ts';
import { exploreFlow, flowOptions } from '../../verification/flow.ts';
import { keyOf } from '../../verification/key.ts';
import type { ExploreOptions, MachineGraph } from '../../verification/machine-graph.ts';
import { walkMutant } from '../../verification/mutate/walk/again.ts';
import { type MutableFlow, mutantsOf } from '../../verification/mutate/index.ts';
import type { Original } from '../../verification/mutate/mutant.ts';
import { authorityOriginals, flowOriginal, limitsOf } from '../../verification/mutate/originals.ts';
import { everythingTo, optionsUnder } from '../../verification/mutate/worlds.ts';
import { smallLimits } from '../../verification/product/slices.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';

const door = setup({
  types: { context: {} as { knocks: number } },
  guards: { isEnough: ({ context }) => context.knocks + 1 >= 2 },
  actions: {
    count: assign({ knocks: ({ context }) => context.knocks + 1 }),
    answerOpen: emit({ type: 'answer.open' }),
    answerShut: emit({ type: 'answer.shut' }),
  },
  delays: { while: 1000 },
}).createMachine({
  id: 'door',
  context: { knocks: 0 },
  initial: 'shut',
  states: {
    shut: {
      on: { knock: [{ guard: 'isEnough', target: 'open', actions: 'answerOpen' }, { actions: 'count' }] },
    },
    open: { after: { while: 'locked' } },
    locked: {},
  },
});

const original: Original = { name: 'door', machine: door as never, context: { knocks: 0 }, limits: [] };

describe('the operators on a small machine', () => {
  const made = mutantsOf(original);

  it('give exactly these mutants, always in the same order', () => {
    expect(made.map(({ id }) => id.slice('door:'.length))).toEqual([
      'drop-transition:shut:on knock:0',
      'drop-transition:shut:on knock:1',
      'drop-target:shut:on knock:0',
      'drop-target:open:after while:0',
      'retarget:shut:on knock:0.0',
      'retarget:shut:on knock:0.1',
      'retarget:open:after while:0.0',
      'retarget:open:after while:0.1',
      'swap:shut:on knock:0',
      'negate-guard:shut:on knock:0',
      'drop-guard:shut:on knock:0',
      'drop-emit:shut:on knock[0]:0',
      'skip-assign:shut:on knock[1]:0',
      'swap-emit:shut:on knock[0]:0',
      'off-assign:door:count:knocks:as-one-more',
      'drop-timer:open:after while:0',
    ]);
  });

  it('say what is wrong in a sentence, and what was changed', () => {
    const { sentence, diff } = made.find(({ operator }) => operator === 'drop-guard')!;
    expect(sentence).toBe('door, shut, on knock: the guard isEnough is left out');
    expect(diff).toEqual({
      at: 'shut, on knock',
      before: { guard: 'isEnough', target: 'open', actions: 'answerOpen' },
      after: { target: 'open', actions: 'answerOpen' },
    });
  });

  it('leave the original as it is', () => {
    const before = keyOf(door.config);
    for (const mutant of made) mutant.build(door as never, () => door as never);
    expect(keyOf(door.config)).toBe(before);
  });

  it('swap what a service answers with its fault', () => {
    const asking = createMachine({
      id: 'asking',
      initial: 'a',
      states: { a: { invoke: { id: 'call', src: 'call', onDone: 'b', onError: 'c' } }, b: {}, c: {} },
    } as never);
    const machine = asking as unknown as Original['machine'];
    const [swapped] = mutantsOf({ name: 'asking', machine, context: {}, limits: [] }, ['swap-results']);
    const { invoke } = swapped!.build(machine, () => machine).config.states!['a'] as { invoke: object };
    expect(invoke).toMatchObject({ onDone: [{ target: 'c' }], onError: [{ target: 'b' }] });
  });
});

/** A graph as the set of its edges, whatever the numbers. */
function edgesOf(graph: MachineGraph): string[] {
  const at = (state: number) => {
    const { value, context, armed, active, done } = graph.place(state);
    const { display: _, ...decides } = context as { display?: unknown };
    return keyOf([value, decides, armed, active, done]);
  };
  return Array.from(graph.to, (to, edge) => {
    const { event, emitted, armed, started, handled, output } = graph.steps[graph.step[edge]!]!;
    return keyOf([at(graph.from[edge]!), event, emitted, armed, started, handled, output, at(to)]);
  }).toSorted();
}

const walk = (make: () => MachineGraph): string[] => {
  try {
    return edgesOf(make());
  } catch (cause) {
    return [String(cause)];
  }
};

/** Every so many of the mutants. */
function expectSame(one: Original, options: ExploreOptions, every: number): void {
  const sound = explore(one.machine, options);
  for (const mutant of mutantsOf(one).filter((_, index) => index % every === 0)) {
    const machine = mutant.build(one.machine, () => one.machine);
    const short = walk(() => walkMutant(sound, one.machine, machine, mutant.reach, options).graph);
    expect([mutant.id, ...short]).toEqual([mutant.id, ...walk(() => explore(machine, options))]);
  }
}

describe('walking only what a fault touches gives the same graph as a whole walk', () => {
  const small = { ...defaultPolicy, ...smallLimits };
  const kinds: Kind[] = ['account', 'code', 'session', 'credential', 'reset'];
  it.each(kinds)('for %s', (kind) => {
    const one = authorityOriginals(small).find(({ name }) => name === kind)!;
    expectSame(one, optionsUnder(small, kind, everythingTo(kind)), 41);
  });

  it.each(['session', 'deactivation'] as const)('for the flow %s', (name) => {
    const flow = flows[name] as unknown as MutableFlow;
    expect(exploreFlow(flow).size).toBeGreaterThan(50);
    expectSame(flowOriginal(flow), flowOptions(flow), 37);
  });
});

it('the limits that are moved are those that the machines read', () => {
  const read = new Set<string>();
  const watched = new Proxy(defaultPolicy, {
    get: (policy, key) => {
      read.add(String(key));
      return policy[key as keyof typeof policy];
    },
  });
  const { machines } = createAuthority(watched);
  for (const kind of ['account', 'visible', 'code', 'credential', 'recovery'] as const) {
    explore(machines[kind], optionsUnder(defaultPolicy, kind, everythingTo(kind)));
  }
  const counted = [...read].filter((key) => /\.(max|permanentAt)/.test(key) || key.endsWith('MaxFailures'));
  expect(Object.values(limitsOf).flat().toSorted()).toEqual(counted.toSorted());
});
