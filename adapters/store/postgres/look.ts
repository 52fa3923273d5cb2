import { Conflict } from './errors.ts';
import type { Footprint } from './footprint.ts';
import type { Fields, Selection, Snapshot } from './snapshot.ts';

/** One transaction in the making. */
export interface Attempt {
  snapshot: Snapshot;
  footprint: Footprint;
  /** What the snapshot has under a key, by kind and key, as far as it was loaded. */
  seen: Map<string, Fields[]>;
  /** Done once already, in vain: nothing is taken for granted any more. */
  again: boolean;
  /** Whether others fight about a key: then it is of no use to go on, and `Conflict` is thrown. */
  isContended(name: string): boolean;
  /** Nothing may be called any more. */
  over: boolean;
  /** To be called at the end: what every table hands over. */
  flush: (() => void)[];
}

/** A way to find rows by one column: see `Index`. */
interface Way {
  readonly kind: string;
  readonly one: Selection;
  readonly many: Selection;
  valueOf(row: Fields): string | null;
}

/**
 * The rows under some keys as the snapshot has them, at once if they came along with others; noted as read. Throws
 * `Conflict` for a key that others fight about.
 */
export function look(
  attempt: Attempt,
  way: Way,
  values: readonly string[],
): readonly Fields[] | Promise<readonly Fields[]> {
  const { footprint, over, seen, isContended } = attempt;
  if (over) throw new Error('The transaction is over.');
  const nameOf = (value: string) => `${way.kind}:${value}`;
  const contended = values.find((value) => isContended(nameOf(value)));
  if (contended !== undefined) throw new Conflict(nameOf(contended));
  const read = () =>
    values.flatMap((value) => {
      const found = seen.get(nameOf(value)) ?? [];
      footprint.read(way.kind, way.one, value, found);
      return found;
    });
  const unseen = values.filter((value) => !seen.has(nameOf(value)));
  return unseen.length === 0 ? read() : find(attempt, way, unseen).then(read);
}

async function find({ seen, snapshot }: Attempt, way: Way, values: readonly string[]): Promise<void> {
  const isOne = values.length === 1;
  const found = await (isOne ? snapshot.run(way.one, values) : snapshot.run(way.many, [values]));
  for (const value of values) {
    const rows = isOne ? found : found.filter((fields) => way.valueOf(fields) === value);
    seen.set(`${way.kind}:${value}`, rows);
  }
}
