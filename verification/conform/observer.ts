import { BoundExceeded } from '../failure.ts';
import type { Owned } from './owner.ts';
import { isWritten, type Move, type WatchedProduct } from './product.ts';
import type { Misfit } from './schema.ts';

/** Where the machines may be: a state, and what its last step has still to write. */
interface Config {
  readonly code: number;
  readonly left: Move | null;
  /** How much of it is written. */
  readonly done: number;
}

const bound = 200_000;
const free = (code: number): Config => ({ code, left: null, done: 0 });

/** Follows the lines of one account on one device through a product: every state that fits what was written so far. */
export class Observer {
  readonly name: string;
  readonly #product: WatchedProduct;
  readonly #device: string | null;
  #configs: readonly Config[] = [free(0)];
  #corr: string | null = null;
  /** Others did something since the last line that was compared. */
  #othersActed = false;
  #lastFitting: number | null = null;

  readonly #passes: (move: Move) => boolean;

  /** `passes`: whether there was time for a step. */
  constructor(
    name: string,
    product: WatchedProduct,
    device: string | null,
    passes: (move: Move) => boolean = () => true,
  ) {
    this.name = name;
    this.#passes = passes;
    this.#product = product;
    this.#device = device;
  }

  /** A line that is somebody else's. */
  hear(): void {
    this.#othersActed = true;
  }

  /** Takes a line that is compared. `isShared`: its command wrote lines of somebody else, too. */
  take({ line, row }: Owned, isShared: boolean): Misfit | null {
    const withOthers = this.#othersActed || isShared;
    const closed = this.#closure(withOthers);
    const next = new Map<string, Config>();
    const expected = new Set<string>();
    const write = (move: Move, done: number) => {
      const one = move.writes[done]!;
      expected.add(`${one.type} (${move.input.label})`);
      const isNext = done === 0 || row.corr === this.#corr;
      if (isNext && isWritten(row, one, move.input, this.#device)) this.#add(next, move, done + 1);
    };
    for (const { left, done } of this.#configs) if (left) write(left, done);
    for (const code of closed) {
      for (const move of this.#moves(code, withOthers)) if (move.writes.length > 0) write(move, 0);
    }
    if (next.size === 0) return this.#misfit(line, row.type, [...expected].toSorted());
    this.#configs = [...next.values()];
    this.#corr = row.corr;
    this.#othersActed = false;
    this.#lastFitting = line;
    return null;
  }

  /** After the last line: whether a command is left half written. */
  end(): Misfit | null {
    if (this.#configs.some(({ left }) => left === null)) return null;
    const expected = this.#configs.map(
      ({ left, done }) => `${left!.writes[done]!.type} (${left!.input.label})`,
    );
    const misfit = this.#misfit(this.#lastFitting!, 'the end of the log', [...new Set(expected)].toSorted());
    return { ...misfit, isEnd: true };
  }

  #add(next: Map<string, Config>, move: Move, done: number): void {
    const isWhole = done === move.writes.length;
    const config = isWhole ? free(move.to) : { code: move.to, left: move, done };
    const rest = isWhole
      ? ''
      : move.writes
          .slice(done)
          .map(({ type }) => type)
          .join();
    next.set(`${move.to} ${rest} ${isWhole ? '' : move.input.label}`, config);
  }

  /** Every state that may have come about without a line. */
  #closure(withOthers: boolean): ReadonlySet<number> {
    const reached = new Set(this.#configs.filter(({ left }) => left === null).map(({ code }) => code));
    for (const code of reached) {
      for (const { to, writes } of this.#moves(code, withOthers)) if (writes.length === 0) reached.add(to);
      if (reached.size > bound) throw new BoundExceeded(this.name, bound);
    }
    return reached;
  }

  /** What may happen in a state. Others do something only where the log says so. */
  #moves(code: number, withOthers: boolean): readonly Move[] {
    const { own, others } = this.#product.moves(code);
    return (withOthers ? [...own, ...others] : own).filter(this.#passes);
  }

  #misfit(line: number, found: string, expected: string[]): Misfit {
    const codes = [...new Set(this.#configs.map(({ code }) => code))].slice(0, 3);
    return {
      line,
      isEnd: false,
      found,
      expected,
      lastFitting: this.#lastFitting,
      states: codes.map((code) => this.#product.tell(code)),
      observer: this.name,
    };
  }
}
