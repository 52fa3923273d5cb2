import { describe, expect, it } from 'vitest';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { routed } from '../../machines/authority/alphabet.ts';
import { broadcasts, commands } from '../../machines/authority/wiring.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { keyOf } from '../../verification/key.ts';
import { statesIn, walk, type Walk } from './walk.ts';

const other: Partial<Policy> = {
  'webauthn.counterPolicy': 'signal',
  'webauthn.requireDeviceBound': false,
  'smartFnp.requireBiometric': true,
  'reauth.smartFnp': 'always',
  'reset.allowSoftPin': false,
};

/** Switches that open and close ways in a machine: every way is open under one of them. */
const switches: Partial<Readonly<Record<Kind, readonly Partial<Policy>[]>>> = {
  account: [{ 'lock.permanent': true }],
  login: [{ 'verdict.mode': 'stepwise' }, other],
  credential: [other],
  enrolment: [other, { 'reauth.smartFnp': 'never' }, { 'webauthn.uvCountsAs': 'none' }],
  reset: [other],
};

const sizes: Readonly<Record<Kind, readonly [states: number, transitions: number, refusals: number]>> = {
  account: [248, 3258, 144],
  visible: [6, 15, 2],
  login: [34, 27_400, 191],
  code: [93, 716, 115],
  session: [10, 68, 92],
  credential: [10, 884, 46],
  reauth: [13, 3547, 58],
  enrolment: [5, 12_609, 0],
  recovery: [6, 15, 2],
  reset: [10, 5638, 46],
};
const kinds = Object.keys(createAuthority(defaultPolicy).machines) as Kind[];

/** Answered by the second half of the same call, once the account has said whether it may go on. */
const answeredLater = ['login.first', 'reauth.begin'];

const walksOf = Object.fromEntries(
  kinds.map((kind) => [kind, [{}, ...(switches[kind] ?? [])].map((changes) => walk(kind, changes))]),
) as Record<Kind, Walk[]>;

describe.each(kinds)('the machine %s', (kind) => {
  const walks = walksOf[kind];

  it('has these states, transitions and refusals', () => {
    const { graph } = walks[0]!;
    expect([graph.size, graph.transitions, graph.refusals]).toEqual(sizes[kind]);
  });

  it('can be in every state it has', () => {
    const visited = new Set(
      walks.flatMap(({ graph }) =>
        Array.from({ length: graph.size }, (_, state) => statesIn(kind, graph.place(state).value)).flat(),
      ),
    );
    expect(walks[0]!.states.filter((id) => !visited.has(id))).toEqual([]);
  });

  it('has no guard that always says the same', () => {
    for (const name of walks[0]!.said.keys()) {
      const heard = new Set(walks.flatMap(({ said }) => [...said.get(name)!]));
      expect([name, heard.size]).toEqual([name, 2]);
    }
  });

  it('answers every command once in every state, or has its code answer', () => {
    const wrong = walks.flatMap(({ graph }) =>
      graph.steps.flatMap(({ event, emitted, label }) => {
        if (!Object.hasOwn(commands, event.type)) return [];
        const types = emitted.map(({ type }) => type);
        const answers = types.filter((type) => type === 'answer').length;
        const asksCode = types.some((type) => ['code.submit', 'code.refuse', 'code.resend'].includes(type));
        const waits = answeredLater.includes(event.type) && types.some((type) => type.startsWith('account.'));
        const pretends = event.type === 'login.first' && types.includes('audit') && answers === 0;
        return answers + (asksCode || waits || pretends ? 1 : 0) === 1 ? [] : [label];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('between the machines', () => {
  const emitted = new Map(
    Object.values(walksOf)
      .flat()
      .flatMap(({ graph }) => graph.steps.flatMap((step) => step.emitted))
      .map((event) => [keyOf(event), event] as const),
  );
  const effects = ['answer', 'audit', 'sms', 'token'];

  it('everything that is emitted is an effect, a broadcast, or an event that its kind listens to', () => {
    const known = new Set(
      Object.values(routed)
        .flat()
        .map((event) => keyOf(event)),
    );
    const unknown = [...emitted].filter(
      ([key, { type }]) => !effects.includes(type) && !Object.hasOwn(broadcasts, type) && !known.has(key),
    );
    expect(unknown).toEqual([]);
  });

  it('every event and every broadcast is emitted by somebody', () => {
    const told = new Set([...Object.values(broadcasts).map(({ event }) => keyOf(event)), ...emitted.keys()]);
    const types = new Set([...emitted.values()].map(({ type }) => type));
    expect(
      Object.values(routed)
        .flat()
        .filter((event) => !told.has(keyOf(event))),
    ).toEqual([]);
    expect(Object.keys(broadcasts).filter((type) => !types.has(type))).toEqual([]);
  });
});
