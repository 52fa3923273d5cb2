import { statesOf } from '../../../adapters/chart/index.ts';
import { machineNamed } from '../data/machines.ts';
import type { PropertyData } from './types.ts';

/** A state that a property names, and its machine. */
export interface Involved {
  readonly machine: string;
  readonly path: string;
}

const mostOfEach = 8;

/** The words of a formula that may name states and events. */
const wordsIn = (formal: string): string[] => [
  ...new Set((formal.match(/\p{L}{4,}/gu) ?? []).map((word) => word.toLowerCase())),
];

/** The states that a formula names, or in which an event happens that it names, of the machines it is about. */
export function involvedIn({ about, formal }: PropertyData): readonly Involved[] {
  const words = wordsIn(formal);
  const names = (text: string) =>
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some(
        (part) => part.length > 3 && words.some((word) => part.startsWith(word) || word.startsWith(part)),
      );
  return about.flatMap((name) => {
    const machine = machineNamed(name);
    if (!machine) return [];
    const [, ...states] = statesOf(machine.chart);
    const named = states.filter(({ key }) => names(key));
    const found =
      named.length > 0
        ? named
        : states.filter(({ transitions }) => transitions.some(({ event }) => names(event)));
    return found.slice(0, mostOfEach).map(({ path }) => ({ machine: name, path }));
  });
}
