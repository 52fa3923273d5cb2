import type { Graph } from '../graph.ts';
import { GraphBuilder } from '../graph.ts';
import type { Place } from '../product/slots.ts';
import { tellPlace } from '../product/tell.ts';
import type { Step } from '../product/step.ts';
import type { Walked } from './walked.ts';

/** The pairs that are reached, nearest first. */
export function reachedPairs({ reached: { depthOf } }: Pick<Walked, 'reached'>): number[] {
  const rows: number[] = [];
  for (let row = 0; row < depthOf.length; row++) if (depthOf[row]! >= 0) rows.push(row);
  return rows.toSorted((a, b) => depthOf[a]! - depthOf[b]! || a - b);
}

/**
 * What one device sees, as a graph. Each state and each edge is one of the product; a way through it may not be, for
 * the other device may not be able to do all of it in a row. What the other device does unseen is left out.
 */
export function viewGraph(walked: Walked): Graph<Place, Step> {
  const { name, pairs, view } = walked;
  const { near, desk, slice } = pairs;
  const stateOf = new Map<number, number>([[0, 0]]);
  const rows = [0];
  const builder = new GraphBuilder();
  const steps: Step[] = [...near.leaves.steps];
  const places = new Map<Step, number>();
  const stepOf = (step: Step): number => {
    const place = places.get(step) ?? steps.length;
    if (place === steps.length) {
      steps.push(step);
      places.set(step, place);
    }
    return place;
  };
  const go = (row: number, step: number) => {
    const known = stateOf.get(row) ?? rows.length;
    if (known === rows.length) {
      rows.push(row);
      stateOf.set(row, known);
    }
    builder.edge(known, step);
  };
  for (const row of rows) {
    builder.open();
    const { first, account, device, step } = near.moves;
    for (let move = first[row]!; move < first[row + 1]!; move++) {
      go(view.pairOf(account[move]!, device[move]!), step[move]!);
    }
    const at = view.accountOf(row);
    for (let move = desk.moves.first[at]!; move < desk.moves.first[at + 1]!; move++) {
      const { step: what, to } = view.deskStep(move, row);
      go(to, stepOf(what));
    }
    for (const { outside, step: what, to } of walked.outsides().of(row)) {
      if (walked.outsides().happens(row, outside)) go(to, stepOf(what));
    }
  }
  const place = (state: number) => view.place(rows[state]!);
  return { name, ...builder.build(), steps, place, tell: (state) => tellPlace(slice, place(state)) };
}
