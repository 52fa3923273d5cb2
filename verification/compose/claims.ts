import type { ClaimVerdict } from '../check.ts';
import type { EdgeClaim, JointClaim, StateClaim } from '../claims/claim.ts';
import type { Trace } from '../graph.ts';
import type { Place } from '../product/slots.ts';
import type { Step } from '../product/step.ts';
import { reachedPairs } from './graph.ts';
import type { Goal } from './history.ts';
import type { Outside } from './outsides.ts';
import type { Walked } from './walked.ts';

/** What is found of a claim: where it says something, and where it is broken, each with the step there. */
interface Found {
  readonly reached: number;
  readonly met: Broken | null;
  readonly broken: readonly Broken[];
}

interface Broken {
  readonly row: number;
  readonly mask: Uint32Array | null;
  /** The step at the end, and the pair afterwards. */
  readonly last: Last | null;
}

/** The step at the end of a trace, with the pair afterwards: of this device or the bank, or of the other device. */
interface Last {
  readonly to: number;
  readonly by: { readonly who: string; readonly label: string; readonly felt: number } | Outside;
}

export function checkView(
  walked: Walked,
  name: string,
  claim: StateClaim<Place> | EdgeClaim<Place, Step>,
): ClaimVerdict {
  return verdict(
    walked,
    name,
    claim.kind === 'always' ? findStates(walked, claim) : findEdges(walked, claim),
  );
}

function findStates(walked: Walked, { when, holds }: StateClaim<Place>): Found {
  let met: Broken | null = null;
  let reached = 0;
  const broken: Broken[] = [];
  for (const row of reachedPairs(walked)) {
    const place = walked.view.place(row);
    if (!when(place)) continue;
    reached++;
    const here: Broken = { row, mask: null, last: null };
    met ??= here;
    if (!holds(place)) broken.push(here);
  }
  return { reached, met, broken };
}

function findEdges(walked: Walked, { when, among, holds }: EdgeClaim<Place, Step>): Found {
  const { pairs, view } = walked;
  const { near, desk } = pairs;
  const asked = new Map<Step, boolean>();
  const isMeant = (step: Step): boolean => {
    const known = asked.get(step) ?? when(step);
    asked.set(step, known);
    return known;
  };
  const matters = Uint8Array.from(near.leaves.steps, (step) => (when(step) ? 1 : 0));
  let met: Broken | null = null;
  let reached = 0;
  const broken: Broken[] = [];
  const look = (row: number, step: Step, to: number, end: () => Broken): void => {
    const before = view.place(row);
    const after = view.place(to);
    if (among && !among(before, step, after)) return;
    reached++;
    met ??= end();
    if (!holds(before, step, after)) broken.push(end());
  };
  for (const row of reachedPairs(walked)) {
    const { first, account, device, felt, step } = near.moves;
    for (let move = first[row]!; move < first[row + 1]!; move++) {
      if (matters[step[move]!] === 0) continue;
      const to = view.pairOf(account[move]!, device[move]!);
      const what = near.leaves.steps[step[move]!]!;
      look(row, what, to, () => ({
        row,
        mask: null,
        last: { to, by: { who: 'device 1', label: what.label, felt: felt[move]! } },
      }));
    }
    const own = desk.moves;
    const at = view.accountOf(row);
    for (let move = own.first[at]!; move < own.first[at + 1]!; move++) {
      const { step: what, to } = view.deskStep(move, row);
      if (!isMeant(what)) continue;
      look(row, what, to, () => ({
        row,
        mask: null,
        last: { to, by: { who: 'the bank', label: what.label, felt: own.felt[move]! } },
      }));
    }
    for (const { outside, step: what, to, mask } of walked.outsides().of(row)) {
      if (!isMeant(what) || !walked.outsides().happens(row, outside)) continue;
      look(row, what, to, () => ({ row, mask, last: { to, by: outside } }));
    }
  }
  return { reached, met, broken };
}

/** A claim on both devices: each device's look is a class, and rows of bits say which classes meet. */
export function checkTogetherness(
  walked: Walked,
  name: string,
  { look, when, holds }: JointClaim<Place>,
): ClaimVerdict {
  const { view, reached, pairs } = walked;
  const rows = reachedPairs(walked);
  const looks = new Map(rows.map((row) => [row, look(view.place(row))]));
  const { words, width } = reached.visited;
  const masks = Array.from({ length: pairs.accounts }, () => new Map<string, Uint32Array>());
  for (const [row, text] of looks) {
    const of = masks[view.accountOf(row)]!;
    const mask = of.get(text) ?? new Uint32Array(width);
    const device = view.deviceOf(row);
    mask[device >>> 5]! |= 1 << (device & 31);
    of.set(text, mask);
  }
  const isMet = (row: number, mask: Uint32Array) => {
    for (let at = 0; at < width; at++) if ((words[row * width + at]! & mask[at]!) !== 0) return true;
    return false;
  };
  let met: Broken | null = null;
  let count = 0;
  const broken: Broken[] = [];
  for (const [row, one] of looks) {
    for (const [other, mask] of masks[view.accountOf(row)]!) {
      if (!when(one, other) || !isMet(row, mask)) continue;
      count++;
      const here: Broken = { row, mask, last: null };
      met ??= here;
      if (!holds(one, other)) broken.push(here);
    }
  }
  return verdict(walked, name, { reached: count, met, broken });
}

function verdict(walked: Walked, name: string, { reached, met, broken }: Found): ClaimVerdict {
  const isSmall = walked.reached.states <= walked.exampleBound;
  return {
    claim: name,
    on: walked.name,
    holds: broken.length === 0 && reached > 0,
    reached,
    example: met && isSmall ? traceOf(walked, [met]) : null,
    trace: broken.length > 0 ? traceOf(walked, broken) : null,
  };
}

/** A shortest way to one of several places. */
function traceOf({ history, pairs, outsides }: Walked, ends: readonly Broken[]): Trace {
  const byRow = new Map<number, Broken>();
  const goal = new Map<number, Uint32Array | null>();
  for (const end of ends) {
    const known = goal.get(end.row);
    if (known === null || (known !== undefined && end.mask !== null)) {
      if (known && end.mask) for (let at = 0; at < known.length; at++) known[at]! |= end.mask[at]!;
      continue;
    }
    goal.set(end.row, end.mask && end.mask.slice());
    byRow.set(end.row, end);
  }
  const way = history.wayTo(goal as Goal);
  if (!way) throw new RangeError('A state that was reached is not found again.');
  const { last, mask } = byRow.get(way.row)!;
  if (!last) return history.told(way);
  const isThere = (one: Broken) =>
    one.row === way.row &&
    (one.mask === null || ((one.mask[way.column >>> 5]! >>> (way.column & 31)) & 1) === 1);
  const { to, by } = mask === null ? last : ends.find(isThere)!.last!;
  if ('who' in by) {
    const column = pairs.feeling.after(by.felt, way.column);
    return history.told(way, { text: `${by.who}: ${by.label}`, row: to, column });
  }
  const { label, device } = outsides().doneBy(by, way.column);
  return history.told(way, { text: `device 2: ${label}`, row: to, column: device });
}
