import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyActor, type AnyStateMachine, createActor, setup } from 'xstate';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import { createAuthority, type Kind } from '../../machines/authority/authority.ts';
import { type Durable, durableHost, firstDue } from '../../machines/authority/durable.ts';
import type { AuthorityEvent } from '../../machines/authority/event.ts';
import { loadPolicy } from '../../machines/vocabulary/policy/index.ts';
import { steppedClock } from '../support/clock.ts';

const { policy } = loadPolicy({ 'lock.permanent': true });
const { machines } = createAuthority(policy);

/** One turn: an enabled event, or time to the next deadline, just before it, or some way. */
type Turn = { event: number } | { wait: 'next' | 'almost' | number };
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ event: fc.nat(1_000_000) }) },
  { weight: 2, arbitrary: fc.record({ wait: fc.constantFrom('next' as const, 'almost' as const) }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 200_000 }) }) },
);

/** A live actor and a row, side by side under one clock. */
function sideBySide(machine: AnyStateMachine) {
  const clock = steppedClock(0);
  let order = 0;
  const host = durableHost<{ type: string }>(() => ++order);
  const live: { type: string }[] = [];
  const stored: { type: string }[] = [];
  const actor: AnyActor = createActor(machine, { clock });
  actor.on('*', (emitted) => live.push(emitted as { type: string }));
  actor.start();
  let row: Durable = host.start(machine, 0).state;
  const step = (event: { type: string }, at: number) => {
    const next = host.step(machine, row, event, at);
    stored.push(...next.emitted);
    row = JSON.parse(JSON.stringify(next.state)) as Durable;
  };
  return {
    clock,
    /** The first event from a place on that the machine would take. */
    enabled(events: readonly { type: string }[], from: number) {
      const turned = events.map((_, at) => events[(from + at) % events.length]!);
      return turned.find((event) => actor.getSnapshot().can(event));
    },
    send(event: { type: string }) {
      actor.send(event as AuthorityEvent);
      step(event, clock.now());
    },
    wait(ms: number) {
      clock.move(ms);
      for (;;) {
        const due = firstDue([{ owner: null, state: row }], clock.now());
        if (!due) return;
        step({ type: due.deadline.event }, due.deadline.at);
      }
    },
    compare() {
      const { value, context } = actor.getSnapshot();
      const pending = row.deadlines.map(({ at }) => at).toSorted((a, b) => a - b);
      expect({ value: row.value, context: row.context, emitted: stored, pending }).toEqual({
        value,
        context,
        emitted: live,
        pending: clock.pending(),
      });
    },
  };
}

describe('a deadline', () => {
  it('comes before a later one, and before one of the same moment that was armed after it', () => {
    const row = (owner: string, at: number, order: number) => {
      return { owner, state: { value: 'a', context: {}, deadlines: [{ event: 'x', at, order }] } };
    };
    const rows = [row('later', 20, 1), row('second', 10, 3), row('first', 10, 2), row('third', 10, 4)];
    expect(firstDue(rows, 30)?.owner).toBe('first');
    expect(firstDue(rows, 9)).toBeUndefined();
  });

  it('is over once it has passed, also where nothing follows from it', () => {
    const machine = setup({ guards: { never: () => false } }).createMachine({
      initial: 'a',
      states: { a: { after: { 10: { guard: 'never', target: 'b' } } }, b: {} },
    });
    const host = durableHost(() => 1);
    const { state } = host.start(machine, 0);
    const { event = '' } = state.deadlines[0] ?? {};
    expect(host.step(machine, state, { type: event }, 10).state.deadlines).toEqual([]);
  });
});

describe('a row steps exactly as a live actor', () => {
  for (const kind of Object.keys(machines) as Kind[]) {
    it(`${kind}: 400 histories`, () => {
      const alphabet = alphabetOf(kind).map((event) => ({ ...event }));
      let steps = 0;
      fc.assert(
        fc.property(fc.array(turn, { minLength: 10, maxLength: 40 }), (turns) => {
          const pair = sideBySide(machines[kind]);
          pair.compare();
          for (const one of turns) {
            if ('event' in one) {
              const enabled = pair.enabled(alphabet, one.event);
              if (enabled) pair.send(enabled);
            } else {
              const next = (pair.clock.pending()[0] ?? pair.clock.now() + 1) - pair.clock.now();
              pair.wait(
                one.wait === 'next' ? next : one.wait === 'almost' ? Math.max(0, next - 1) : one.wait,
              );
            }
            pair.compare();
            steps++;
          }
        }),
        { seed: 20300101, numRuns: 400 },
      );
      expect(steps).toBeGreaterThan(5000);
    }, 120_000);
  }
});
