import { keyOf } from '../key.ts';
import type { TestModel } from './model.ts';

const prime = 0x01000193;

/** FNV-1a over 32 bits, twice, from two bases: 16 hexadecimal digits. Tells changed models apart; not for secrets. */
class Hash {
  #one = 0x811c9dc5;
  #other = 0x9747b28c;

  add(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      this.#one = Math.imul(this.#one ^ code, prime);
      this.#other = Math.imul(this.#other ^ code, prime);
    }
    this.#one = Math.imul(this.#one ^ 0xffff, prime);
    this.#other = Math.imul(this.#other ^ 0xfffe, prime);
  }

  digits(): string {
    return [this.#one, this.#other].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** The hash of a model: its inputs, what is seen in each state, and what each edge does. */
export function hashOf(model: TestModel): string {
  const hash = new Hash();
  for (const { event, like } of model.inputs) hash.add(keyOf([event, like]));
  for (const sight of model.observations) hash.add(sight);
  hash.add(model.ends.join(''));
  for (let edge = 0; edge < model.tail.length; edge++) {
    hash.add(
      `${model.tail[edge]} ${model.input[edge]} ${model.head[edge]} ${model.refused[edge]} ${model.gives(edge).join(' ')}${model.noted(edge)}`,
    );
  }
  return hash.digits();
}
