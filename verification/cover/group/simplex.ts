/** What a column of a covering programme costs, and how often it covers each row. */
export interface Column {
  readonly cost: number;
  readonly rows: readonly number[];
  readonly times: readonly number[];
}

const tiny = 1e-9;

/**
 * The linear programme min Σ cost·y over y ≥ 0 that covers every row at least once, by the revised simplex method with
 * an inverse of the basis. Columns are added as they are found; the last basis is the start for the next solution.
 */
export class Master {
  readonly columns: Column[] = [];
  readonly #size: number;
  readonly #inverse: Float64Array;
  readonly #basis: number[];
  readonly #value: Float64Array;

  /** `alone`: what it costs at most to cover each row by itself. */
  constructor(alone: readonly number[]) {
    const size = alone.length;
    this.#size = size;
    for (const [row, cost] of alone.entries()) this.columns.push({ cost, rows: [row], times: [1] });
    this.#basis = [...alone.keys()];
    this.#inverse = new Float64Array(size * size);
    for (let row = 0; row < size; row++) this.#inverse[row * size + row] = 1;
    // Rows are asked for a little unevenly, so that no two of them tie and the method cannot turn in a circle.
    this.#value = Float64Array.from(alone, (_, row) => 1 + 1e-5 * (((row * 7919) % 1009) / 1009));
  }

  add(column: Column): void {
    this.columns.push(column);
  }

  /** Solves it as it is, and gives what each row is worth. */
  solve(): Float64Array {
    for (;;) {
      const worth = this.#worth();
      const entering = this.#entering(worth);
      if (entering === null || !this.#pivot(entering)) return worth;
    }
  }

  /** How much of each column is used. */
  used(): Float64Array {
    const used = new Float64Array(this.columns.length);
    for (const [row, column] of this.#basis.entries()) if (column >= 0) used[column] = this.#value[row]!;
    return used;
  }

  #worth(): Float64Array {
    const worth = new Float64Array(this.#size);
    for (const [row, column] of this.#basis.entries()) {
      const cost = column < 0 ? 0 : this.columns[column]!.cost;
      if (cost === 0) continue;
      const start = row * this.#size;
      for (let at = 0; at < this.#size; at++) worth[at]! += cost * this.#inverse[start + at]!;
    }
    return worth;
  }

  /** The column that saves most, `~row` for covering a row more than once; `null` when nothing saves. */
  #entering(worth: Float64Array): number | null {
    let best = -1e-7;
    let found: number | null = null;
    for (const [index, { cost, rows, times }] of this.columns.entries()) {
      let reduced = cost;
      for (let at = 0; at < rows.length; at++) reduced -= worth[rows[at]!]! * times[at]!;
      if (reduced < best) [best, found] = [reduced, index];
    }
    for (let row = 0; row < this.#size; row++) if (worth[row]! < best) [best, found] = [worth[row]!, ~row];
    return found;
  }

  /** Whether a column could be brought in. */
  #pivot(entering: number): boolean {
    const size = this.#size;
    const way = new Float64Array(size);
    const { rows, times } = entering < 0 ? { rows: [~entering], times: [-1] } : this.columns[entering]!;
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let at = 0; at < rows.length; at++) sum += this.#inverse[row * size + rows[at]!]! * times[at]!;
      way[row] = sum;
    }
    let leaving = -1;
    let least = Infinity;
    for (let row = 0; row < size; row++) {
      if (way[row]! < 1e-7) continue;
      const ratio = this.#value[row]! / way[row]!;
      if (ratio < least - tiny || (ratio < least + tiny && leaving >= 0 && way[row]! > way[leaving]!)) {
        least = ratio;
        leaving = row;
      }
    }
    if (leaving < 0) return false;
    const pivot = way[leaving]!;
    const start = leaving * size;
    for (let at = 0; at < size; at++) this.#inverse[start + at]! /= pivot;
    this.#value[leaving]! /= pivot;
    for (let row = 0; row < size; row++) {
      const factor = way[row]!;
      if (row === leaving || Math.abs(factor) < 1e-12) continue;
      for (let at = 0; at < size; at++)
        this.#inverse[row * size + at]! -= factor * this.#inverse[start + at]!;
      this.#value[row] = Math.max(0, this.#value[row]! - factor * this.#value[leaving]!);
    }
    this.#basis[leaving] = entering;
    return true;
  }
}
