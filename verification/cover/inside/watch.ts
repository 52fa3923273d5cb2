import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { keyOfTransition } from '../../../machines/vocabulary/transition-key.ts';
import type { Watch } from '../../machine-graph.ts';
import { nodesOf } from '../../nodes.ts';
import { type Asked, conditionsOf, type Formula, formulaOf, valueOf } from './formula.ts';

/** A transition of a definition. */
export interface Written {
  /** Its name, by `keyOfTransition`. */
  readonly key: string;
  readonly guard: Formula | null;
}

/** What went on in a step: the transitions that were taken, and what guards were asked and found of each condition. */
export interface Noted {
  /** Indices into the transitions of the definition. */
  readonly taken: readonly number[];
  readonly asked: readonly { readonly transition: number; readonly values: readonly boolean[] }[];
}

/** Watches a machine from inside while it is walked. */
export class Insider {
  /** Every transition of the definition, once the walk has begun. */
  written: readonly Written[] = [];
  #asked = new Set<string>();

  /** To be given to `explore`. It changes the guards of the copy that is walked, so that they tell what they say. */
  readonly watch = (machine: AnyStateMachine): Watch => {
    const transitions = nodesOf(machine).flatMap(transitionsOf);
    const numbers = new Map<unknown, number>(transitions.map((transition, index) => [transition, index]));
    this.written = transitions.map((transition) => ({
      key: keyOfTransition(transition),
      guard: transition.guard === undefined ? null : formulaOf(transition.guard, machine),
    }));
    for (const [index, transition] of transitions.entries()) {
      const { guard } = this.written[index]!;
      if (guard) Object.assign(transition, { guard: this.#telling(index, guard) });
    }
    return (taken) => {
      const all = [...new Set(taken.map((transition) => numbers.get(transition)!))].toSorted((a, b) => a - b);
      const said = [...this.#asked].toSorted();
      this.#asked = new Set();
      return all.length + said.length === 0 ? '' : `${all.join()};${said.join()}`;
    };
  };

  /** A guard in the shape of those that are built in, which are given the snapshot. */
  #telling(index: number, guard: Formula) {
    const conditions = conditionsOf(guard);
    const check = (snapshot: AnyMachineSnapshot, args: Omit<Asked, 'snapshot'>): boolean => {
      const asked = { ...args, snapshot };
      const found = new Map<number, boolean>();
      const ask = (condition: number): boolean => {
        const value = found.get(condition) ?? conditions[condition]!.says(asked);
        found.set(condition, value);
        return value;
      };
      const value = valueOf(guard, ask);
      const bits = conditions.map((condition, at) =>
        (found.get(at) ?? saysAnyway(condition, asked)) ? 1 : 0,
      );
      this.#asked.add(`${index}:${bits.join('')}`);
      return value;
    };
    return Object.assign(() => false, { check });
  }
}

/** A condition that XState does not ask. One that cannot be asked without those before it counts as no. */
function saysAnyway({ says }: { says: (asked: Asked) => boolean }, asked: Asked): boolean {
  try {
    return says(asked);
  } catch {
    return false;
  }
}

const transitionsOf = (node: AnyStateNode): AnyTransitionDefinition[] =>
  [...node.transitions.values(), node.always ?? []].flat();

/** Reads what an `Insider` noted. */
export function readNoted(noted: string): Noted {
  const [taken = '', asked = ''] = noted.split(';');
  const parts = (text: string) => (text === '' ? [] : text.split(','));
  return {
    taken: parts(taken).map(Number),
    asked: parts(asked).map((one) => {
      const [transition, bits = ''] = one.split(':');
      return { transition: Number(transition), values: Array.from(bits, (bit) => bit === '1') };
    }),
  };
}
