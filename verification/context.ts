import { keyOf } from './key.ts';

/** The values of one context key, numbered from 1 in the order in which they were met; 0 is "not there". */
class Column {
  readonly name: string;
  readonly values: unknown[] = [undefined];
  readonly #numbers = new Map<unknown, number>();
  readonly #objects = new WeakMap<object, number>();
  readonly #freezes: boolean;

  constructor(name: string, freezes: boolean) {
    this.name = name;
    this.#freezes = freezes;
  }

  numberOf(value: unknown): number {
    if (value === undefined) return 0;
    const isBoxed = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isBoxed) return this.#add(value, value);
    const known = this.#objects.get(value);
    if (known !== undefined) return known;
    const number = this.#add(`= ${keyOf(value)}`, value);
    this.#objects.set(value, number);
    if (this.#freezes) freeze(value);
    return number;
  }

  #add(key: unknown, value: unknown): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Plain objects and lists, and what is in them; their depth was bounded when they were written down. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  const kind: unknown = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== Array.prototype && kind !== null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

export interface ContextTableOptions {
  /** Keys that decide nothing and are not kept. */
  readonly hidden: readonly string[];
  /** Whether what is kept must not be changed any more: an attempt throws. */
  readonly freezes?: boolean;
}

/** Contexts as rows of small numbers, equal ones once: open addressing over one array. */
export class ContextTable {
  size = 0;
  readonly #places = new Map<string, number>();
  readonly #columns: Column[] = [];
  /** Places for columns in a row; more when a context has more keys than any before. */
  #width = 4;
  /** The rows; the one after the last is the one that is looked for. */
  #rows = new Int32Array(1024);
  #slots = new Int32Array(1 << 8).fill(-1);
  readonly #options: ContextTableOptions;

  constructor(options: ContextTableOptions) {
    this.#options = options;
  }

  /** The number of a context. Throws `Endless` for a value that contains itself. */
  numberOf(context: object): number {
    const start = this.size * this.#width;
    if (start + this.#width > this.#rows.length) this.#lay(this.#width);
    this.#rows.fill(0, start, start + this.#width);
    for (const key in context) {
      if (this.#options.hidden.includes(key)) continue;
      const place = this.#places.get(key) ?? this.#addColumn(key);
      const value = (context as Record<string, unknown>)[key];
      this.#rows[this.size * this.#width + place] = this.#columns[place]!.numberOf(value);
    }
    const slot = this.#slotOf(this.size);
    const known = this.#slots[slot]!;
    if (known >= 0) return known;
    this.#slots[slot] = this.size++;
    if (2 * this.size > this.#slots.length) this.#grow();
    return this.size - 1;
  }

  /** A context with that number, made anew, without what is hidden. */
  context(number: number): Record<string, unknown> {
    const context: Record<string, unknown> = {};
    this.each(number, (value, key) => (context[key] = value));
    return context;
  }

  each(number: number, tell: (value: unknown, key: string) => void): void {
    for (let place = 0; place < this.#columns.length; place++) {
      const value = this.#rows[number * this.#width + place]!;
      if (value !== 0) tell(this.#columns[place]!.values[value], this.#columns[place]!.name);
    }
  }

  /** How many values each key was seen with, most first. */
  spread(): { key: string; values: number }[] {
    return this.#columns
      .map(({ name, values }) => ({ key: name, values: values.length - 1 }))
      .toSorted((one, other) => other.values - one.values);
  }

  #addColumn(key: string): number {
    const place = this.#columns.push(new Column(key, this.#options.freezes ?? false)) - 1;
    this.#places.set(key, place);
    if (place === this.#width) this.#lay(2 * this.#width);
    return place;
  }

  /** Lays the rows out anew, with room for twice as many. What is not there has the number 0, which no hash counts. */
  #lay(width: number): void {
    const larger = new Int32Array(2 * (this.size + 1) * width);
    for (let row = 0; row <= this.size; row++) {
      larger.set(this.#rows.subarray(row * this.#width, (row + 1) * this.#width), row * width);
    }
    this.#rows = larger;
    this.#width = width;
  }

  #slotOf(number: number): number {
    const start = number * this.#width;
    let hash = 0;
    for (let place = 0; place < this.#columns.length; place++) {
      const value = this.#rows[start + place]!;
      if (value === 0) continue;
      hash = Math.imul(hash ^ value ^ (place << 24), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(hash, 0x85ebca6b) ^ (hash >>> 7)) & mask;
    while (this.#slots[slot]! >= 0 && !this.#isSame(this.#slots[slot]!, number)) slot = (slot + 1) & mask;
    return slot;
  }

  #isSame(one: number, other: number): boolean {
    for (let place = 0; place < this.#columns.length; place++) {
      if (this.#rows[one * this.#width + place] !== this.#rows[other * this.#width + place]) return false;
    }
    return true;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let number = 0; number < this.size; number++) this.#slots[this.#slotOf(number)] = number;
  }
}
