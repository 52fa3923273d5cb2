import type { Hello, Lost, OfOneRun, Step, Wire } from '../../../adapters/inspect/index.ts';
import type { View } from '../../../machines/index.ts';
import { type Row, rowsOf } from './rows.ts';

/** Where a run stood after a message. */
export interface Stood {
  readonly step: Step;
  /** What the customer saw: of this step, or of an earlier one where it stayed the same. */
  readonly view: View | null;
}

/** One flow that runs or ran. */
export interface LiveRun {
  readonly id: string;
  readonly hello: Hello;
  /** In order; the oldest are forgotten when there are too many. */
  readonly messages: readonly OfOneRun[];
  readonly rows: readonly Row[];
  /** Where it stood at each message, as a place in `stood`; −1 before its first step. */
  readonly stoodAt: readonly number[];
  readonly stood: readonly Stood[];
  /** How it ended; `null` while it runs. */
  readonly ended: string | null;
  /** Messages that were forgotten, here or on the way. */
  readonly lost: number;
  /** Grows whenever something is told of it: the one with the largest was told of last. */
  readonly touched: number;
  /** It was read from a file. */
  readonly isRead: boolean;
}

interface Growing extends LiveRun {
  messages: OfOneRun[];
  rows: Row[];
  stoodAt: number[];
  stood: Stood[];
  ended: string | null;
  lost: number;
  touched: number;
}

/** Every run that the page knows. Bounded; what grows does so in place, and `version` tells that it did. */
export interface Sessions {
  take(messages: readonly Wire[], isRead?: boolean): void;
  /** The newest first. */
  runs(): readonly LiveRun[];
  run(id: string): LiveRun | undefined;
  /** Everything will be told anew: what is known already counts once, what was lost is counted again. */
  again(): void;
  forget(id: string): void;
  readonly version: number;
  /** Messages that were lost on the way, of no run in particular. */
  readonly lost: number;
}

export interface SessionLimits {
  perRun: number;
  runs: number;
}

export function createSessions(
  { perRun, runs: mostRuns }: SessionLimits = { perRun: 20_000, runs: 200 },
): Sessions {
  const runs = new Map<string, Growing>();
  let version = 0;
  let lost = 0;

  const begin = (hello: Hello, isRead: boolean) => {
    if (runs.has(hello.run)) return;
    const empty = { messages: [], rows: [], stoodAt: [], stood: [], ended: null, lost: 0, touched: version };
    runs.set(hello.run, { ...empty, id: hello.run, hello, isRead });
    const oldest = runs.keys().next().value;
    if (runs.size > mostRuns && oldest !== undefined) runs.delete(oldest);
  };

  const add = (run: Growing, message: OfOneRun) => {
    const last = run.messages.at(-1);
    if (last && 'seq' in last && 'seq' in message && message.seq <= last.seq) return;
    run.touched = version;
    const before = run.stood.at(-1)?.view ?? null;
    const at = run.messages.push(message) - 1;
    for (const row of rowsOf(message, at, before)) run.rows.push(row);
    if (message.type === 'step') run.stood.push({ step: message, view: message.view ?? before });
    if (message.type === 'ended') run.ended = message.status;
    run.stoodAt.push(run.stood.length - 1);
    if (run.messages.length > perRun) forgetHalf(run);
  };

  const lose = ({ run: id, count }: Lost) => {
    const run = id === null ? undefined : runs.get(id);
    if (run) run.lost += count;
    else lost += count;
  };

  return {
    take(messages, isRead = false) {
      if (messages.length > 0) version++;
      for (const message of messages) {
        if (message.type === 'hello') begin(message, isRead);
        else if (message.type === 'lost') lose(message);
        else {
          const run = runs.get(message.run);
          if (run) add(run, message);
        }
      }
    },
    runs: () => [...runs.values()].toReversed(),
    run: (id) => runs.get(id),
    again() {
      version++;
      lost = 0;
      for (const run of runs.values()) if (!run.isRead) run.lost = 0;
    },
    forget(id) {
      version++;
      runs.delete(id);
    },
    get version() {
      return version;
    },
    get lost() {
      return lost;
    },
  };
}

/** The older half goes, and every place is counted from the new beginning. */
function forgetHalf(run: Growing): void {
  const gone = Math.ceil(run.messages.length / 2);
  const steps = Math.max(0, run.stoodAt[gone - 1] ?? 0);
  run.messages = run.messages.slice(gone);
  run.stood = run.stood.slice(steps);
  run.stoodAt = run.stoodAt.slice(gone).map((place) => place - steps);
  run.rows = run.rows
    .filter(({ message }) => message >= gone)
    .map((row) => ({ ...row, message: row.message - gone }));
  run.lost += gone;
}

/** Where a run stood after the message at `place`; `null` before its first step. */
export function stoodAfter(run: LiveRun, place: number): Stood | null {
  return run.stood[run.stoodAt[place] ?? -1] ?? null;
}
