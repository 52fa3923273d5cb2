/** A list of 32-bit numbers that grows; `values` is a view of what was pushed. */
export class Int32List {
  #array = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  at(index: number): number {
    return this.#array[index]!;
  }

  set(index: number, value: number): void {
    this.#array[index] = value;
  }

  values(): Int32Array {
    return this.#array.slice(0, this.length);
  }
}

/** Whole numbers below 2⁵³ in the order in which they were first added: open addressing, no boxing. */
export class IndexOf {
  #slots = new Int32Array(1 << 12).fill(-1);
  #keys = new Float64Array(1 << 11);
  size = 0;

  /** The place of `key`, which is `size` before the call when it is new. */
  add(key: number): number {
    const place = this.#find(key);
    if (this.#slots[place]! >= 0) return this.#slots[place]!;
    if (this.size === this.#keys.length) {
      this.#grow();
      return this.add(key);
    }
    this.#keys[this.size] = key;
    this.#slots[place] = this.size;
    return this.size++;
  }

  key(index: number): number {
    return this.#keys[index]!;
  }

  #find(key: number): number {
    const mask = this.#slots.length - 1;
    let place = (Math.imul(key >>> 0, 0x9e3779b1) ^ Math.imul((key / 0x1_0000_0000) >>> 0, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & mask;
    while (this.#slots[place]! >= 0 && this.#keys[this.#slots[place]!] !== key) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#keys.length);
    larger.set(this.#keys);
    this.#keys = larger;
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let index = 0; index < this.size; index++) this.#slots[this.#find(this.#keys[index]!)] = index;
  }
}
