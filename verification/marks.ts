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
  readonly #texts = new Map<string, number>();
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
    if (typeof value === 'string') return this.#inText(value);
    if (typeof value !== 'object' || value === null) return 0;
    const known = this.#objects.get(value);
    if (known !== undefined) return known;
    this.#objects.set(value, 0);
    const bits = 'toJSON' in value ? this.#bits((value.toJSON as () => unknown)()) : this.#inside(value);
    this.#objects.set(value, bits);
    return bits;
  }

  #inside(value: object): number {
    let bits = 0;
    for (const key of Object.keys(value)) {
      bits |= this.#inText(key) | this.#bits((value as Record<string, unknown>)[key]);
    }
    return bits;
  }

  #inText(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const bits = this.#marks.reduce((all, mark, index) => all | (text.includes(mark) ? 1 << index : 0), 0);
    this.#texts.set(text, bits);
    return bits;
  }
}

const none: Marked = { carried: 0, decisive: 0 };
