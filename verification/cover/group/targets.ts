import { conditionsOf, decides } from '../inside/formula.ts';
import type { Inside } from '../inside/model.ts';
import type { Target } from './covering.ts';

/** What is asked of a machine from inside: each target is covered by any one of its edges. */
export const insideGoals = {
  chart: 'every transition of the chart is taken',
  'chart-refusals': 'everything is refused once in each configuration of states',
  guards: 'every condition of a guard decides, once with yes and once with no (MC/DC)',
  requirements: 'every transition is taken that a story of a requirement takes',
} as const;
export type InsideGoal = keyof typeof insideGoals;

class Collector {
  readonly #edges = new Map<string, number[]>();

  add(name: string, edge?: number): void {
    const known = this.#edges.get(name);
    if (known === undefined) this.#edges.set(name, edge === undefined ? [] : [edge]);
    else if (edge !== undefined && known.at(-1) !== edge) known.push(edge);
  }

  targets(without: ReadonlySet<string> = new Set()): Target[] {
    return [...this.#edges].filter(([name]) => !without.has(name)).map(([name, arcs]) => ({ name, arcs }));
  }
}

/** What a target of the chart is called: the key of its transition. */
const chart = ({ model, written, noted, opening }: Inside): Target[] => {
  const found = new Collector();
  for (const { key } of written) found.add(key);
  for (let edge = 0; edge < model.tail.length; edge++) {
    for (const one of noted(edge).taken) found.add(written[one]!.key, edge);
  }
  return found.targets(new Set(opening.taken.map((one) => written[one]!.key)));
};

/** Which conditions decide in what guards said, and how, by name. */
export function decidedIn({ written }: Pick<Inside, 'written'>, asked: Inside['opening']['asked']): string[] {
  return asked.flatMap(({ transition, values }) => {
    const { key, guard } = written[transition]!;
    if (guard === null) return [];
    return conditionsOf(guard).flatMap(({ name }, at) =>
      decides(guard, values, at) ? [rowName(key, name, values[at]!)] : [],
    );
  });
}

const rowName = (key: string, condition: string, value: boolean): string =>
  `${key}: ${condition} ${value ? 'yes' : 'no'}`;

const guards = (inside: Inside): Target[] => {
  const { model, written, noted, opening } = inside;
  const found = new Collector();
  for (const { key, guard } of written) {
    for (const { name } of guard ? conditionsOf(guard) : []) {
      for (const value of [true, false]) found.add(rowName(key, name, value));
    }
  }
  const rows = new Map<object, readonly string[]>();
  for (let edge = 0; edge < model.tail.length; edge++) {
    const { asked } = noted(edge);
    if (asked.length === 0) continue;
    const known = rows.get(asked) ?? decidedIn(inside, asked);
    rows.set(asked, known);
    for (const name of known) found.add(name, edge);
  }
  return found.targets(new Set(decidedIn(inside, opening.asked)));
};

/** Where a refusal is tried: a configuration of states, and the type of what is refused in it. */
export const refusalName = ({ model, configurations }: Inside, edge: number): string =>
  `${configurations[model.tail[edge]!]} refuses ${model.inputs[model.input[edge]!]!.event.type}`;

const chartRefusals = (inside: Inside): Target[] => {
  const { refused } = inside.model;
  const found = new Collector();
  for (let edge = 0; edge < refused.length; edge++) {
    if (refused[edge] === 1) found.add(refusalName(inside, edge), edge);
  }
  return found.targets();
};

/** Which transitions of a machine, by key, carry a requirement: a paragraph of the manual, a rule, a property. */
export type Tags = Readonly<Record<string, readonly string[]>>;

const requirements = (inside: Inside, tags: Tags): Target[] => {
  const carried = new Map<string, string[]>();
  for (const [tag, keys] of Object.entries(tags)) {
    for (const key of keys) carried.set(key, [...(carried.get(key) ?? []), tag]);
  }
  const own = new Map(chart(inside).map(({ name, arcs }) => [name, arcs]));
  const opening = new Set(inside.opening.taken.map((one) => inside.written[one]!.key));
  return [...carried]
    .filter(([key]) => !opening.has(key))
    .map(([key, names]) => ({ name: `${key} (${names.join(', ')})`, arcs: own.get(key) ?? [] }));
};

/** The targets of a goal, those without an edge included: they cannot be covered. */
export function targetsOf(inside: Inside, goal: InsideGoal, tags: Tags = {}): Target[] {
  if (goal === 'chart') return chart(inside);
  if (goal === 'guards') return guards(inside);
  return goal === 'requirements' ? requirements(inside, tags) : chartRefusals(inside);
}
