import { describe, expect, it } from 'vitest';
import {
  createAuthority,
  type AuthorityEmitted,
  type Durable,
  durableHost,
  type Mech,
  type Role,
  run,
  runTimer,
} from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { sliceProduct, type SliceName, slices, smallLimits } from '../../verification/index.ts';
import { cast } from '../../verification/product/cast.ts';
import { readers } from '../../verification/product/reading.ts';
import { foreignEvents } from '../../verification/product/scene.ts';
import { type Fresh, handle, kinds, type Slot, slotAt, slotOf } from '../../verification/product/slots.ts';

/** A small generator with a fixed seed, so that every run walks the same ways. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** What takes which slots when it begins. */
const adoptions: { readonly [F in Fresh]?: readonly Fresh[] } = {
  fresh: ['fresh', 'freshCode', 'freshSession'],
  freshReset: ['freshReset', 'freshCode'],
};

/** The world as the bank has it: one row a machine, stepped by XState itself, nothing folded. */
function bank(policy: typeof defaultPolicy, name: SliceName) {
  const { machines } = createAuthority(policy);
  const { slots, timeless = [] } = slices[name];
  const has = (slot: Slot) => slots.includes(slot);
  let order = 0;
  const host = durableHost<AuthorityEmitted>(() => order++);
  const start = (at: number) => host.start(machines[kinds[at]!], 0).state;
  const rows: Durable[] = kinds.map((_, at) => start(at));
  const mech: Mech<Durable> = {
    step: (kind, state, event) => host.step(machines[kind], state, foreignEvents[event.type] ?? event, 0),
    look: (_, { value, context }) => ({ value, context }),
  };
  const read = <S extends Slot>(slot: S) =>
    (readers[kinds[handle[slot]]!] as (row: Durable) => object)(rows[handle[slot]]!);
  const company = { has, reader: read as never };
  const world = {
    kindOf: (at: number) => kinds[at]!,
    read: (at: number) => rows[at]!,
    write: (at: number, state: Durable) => void (rows[at] = state),
    find: (role: Role, context: number) => cast[role](context, company).filter((at) => has(slotAt(at))),
  };
  const restart = (...ats: number[]) => {
    for (const at of ats) rows[at] = start(at);
  };
  const begin = () => restart(...Object.keys(slotOf).map((fresh) => handle[fresh as Fresh]));
  const adopt = (begun: Fresh) => {
    const { at } = readers.session(rows[handle.session]!);
    if (begun === 'fresh' && (at === 'unclaimed' || at === 'active'))
      rows[handle.older] = rows[handle.session]!;
    for (const one of adoptions[begun] ?? []) rows[handle[slotOf[one]]] = rows[handle[one]]!;
  };
  const adoptCredential = () => {
    const { at } = readers.credential(rows[handle.freshCredential]!);
    if (at !== 'none') rows[handle.credential] = rows[handle.freshCredential]!;
  };
  const readAll = () => slots.map((slot) => [slot, read(slot)]);
  return { mech, world, begin, adopt, adoptCredential, restart, has, readAll, timeless };
}

/** The parts of a place that are machines of the slice. */
const only = (place: object, slots: readonly Slot[]) =>
  Object.fromEntries(slots.map((slot) => [slot, (place as Record<string, unknown>)[slot]]));

/** Why a session ended is not told apart in the folded product. */
const without = (answer: object | null) => answer && { ...answer, reason: undefined };

const modes = ['deferred', 'stepwise'] as const;
const cases = (Object.keys(slices) as SliceName[]).flatMap((name) =>
  modes.filter((mode) => mode === 'deferred' || name === 'authority').map((mode) => [name, mode] as const),
);

describe.each(cases)('the slice %s beside real rows, verdict %s', (name, mode) => {
  const graph = sliceProduct(name, { ...defaultPolicy, ...smallLimits, 'verdict.mode': mode });
  const { slots } = slices[name];

  it('answers alike and comes to the same states on random walks', () => {
    const roll = dice(20_240_717);
    for (let walk = 0; walk < 15; walk++) {
      const { mech, world, begin, adopt, adoptCredential, restart, has, readAll } = bank(graph.policy, name);
      let state = 0;
      for (let move = 0; move < 60; move++) {
        const edges = graph.first[state + 1]! - graph.first[state]!;
        const edge = graph.first[state]! + roll(edges);
        const { input, answer, adopts, label } = graph.steps[graph.step[edge]!]!;
        begin();
        const facts = input.members[roll(input.members.length)]!;
        restart(...(input.other?.begins ?? []).filter(has).map((slot) => handle[slot]));
        const done = input.command
          ? run(mech, world, graph.policy, handle[input.to], {
              name: input.command,
              facts,
              repeated: input.origin === 'repeat',
            })
          : (input.other?.deliver.filter(([, to]) => has(to)) ?? [[input.timer!, input.to] as const])
              .map(([event, to]) => runTimer(mech, world, handle[to], event))
              .at(-1)!;
        if (input.command) adoptCredential();
        if (adopts) adopt(input.to as Fresh);
        state = graph.to[edge]!;
        expect([label, without(done.answer ?? null)]).toEqual([label, without(answer)]);
        expect({ label, ...Object.fromEntries(readAll()) }).toEqual({
          label,
          ...only(graph.place(state), slots),
        });
      }
    }
  });
});
