import type { TestModel } from './model.ts';

/** How the states of a model are told apart. */
export interface Separation {
  /** Inputs that look different from `one` and from `other`, shortest first found; empty where a look is enough. */
  between(one: number, other: number): readonly number[];
}

/** The edge of each state on each input, −1 where none leaves: then nothing happens, which is seen too. */
export function edgeTable({ size, inputs, tail, input }: TestModel): Int32Array {
  const table = new Int32Array(size * inputs.length).fill(-1);
  for (let edge = 0; edge < tail.length; edge++) table[tail[edge]! * inputs.length + input[edge]!] = edge;
  return table;
}

/**
 * Tells states apart by refining what is seen, round by round. States of a folded model differ in some round: what
 * they differ in first gives a shortest sequence of inputs after which they look different.
 */
export function separationOf(model: TestModel): Separation {
  const { size, inputs, head, refused, observations, gives } = model;
  const table = edgeTable(model);
  const width = inputs.length;
  const reactions = new Map<string, number>();
  const reaction = Int32Array.from(head, (_, edge) =>
    numbered(reactions, `${refused[edge]} ${gives(edge).join(' ')}`),
  );
  const looks = new Map<string, number>();
  const rounds = [Int32Array.from(observations, (sight) => numbered(looks, sight))];
  for (let count = looks.size; ;) {
    const before = rounds.at(-1)!;
    const names = new Map<string, number>();
    const next = Int32Array.from({ length: size }, (_, state) => {
      let signature = String(before[state]);
      for (let input = 0; input < width; input++) {
        const edge = table[state * width + input]!;
        if (edge >= 0) signature += ` ${input}:${reaction[edge]}:${before[head[edge]!]}`;
      }
      return numbered(names, signature);
    });
    if (names.size === count) break;
    count = names.size;
    rounds.push(next);
  }

  const splits = (input: number, one: number, other: number, round: number): boolean => {
    const left = table[one * width + input]!;
    const right = table[other * width + input]!;
    if (left < 0 || right < 0) return left !== right;
    return reaction[left] !== reaction[right] || rounds[round]![head[left]!] !== rounds[round]![head[right]!];
  };
  return {
    between(one, other) {
      const sequence: number[] = [];
      for (let left = one, right = other; ;) {
        const round = rounds.findIndex((blocks) => blocks[left] !== blocks[right]);
        if (round < 0) throw new Error(`No test tells state ${one} from state ${other}.`);
        if (round === 0) return sequence;
        const input = inputs.findIndex((_, index) => splits(index, left, right, round - 1));
        sequence.push(input);
        const ahead = table[left * width + input]!;
        const beside = table[right * width + input]!;
        if (ahead < 0 || beside < 0 || reaction[ahead] !== reaction[beside]) return sequence;
        left = head[ahead]!;
        right = head[beside]!;
      }
    },
  };
}

function numbered(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
