import type { Problem } from '../problem.ts';
import { walkableOf, withDesk } from '../tour.ts';

/** Something to be covered: walking any one of its arcs is enough. */
export interface Target {
  readonly name: string;
  readonly arcs: readonly number[];
}

/** Walks that take at least one arc of each group; `problem` requires no arc by itself. */
export interface Covering {
  readonly problem: Problem;
  readonly groups: readonly (readonly number[])[];
}

export type DeskNetwork = ReturnType<typeof withDesk>;

/** The arcs that a test can walk, and the targets that have none of them. */
export function possible(problem: Problem, targets: readonly Target[]) {
  const { walkable } = walkableOf({ ...problem, required: new Uint8Array(problem.tail.length).fill(1) });
  const cannot = targets.filter(({ arcs }) => arcs.every((arc) => walkable[arc] === 0));
  return { walkable, impossible: cannot.map(({ name }) => name) };
}

/** A covering with fewer arcs and groups and the same least cost, and which arc each one was. */
export interface Lean extends Covering {
  readonly arc: Int32Array;
  /** By which arc of the lean one each arc is stood for; −1 where it is left out. */
  readonly place: Int32Array;
  /** Which group each one was; the others are covered wherever these are. */
  readonly group: readonly number[];
}

/**
 * Of arcs between the same nodes that are in the same groups one is enough; a loop that is in none is never walked; a
 * group is covered for nothing where a part of it is a group as well.
 */
export function leanOf({ problem, groups }: Covering): Lean {
  const kept = leastGroups(groups);
  const { tail, head } = problem;
  const signs: string[] = Array.from({ length: tail.length }, () => '');
  for (const [index, group] of kept.entries()) for (const arc of groups[group]!) signs[arc] += ` ${index}`;
  const place = new Int32Array(tail.length).fill(-1);
  const first = new Map<string, number>();
  const arcs: number[] = [];
  for (let arc = 0; arc < tail.length; arc++) {
    if (signs[arc] === '' && tail[arc] === head[arc]) continue;
    const key = `${tail[arc]} ${head[arc]}${signs[arc]}`;
    const known = first.get(key) ?? arcs.length;
    if (known === arcs.length) {
      first.set(key, known);
      arcs.push(arc);
    }
    place[arc] = known;
  }
  const pick = (list: Int32Array) => Int32Array.from(arcs, (arc) => list[arc]!);
  return {
    problem: {
      ...problem,
      tail: pick(tail),
      head: pick(head),
      price: pick(problem.price),
      required: new Uint8Array(arcs.length),
    },
    groups: kept.map((group) => [...new Set(groups[group]!.map((arc) => place[arc]!))]),
    arc: Int32Array.from(arcs),
    place,
    group: kept,
  };
}

/** Groups that hold no other group. */
export const leastOf = (groups: readonly (readonly number[])[]): (readonly number[])[] =>
  leastGroups(groups).map((group) => groups[group]!);

/** Groups that hold no other group, by number; of equal ones the first. */
function leastGroups(groups: readonly (readonly number[])[]): number[] {
  const order = [...groups.keys()].toSorted((a, b) => groups[a]!.length - groups[b]!.length || a - b);
  const byArc = new Map<number, number[]>();
  const kept: number[] = [];
  for (const group of order) {
    const hits = new Map<number, number>();
    for (const arc of groups[group]!) {
      for (const other of byArc.get(arc) ?? []) hits.set(other, (hits.get(other) ?? 0) + 1);
    }
    if ([...hits].some(([other, times]) => times === groups[other]!.length)) continue;
    kept.push(group);
    for (const arc of groups[group]!) {
      const list = byArc.get(arc);
      if (list) list.push(group);
      else byArc.set(arc, [group]);
    }
  }
  return kept.toSorted((a, b) => a - b);
}

/** The groups of each arc of a network with its desk. Giving out the first test is the last group: there is one. */
export function groupsByArc(
  { groups }: Pick<Covering, 'groups'>,
  network: DeskNetwork,
): readonly (readonly number[])[] {
  const byArc: number[][] = Array.from({ length: network.tail.length }, () => []);
  for (const [group, arcs] of groups.entries()) for (const arc of arcs) byArc[arc]!.push(group);
  byArc.at(-1)!.push(groups.length);
  return byArc;
}
