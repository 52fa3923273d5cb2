import {
  blockMilliseconds,
  type DurationKey,
  milliseconds,
  type Policy,
} from '../../machines/vocabulary/policy/index.ts';
import { keyOf } from '../key.ts';
import { Observer } from './observer.ts';
import { type Owned, ownership } from './owner.ts';
import { type Move, WatchedProduct } from './product.ts';
import type { Numbered } from './read.ts';
import type { AuditRow, Misfit } from './schema.ts';
import { type Watch, watches } from './watch.ts';

/** What following an audit log found out. */
export interface Followed {
  readonly judged: number;
  readonly observers: number;
  readonly misfit: Misfit | null;
}

let built = { policy: '', products: new Map<Watch, WatchedProduct>() };

/** What was walked of a product is known to the next log under the same policy. */
function productOf(watch: Watch, policy: Policy): WatchedProduct {
  const key = keyOf(policy);
  if (built.policy !== key) built = { policy: key, products: new Map() };
  const product = built.products.get(watch) ?? new WatchedProduct(watch, policy);
  built.products.set(watch, product);
  return product;
}

/** An entry that stands there twice, by its id. */
function twice(rows: readonly Owned[]): Misfit | null {
  const lines = new Map<unknown, number>();
  for (const { line, row } of rows) {
    const { id = line } = row;
    const before = lines.get(id);
    lines.set(id, line);
    if (before === undefined) continue;
    return {
      line,
      isEnd: false,
      found: `${row.type}, the entry of line ${before} again`,
      expected: [],
      lastFitting: line - 1,
      states: [],
      observer: 'ids',
    };
  }
  return null;
}

const short = (text: string | null): string => (text === null ? 'none' : `${text.slice(0, 8)}…`);

/** Whether a step had time: a deadline that is longer than the whole log did not pass in it. */
function hadTime(rows: readonly Owned[], policy: Policy): (move: Move) => boolean {
  const times = rows.map(({ row }) => row.at);
  if (times.includes(undefined)) return () => true;
  const [first, last] = (times as number[]).reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, -Infinity],
  );
  const lengthOf = (delay: string) =>
    delay === 'lock.tempDurations'
      ? blockMilliseconds(policy, 1)
      : milliseconds(policy, delay as DurationKey);
  return ({ input: { delay } }) => delay === undefined || lengthOf(delay) <= last - first;
}

/** The lines that concern an account on a device: those of the account, and those of the device, in order. */
function nearness(rows: readonly Owned[]): (seat: AuditRow) => readonly Owned[] {
  const byActor = new Map<string | null, Owned[]>();
  const byDevice = new Map<string | null, Owned[]>();
  const note = (all: Map<string | null, Owned[]>, name: string | null, one: Owned) => {
    const known = all.get(name);
    if (known) known.push(one);
    else all.set(name, [one]);
  };
  for (const one of rows) {
    note(byActor, one.row.actor, one);
    note(byDevice, one.row.deviceId, one);
  }
  return ({ actor, deviceId }) => {
    const ofOthers =
      deviceId === null ? [] : byDevice.get(deviceId)!.filter(({ row }) => row.actor !== actor);
    return [...byActor.get(actor)!, ...ofOthers].toSorted((a, b) => a.line - b.line);
  };
}

const isOf = ({ about }: Watch, { owner }: Owned) => owner !== null && about.includes(owner);

/** Whether a line is compared by whoever follows this device: its own lines, and those of the account. */
const isCompared = ({ judges }: Watch, { owner, row }: Owned, device: string | null): boolean =>
  owner !== null && judges.includes(owner) && (owner === 'account' || row.deviceId === device);

/** Follows each account on each of its devices, each watch by itself. The first line that somebody cannot explain counts. */
export function followAudit(
  rows: readonly Numbered<AuditRow>[],
  policy: Policy,
  progress: (done: number, of: number) => void = () => {},
): Followed {
  const owner = ownership();
  const owned: Owned[] = rows.map(({ line, row }) => ({ line, row, owner: owner(row) }));
  const counted = owned.filter((one) => one.owner !== null && one.row.actor !== null);
  const nearTo = nearness(counted);
  const judgedLines = new Set<number>();
  const misfits: Misfit[] = [];
  const passes = hadTime(owned, policy);
  let observers = 0;
  for (const [at, watch] of watches.entries()) {
    progress(at, watches.length);
    const seats = new Map<string, Owned>();
    for (const one of counted)
      if (isOf(watch, one)) seats.set(JSON.stringify([one.row.actor, one.row.deviceId]), one);
    if (seats.size === 0) continue;
    const product = productOf(watch, policy);
    for (const { row } of seats.values()) {
      observers++;
      const misfit = follow(product, row, nearTo(row), judgedLines, passes);
      if (misfit) misfits.push(misfit);
    }
  }
  const again = twice(owned);
  if (again) misfits.push(again);
  misfits.sort((a, b) => a.line - b.line);
  return { judged: judgedLines.size, observers, misfit: misfits[0] ?? null };
}

function follow(
  product: WatchedProduct,
  { actor, deviceId }: AuditRow,
  near: readonly Owned[],
  judged: Set<number>,
  passes: (move: Move) => boolean,
): Misfit | null {
  const { watch } = product;
  const name = `${watch.slice.name}, account ${short(actor)}, device ${short(deviceId)}`;
  const observer = new Observer(name, product, deviceId, passes);
  const isMine = (one: Owned) => one.row.actor === actor && isCompared(watch, one, deviceId);
  const shared = new Set(near.filter((one) => !isMine(one)).map(({ row }) => row.corr));
  for (const one of near) {
    if (!isMine(one)) observer.hear();
    else {
      judged.add(one.line);
      const misfit = observer.take(one, shared.has(one.row.corr));
      if (misfit) return misfit;
    }
  }
  return observer.end();
}
