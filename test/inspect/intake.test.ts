import { describe, expect, it } from 'vitest';
import { createIntake } from '../../apps/inspector/live/intake.ts';

interface Message {
  readonly at: number;
  readonly begins?: true;
}

/** An intake whose frames and clock are in somebody's hands; to take one message lasts `cost` ms. */
function hands(cost: number) {
  const log = { taken: [] as number[], shown: 0, lost: 0, frames: 0, longest: 0 };
  let clock = 0;
  let due: (() => void) | null = null;
  const intake = createIntake<Message>({
    take(messages) {
      for (const { at } of messages) log.taken.push(at);
      clock += cost * messages.length;
    },
    show: () => log.shown++,
    stays: ({ begins }) => begins === true,
    lost: (count) => (log.lost += count),
    later(run) {
      due = run;
    },
    now: () => clock,
  });
  return {
    log,
    add: intake.add,
    /** Frames, until nothing waits. */
    draw() {
      while (due) {
        const run: () => void = due;
        due = null;
        const begun = clock;
        run();
        log.frames++;
        log.longest = Math.max(log.longest, clock - begun);
        clock += 16;
      }
    },
  };
}

const many = (count: number): Message[] => Array.from({ length: count }, (_, at) => ({ at }));

describe('what comes in from apps', () => {
  it('is taken whole and in order, however much comes at once, and no frame takes long', () => {
    const { add, draw, log } = hands(0.1);
    add(many(10_000));
    draw();
    expect(log.taken).toEqual(many(10_000).map(({ at }) => at));
    expect(log.longest).toBeLessThan(12);
    expect(log.frames).toBeGreaterThan(50);
  });

  it('is shown when all is taken, and seldom before: to draw takes longer than to take', () => {
    const { add, draw, log } = hands(0.1);
    add(many(10_000));
    draw();
    expect(log.shown).toBeGreaterThan(1);
    expect(log.shown).toBeLessThan(log.frames / 4);
    add(many(1));
    draw();
    expect(log.taken.length).toBe(10_001);
  });

  it('of a million at once loses the oldest, says how many, and keeps what the others need', () => {
    const { add, draw, log } = hands(0);
    add([{ at: -1, begins: true }]);
    for (let at = 0; at < 1_000_000; at += 1000) add(many(1000));
    draw();
    expect(log.taken[0]).toBe(-1);
    expect(log.taken.length - 1 + log.lost).toBe(1_000_000);
    expect(log.taken.length).toBeLessThan(40_001);
    expect(log.taken.at(-1)).toBe(999);
  });
});
