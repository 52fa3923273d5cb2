import type { ContextTable } from './context.ts';

/** Where marked texts are, as sets of bits: one bit a mark. */
export interface Marked {
  readonly carried: number;
  readonly decisive: number;
}

/** Looks for marked texts in contexts. What was looked through once is not looked through again. */
export class MarkFinder {
  readonly #marks: readonly string[];
  readonly #contexts: ContextTable;
  readonly #decisive: number[] = [];
  readonly #objects = new WeakMap<object, number>();
  readonly #lists: (readonly string[])[] = [];

  constructor(marks: readonly string[], contexts: ContextTable) {
    this.#marks = marks;
    this.#contexts = contexts;
  }

  /** The marks in a context of which the number is known, and in what it may hide: `display`. */
  in(context: number, shown: object): Marked {
    if (this.#marks.length === 0) return none;
    const decisive = (this.#decisive[context] ??= this.#decisiveIn(context));
    return { decisive, carried: decisive | this.#bits((shown as { display?: unknown }).display) };
  }

  /** The marks of a set of bits, in the order in which they were given. */
  list(bits: number): readonly string[] {
    return (this.#lists[bits] ??= this.#marks.filter((_, index) => (bits & (1 << index)) !== 0));
  }

  #decisiveIn(context: number): number {
    let bits = 0;
    this.#contexts.each(context, (value) => (bits |= this.#bits(value)));
    return bits;
  }

  #bits(value: unknown): number {
    if (typeof value === 'string')
      return this.#marks.reduce((bits, mark, index) => bits | (value.includes(mark) ? 1 << index : 0), 0);
    if (typeof value !== 'object' || value === null) return 0;
    const known = this.#objects.get(value);
    if (known !== undefined) return known;
    this.#objects.set(value, 0);
    const json = 'toJSON' in value ? (value.toJSON as () => unknown)() : Object.entries(value).flat();
    const bits = Array.isArray(json)
      ? json.reduce<number>((all, part) => all | this.#bits(part), 0)
      : this.#bits(json);
    this.#objects.set(value, bits);
    return bits;
  }
}

const none: Marked = { carried: 0, decisive: 0 };
