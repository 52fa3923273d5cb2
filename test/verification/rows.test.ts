import { describe, expect, it } from 'vitest';
import {
  createAuthority,
  type AuthorityEmitted,
  type Durable,
  durableHost,
  type Mech,
  run,
  runTimer,
} from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { authorityProduct, smallLimits } from '../../verification/index.ts';
import { readers } from '../../verification/product/reading.ts';
import { foreignEvents } from '../../verification/product/scene.ts';
import { find, handle, kinds, slots } from '../../verification/product/slots.ts';

/** A small generator with a fixed seed, so that every run walks the same ways. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** The world as the bank has it: one row a machine, stepped by XState itself, nothing folded. */
function bank(policy: typeof defaultPolicy) {
  const { machines } = createAuthority(policy);
  let order = 0;
  const host = durableHost<AuthorityEmitted>(() => order++);
  const start = (at: number) => host.start(machines[kinds[at]!], 0).state;
  const rows: Durable[] = kinds.map((_, at) => start(at));
  const mech: Mech<Durable> = {
    step: (kind, state, event) => host.step(machines[kind], state, foreignEvents[event.type] ?? event, 0),
    look: (_, { value, context }) => ({ value, context }),
  };
  const world = {
    kindOf: (at: number) => kinds[at]!,
    read: (at: number) => rows[at]!,
    write: (at: number, state: Durable) => void (rows[at] = state),
    find,
  };
  const begin = () => {
    for (const at of [handle.fresh, handle.freshCode, handle.freshSession]) rows[at] = start(at);
  };
  const adopt = () => {
    const { at } = readers.session(rows[handle.session]!);
    if (at === 'unclaimed' || at === 'active') rows[handle.older] = rows[handle.session]!;
    rows[handle.login] = rows[handle.fresh]!;
    rows[handle.code] = rows[handle.freshCode]!;
    rows[handle.session] = rows[handle.freshSession]!;
  };
  const read = () =>
    slots.map((slot, at) => [slot, (readers[kinds[at]!] as (row: Durable) => object)(rows[at]!)]);
  return { mech, world, begin, adopt, read };
}

describe.each(['deferred', 'stepwise'] as const)(
  'the folded product beside real rows, verdict %s',
  (mode) => {
    const policy = { ...defaultPolicy, ...smallLimits, 'verdict.mode': mode };
    const graph = authorityProduct(policy);

    it('answers alike and comes to the same states on random walks', () => {
      const roll = dice(20_240_717);
      for (let walk = 0; walk < 15; walk++) {
        const { mech, world, begin, adopt, read } = bank(policy);
        let state = 0;
        for (let move = 0; move < 60; move++) {
          const edges = graph.first[state + 1]! - graph.first[state]!;
          const edge = graph.first[state]! + roll(edges);
          const { input, answer, adopts, label } = graph.steps[graph.step[edge]!]!;
          const target = handle[input.to];
          begin();
          const facts = input.members[roll(input.members.length)]!;
          const done = input.command
            ? run(mech, world, policy, target, {
                name: input.command,
                facts,
                repeated: input.origin === 'repeat',
              })
            : runTimer(mech, world, target, input.timer!);
          if (input.timer === 'account.succeeded') {
            for (const to of [handle.session, handle.older]) runTimer(mech, world, to, 'session.replaced');
          }
          if (adopts) adopt();
          state = graph.to[edge]!;
          expect([label, done.answer ?? null]).toEqual([label, answer]);
          expect({ label, ...Object.fromEntries(read()) }).toEqual({ label, ...graph.place(state) });
        }
      }
    });
  },
);
