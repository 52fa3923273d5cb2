import { type AnyStateMachine, assign, fromPromise, raise, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { explore, exploreFlow, type WalkableFlow } from '../../verification/index.ts';
import type { Event } from '../../verification/reaction.ts';
import { lint, lintOutcomes, outlived, unexplained } from '../../verification/lint/index.ts';

/** What the lint says of a machine under some events, an answer and an error of every service. */
function said(machine: AnyStateMachine, ...types: string[]): string[] {
  const graph = explore(machine, {
    events: types.map((type) => ({ type })),
    results: (_, id) => [
      { type: `xstate.done.actor.${id}`, output: {} },
      { type: `xstate.error.actor.${id}`, error: {} },
    ],
  });
  return lint(graph, machine).map(({ kind, state }) => (state === null ? kind : `${kind}: ${state}`));
}

const machine = (config: object, implementations: object = {}) =>
  setup(implementations as never).createMachine({
    id: 'm',
    ...config,
  } as never) as unknown as AnyStateMachine;
const load = fromPromise(async () => ({}));

describe('the lint of a sound machine', () => {
  it('is silent', () => {
    const sound = machine(
      {
        initial: 'idle',
        context: { tries: 0 },
        states: {
          idle: { on: { GO: { guard: 'mayTry', target: 'busy' }, STOP: 'over' } },
          busy: {
            invoke: {
              src: 'load',
              id: 'load',
              onDone: 'over',
              onError: { target: 'idle', actions: 'count' },
            },
            after: { late: 'idle' },
          },
          over: { type: 'final' },
        },
      },
      {
        actors: { load },
        guards: { mayTry: ({ context }: { context: { tries: number } }) => context.tries < 2 },
        actions: {
          count: assign({ tries: ({ context }: { context: { tries: number } }) => context.tries + 1 }),
        },
        delays: { late: 1000 },
      },
    );
    expect(said(sound, 'GO', 'STOP')).toEqual([]);
  });

  it('has no dead end in a machine of one state', () => {
    expect(said(machine({ on: { PING: { actions: raise({ type: 'PONG' }) } } }), 'PING')).toEqual([]);
  });
});

const ab = (a: object, b: object = { on: { BACK: 'a' } }) => ({ initial: 'a', states: { a, b } });
const over = { type: 'final' };

describe('the lint names', () => {
  it.each<[string, string[], AnyStateMachine, ...string[]]>([
    [
      'a state that nothing leads to',
      ['unreachable: m.c'],
      machine({ initial: 'a', states: { a: { on: { GO: 'b' } }, b: { on: { BACK: 'a' } }, c: {} } }),
      'GO',
      'BACK',
    ],
    ['a state that nothing leads out of', ['dead end: m.b'], machine(ab({ on: { GO: 'b' } }, {})), 'GO'],
    [
      'a transition whose event never comes',
      ['unreachable: m.b', 'never taken: m.a', 'dead end: m.a'],
      machine(ab({ on: { GO: 'b' } })),
      'BACK',
    ],
    [
      'a guard that always says no, and what it keeps from being taken',
      ['unreachable: m.b', 'never taken: m.a', 'guard always false', 'dead end: m.a'],
      machine(ab({ on: { GO: { guard: 'no', target: 'b' } } }), { guards: { no: () => false } }),
      'GO',
      'BACK',
    ],
    [
      'a guard that always says yes',
      ['guard always true'],
      machine(ab({ on: { GO: { guard: 'yes', target: 'b' } } }), { guards: { yes: () => true } }),
      'GO',
      'BACK',
    ],
    [
      'a transition behind one without a guard',
      ['shadowed: m.a'],
      machine(ab({ on: { GO: [{ target: 'b' }, { actions: raise({ type: 'BACK' }) }] } })),
      'GO',
      'BACK',
    ],
    [
      'an actor without an implementation',
      ['unresolved: m.a'],
      machine(ab({ invoke: { src: 'ghost', id: 'g', onDone: 'b', onError: 'b' } })),
      'BACK',
    ],
    [
      'an action and a delay without an implementation',
      ['unresolved: m.a', 'unresolved: m.a'],
      machine(ab({ after: { someday: 'b' }, entry: 'ghost' }, over)),
    ],
    [
      'a service whose error nobody hears',
      ['no error branch: m.a'],
      machine(ab({ invoke: { src: 'load', id: 'load', onDone: 'b' } }, over), { actors: { load } }),
    ],
    [
      'a service after whose error nothing leads on',
      ['rejects for good: m.b'],
      machine(
        {
          initial: 'a',
          states: { a: { invoke: { src: 'load', onDone: 'c', onError: 'b' } }, b: {}, c: over },
        },
        { actors: { load } },
      ),
    ],
    [
      'a service that answers only once, and whose error is only noted',
      ['rejects for good: m.a'],
      machine(ab({ invoke: { src: 'load', onDone: 'b', onError: { actions: 'note' } } }, over), {
        actors: { load },
        actions: { note: assign({ failed: true }) },
      }),
    ],
    [
      'an implementation that only throws',
      ['unplugged'],
      machine(ab({ invoke: { src: 'socket', onDone: 'b', onError: 'b' } }, over), {
        actors: {
          socket: fromPromise(async () => {
            throw new Error('not plugged in');
          }),
        },
      }),
    ],
    [
      'a reenter beside a region that takes the same event',
      ['reenter in parallel: m.l.x'],
      machine({
        type: 'parallel',
        states: {
          l: { initial: 'x', states: { x: { on: { GO: { target: 'x', reenter: true } } } } },
          r: { initial: 'y', states: { y: { on: { GO: 'z' } }, z: { on: { GO: 'y' } } } },
        },
      }),
      'GO',
    ],
    [
      'targets in two regions of three',
      ['two regions: m'],
      machine({
        type: 'parallel',
        on: { GO: { target: ['.l.b', '.r.b'] }, BACK: '.l.a' },
        states: Object.fromEntries(
          ['l', 'm', 'r'].map((name) => [
            name,
            { initial: 'a', states: { a: { on: { OWN: 'b' } }, b: { on: { OWN: 'a' } } } },
          ]),
        ),
      }),
      'GO',
      'BACK',
      'OWN',
    ],
    ['a circle of timers', ['timers only: m.a'], machine(ab({ after: { 10: 'b' } }, { after: { 10: 'a' } }))],
    [
      'a self-target that does not start its timer again',
      ['re-arm: m.a'],
      machine(ab({ after: { 10: 'b' }, on: { GO: 'a' } })),
      'GO',
      'BACK',
    ],
  ])('%s', (_, expected, planted, ...types) => {
    expect(said(planted, ...types)).toEqual(expected);
  });
});

describe('the lint of the flows', () => {
  const walked = (Object.values(flows) as unknown as WalkableFlow[]).map((flow) => ({
    flow: flow as WalkableFlow & { name: string },
    graph: exploreFlow(flow),
  }));
  const findings = walked.flatMap(({ flow, graph }) => lint(graph, flow.machine));
  const other: Partial<Policy> = {
    'webauthn.counterPolicy': 'signal',
    'webauthn.requireDeviceBound': false,
    'smartFnp.requireBiometric': true,
    'reauth.smartFnp': 'always',
    'reset.allowSoftPin': false,
  };
  /** Every way is open under one of them. */
  const policies: Partial<Record<Kind, Partial<Policy>[]>> = {
    account: [{ 'lock.permanent': true }],
    login: [{ 'verdict.mode': 'stepwise' }, other],
    credential: [other],
    enrolment: [other, { 'reauth.smartFnp': 'never' }, { 'webauthn.uvCountsAs': 'none' }],
    reset: [other],
  };
  const kinds = Object.keys(createAuthority(defaultPolicy).machines) as Kind[];
  const ofAuthority = kinds.flatMap((kind) => {
    const graphs = [{}, ...(policies[kind] ?? [])].map((changes) =>
      explore(createAuthority({ ...defaultPolicy, ...changes }).machines[kind] as never, {
        events: alphabetOf(kind) as unknown as Event[],
        isPromised: (event, context) => isPromised(event as never, context),
      }),
    );
    return lint(graphs, createAuthority(defaultPolicy).machines[kind] as never);
  });

  it('leaves nothing unexplained, nor in the machines of the authority', () => {
    expect(unexplained([...findings, ...ofAuthority]).map(({ message }) => message)).toEqual([]);
  });

  it('needs every explanation', () => {
    expect(outlived([...findings, ...ofAuthority])).toEqual([]);
  });

  it('names every socket as one that waits to be plugged', () => {
    expect(findings.filter(({ kind }) => kind === 'unplugged').length).toBeGreaterThan(100);
  });

  it('finds no outcome that is declared and never answered', () => {
    expect(lintOutcomes(walked)).toEqual([]);
  });

  it('finds a service that no flow asks', () => {
    const { flow, graph } = walked[0]!;
    const services = { ...flow.services, 'bank.gossip': Object.values(flow.services)[0]! };
    expect(lintOutcomes([{ flow: { ...flow, services }, graph }]).map(({ message }) => message)).toEqual([
      expect.stringContaining('No flow asks bank.gossip'),
    ]);
  });
});
