/** How many bits of a word are set. */
export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Calls `found` with the place of every set bit of `words`, from word `begin` to word `end`. */
export function eachBit(words: Uint32Array, begin: number, end: number, found: (bit: number) => void): void {
  for (let at = begin; at < end; at++) {
    for (let word = words[at]!; word !== 0; word &= word - 1) {
      found(((at - begin) << 5) + 31 - Math.clz32(word & -word));
    }
  }
}

/** Turns a block of 32 × 32 bits: bit `j` of word `i` becomes bit `i` of word `j`. In place. */
export function turn(block: Uint32Array): void {
  for (let width = 16, mask = 0x0000_ffff; width > 0; width >>>= 1, mask ^= mask << width) {
    for (let at = 0; at < 32; at = (at + width + 1) & ~width) {
      const moved = ((block[at]! >>> width) ^ block[at + width]!) & mask;
      block[at + width]! ^= moved;
      block[at]! ^= moved << width;
    }
  }
}

/**
 * A set of triples (account, device, device) as rows of bits: one row for each pair of an account with the first
 * device, in which a bit says the second. Rows that were never met take no room.
 */
export class Rows {
  readonly words: Uint32Array;
  readonly width: number;

  constructor(rows: number, columns: number) {
    this.width = (columns + 31) >>> 5;
    this.words = new Uint32Array(rows * this.width);
  }

  add(row: number, column: number): void {
    this.words[row * this.width + (column >>> 5)]! |= 1 << (column & 31);
  }

  /** The places of the bits in a row. */
  in(row: number): number[] {
    const found: number[] = [];
    eachBit(this.words, row * this.width, (row + 1) * this.width, (bit) => found.push(bit));
    return found;
  }
}
