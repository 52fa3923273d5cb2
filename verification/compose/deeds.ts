import type { Pairs } from './pairs.ts';

/** What one device, or the account, does from each pair: distinct ones only, by what the other device feels. */
export interface Deeds {
  readonly first: Int32Array;
  readonly felt: Int32Array;
  /** The pair afterwards. */
  readonly to: Int32Array;
  /** For each thing felt, the device afterwards of each device; −1 where no product comes. */
  readonly feltBy: readonly Int32Array[];
}

/** The moves of each pair without what does nothing, and without repetitions; the account's own count as the pair's. */
export function deedsOf(of: Pairs): Deeds {
  const { pairs, accounts, devices, near, desk, feeling } = of;
  const pairAt = new Map<number, number>();
  for (let pair = 0; pair < pairs.size; pair++) pairAt.set(pairs.key(pair), pair);
  const first = new Int32Array(pairs.size + 1);
  const felts: number[] = [];
  const tos: number[] = [];
  for (let pair = 0; pair < pairs.size; pair++) {
    first[pair] = tos.length;
    const account = pairs.key(pair) % accounts;
    const device = Math.floor(pairs.key(pair) / accounts);
    const seen = new Set<number>();
    const note = (to: number, there: number, felt: number) => {
      const target = pairAt.get(to + accounts * there)!;
      if (felt > 0 || target !== pair) seen.add(felt * pairs.size + target);
    };
    for (let move = near.moves.first[pair]!; move < near.moves.first[pair + 1]!; move++) {
      note(near.moves.account[move]!, near.moves.device[move]!, near.moves.felt[move]!);
    }
    for (let move = desk.moves.first[account]!; move < desk.moves.first[account + 1]!; move++) {
      const felt = desk.moves.felt[move]!;
      note(desk.moves.account[move]!, feeling.after(felt, device), felt);
    }
    for (const key of [...seen].toSorted((a, b) => a - b)) {
      felts.push(Math.floor(key / pairs.size));
      tos.push(key % pairs.size);
    }
  }
  first[pairs.size] = tos.length;
  return {
    first,
    felt: Int32Array.from(felts),
    to: Int32Array.from(tos),
    feltBy: feeling.felts.map((_, felt) =>
      Int32Array.from({ length: devices.size }, (__, device) => feeling.known(felt, device)),
    ),
  };
}
