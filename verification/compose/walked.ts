import type { History } from './history.ts';
import type { Outsides } from './outsides.ts';
import type { Pairs } from './pairs.ts';
import type { Reached } from './product.ts';
import type { View } from './view.ts';

/** A product that was walked, and what it needs to be asked. */
export interface Walked {
  readonly name: string;
  readonly pairs: Pairs;
  readonly reached: Reached;
  readonly view: View;
  readonly history: History;
  readonly outsides: () => Outsides;
  /** Above this many states no example is looked for: each takes a walk. */
  readonly exampleBound: number;
}
