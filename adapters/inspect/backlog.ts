import type { Hello, Lost, Wire } from './wire.ts';

/** Messages that wait to be sent: bounded, the oldest go first and are counted. */
export interface Backlog {
  add(message: Wire): void;
  /** Takes up to `most` of the oldest; before them, how many were lost. */
  take(most: number): Wire[];
  /** The beginnings of the runs that are not over, for a reader who was not there. */
  beginnings(): readonly Hello[];
  readonly size: number;
}

/** How many runs are remembered. */
const mostRuns = 100;

export function createBacklog(limit: number): Backlog {
  const beginnings = new Map<string, Hello>();
  let waiting: Wire[] = [];
  let lost = 0;
  /** Cut seldom: by a quarter, so that a flood costs little. */
  const cut = () => {
    const gone = Math.ceil(limit / 4);
    lost += gone;
    waiting = waiting.slice(gone);
  };

  return {
    add(message) {
      if (message.type === 'hello') beginnings.set(message.run, message);
      if (message.type === 'ended') beginnings.delete(message.run);
      const oldest = beginnings.keys().next().value;
      if (beginnings.size > mostRuns && oldest !== undefined) beginnings.delete(oldest);
      if (waiting.push(message) > limit) cut();
    },
    take(most) {
      const taken = waiting.slice(0, most);
      waiting = waiting.slice(most);
      if (lost === 0) return taken;
      const told: Lost = { type: 'lost', run: null, at: taken[0]?.at ?? 0, count: lost };
      lost = 0;
      return [told, ...taken];
    },
    beginnings: () => [...beginnings.values()],
    get size() {
      return waiting.length;
    },
  };
}
