import { sightOfView } from '../../../verification/cover/flow-model.ts';
import { keyOf } from '../../../verification/key.ts';
import type { Astray, Moment } from './moment.ts';
import type { ScriptStep } from './script.ts';

const differing = (what: string, expected: unknown, seen: unknown): Astray[] =>
  keyOf(expected) === keyOf(seen)
    ? []
    : [{ what, expected: JSON.stringify(expected ?? null), seen: JSON.stringify(seen ?? null) }];

/** The first difference between a step of a file and what came of it. */
export function astray(step: ScriptStep, moment: Moment): Astray | null {
  if (moment.astray !== undefined) return moment.astray;
  if (step.active) {
    const found = differing('state', step.active.toSorted(), moment.active.toSorted());
    if (found[0]) return found[0];
  }
  for (const [name, expected] of Object.entries(step.context ?? {})) {
    const found = differing(name, expected, moment.context[name]);
    if (found[0]) return found[0];
  }
  if (!step.sight) return null;
  const seen: Record<string, unknown> = {
    ...(moment.view && sightOfView(moment.view)),
    done: moment.done,
    armed: moment.deadlines.map(({ name }) => name).toSorted(),
  };
  const { sight } = step;
  return Object.keys(seen).flatMap((what) => differing(what, sight[what], seen[what]))[0] ?? null;
}
