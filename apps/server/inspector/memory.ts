import type { Wire } from '../../../adapters/inspect/index.ts';

/** What an inspector keeps of what it was told: bounded, and it says what it forgot. */
export interface Memory {
  /** Gives the message as JSON, as it is kept; `null` for the beginning of a run that was told already. */
  add(message: Wire): string | null;
  /** Everything that is kept, as JSON: run by run, each in its order, with how many of it are gone. */
  all(): string[];
  readonly bytes: number;
  readonly runs: number;
}

export interface MemoryLimits {
  /** Messages of one run. */
  perRun: number;
  runs: number;
  /** UTF-16 units of all that is kept. */
  bytes: number;
}

export const usualLimits: MemoryLimits = { perRun: 20_000, runs: 100, bytes: 64 << 20 };

interface Kept {
  hello: string;
  messages: string[];
  bytes: number;
  lost: number;
}

export function createMemory({
  perRun,
  runs: mostRuns,
  bytes: mostBytes,
}: MemoryLimits = usualLimits): Memory {
  const runs = new Map<string, Kept>();
  let bytes = 0;
  /** Of runs that are gone. */
  let lost = 0;

  const forgetRun = () => {
    const [run, kept] = runs.entries().next().value ?? [];
    if (run === undefined || !kept) return;
    runs.delete(run);
    bytes -= kept.bytes;
    lost += kept.messages.length + kept.lost + 1;
  };
  /** The older half: seldom, so that a flood costs little. */
  const forgetHalf = (kept: Kept) => {
    const gone = kept.messages.splice(0, Math.ceil(kept.messages.length / 2));
    const freed = gone.reduce((sum, text) => sum + text.length, 0);
    kept.bytes -= freed;
    bytes -= freed;
    kept.lost += gone.length;
  };
  /** From whoever takes most, so that a flood costs nobody else. */
  const makeRoom = () => {
    for (;;) {
      if (bytes <= mostBytes) return;
      const [largest] = [...runs.values()].toSorted((one, other) => other.bytes - one.bytes);
      if (largest && largest.messages.length > 0) forgetHalf(largest);
      else if (runs.size > 0) forgetRun();
      else return;
    }
  };
  const keep = (run: string, text: string) => {
    const kept = runs.get(run);
    if (!kept) return;
    kept.messages.push(text);
    kept.bytes += text.length;
    bytes += text.length;
    if (kept.messages.length > perRun) forgetHalf(kept);
    makeRoom();
  };
  /** Whether it is news: whoever connects again says it again. */
  const begin = (run: string, text: string): boolean => {
    const known = runs.get(run);
    if (known) {
      const isNews = known.hello !== text;
      known.hello = text;
      return isNews;
    }
    runs.set(run, { hello: text, messages: [], bytes: text.length, lost: 0 });
    bytes += text.length;
    if (runs.size > mostRuns) forgetRun();
    makeRoom();
    return true;
  };
  const gone = (run: string | null, count: number): string[] =>
    count === 0 ? [] : [JSON.stringify({ type: 'lost', run, at: 0, count } satisfies Wire)];

  return {
    add(message) {
      const text = JSON.stringify(message);
      if (message.type === 'hello') return begin(message.run, text) ? text : null;
      if (message.type === 'lost') lost += message.count;
      else keep(message.run, text);
      return text;
    },
    all: () => [
      ...gone(null, lost),
      ...[...runs].flatMap(([run, kept]) => [kept.hello, ...gone(run, kept.lost), ...kept.messages]),
    ],
    get bytes() {
      return bytes;
    },
    get runs() {
      return runs.size;
    },
  };
}
