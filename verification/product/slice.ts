import type { AuthorityEvent, CommandName, FactName, Kind } from '../../machines/authority/index.ts';
import { commands } from '../../machines/authority/index.ts';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { Fresh, Place, Slot } from './slots.ts';

/** Who makes something happen. */
export type Origin =
  /** A command of this device's client. */
  | 'own'
  /** The same command again, under the key that was answered. */
  | 'repeat'
  /** A deadline of one of the slots. */
  | 'timer'
  /** Another device of the same account, or somebody who guesses. */
  | 'foreign'
  /** The same device, with another identifier. */
  | 'elsewhere'
  | 'staff'
  /** What another slice shows to be possible, taken for granted: for instance that the customer logs in. */
  | 'world';

/** How a slot reads now; what is read is what a step depends on. */
export type Reader = <S extends Slot>(slot: S) => Place[S];

/** Something that nobody of this device's client does, or that the product takes for granted. */
export interface Other {
  readonly label: string;
  readonly origin: Extract<Origin, 'foreign' | 'elsewhere' | 'world'>;
  readonly when: (read: Reader) => boolean;
  /** Slots whose machines begin anew first. */
  readonly begins?: readonly Slot[];
  /** The events, by name, and to whom: all in one step. */
  readonly deliver: readonly (readonly [event: string, to: Slot])[];
}

/**
 * A part of the authority that is walked as one product: which machines are there, what the client may command, and
 * what others do. The router, the machines and the readings are the same in every slice.
 */
export interface Slice {
  readonly name: string;
  readonly slots: readonly Slot[];
  /** Everything that may be commanded, and the machines it may be addressed to. */
  readonly commands: { readonly [C in CommandName]?: readonly (Slot | Fresh)[] };
  /** Facts that have only these classes here. */
  readonly facts?: { readonly [F in FactName]?: readonly unknown[] };
  /** Facts that the bank never finds out together. */
  readonly never?: (row: Readonly<Record<string, unknown>>) => boolean;
  readonly others: readonly Other[];
  /** Deadlines that never come here, because what they lead to is of another slice. */
  readonly timeless?: readonly string[];
  readonly limits?: Partial<Policy>;
  /** More states are a failure. */
  readonly bound: number;
}

/** Whether the classes of facts in an event may occur in a slice. */
export const isIn = ({ facts = {}, never = () => false }: Slice, row: object): boolean =>
  Object.entries(row).every(([name, value]) => facts[name as FactName]?.includes(value) ?? true) &&
  !never(row as Readonly<Record<string, unknown>>);

/** What may reach a machine of this kind in a slice: nothing where it has none. */
export function alphabetIn(slice: Slice, kinds: readonly Kind[], alphabet: typeof alphabetOf = alphabetOf) {
  return (kind: Kind): AuthorityEvent[] => {
    if (!kinds.includes(kind)) return [];
    return alphabet(kind).filter(
      (event) => !(event.type in commands) || (event.type in slice.commands && isIn(slice, event)),
    );
  };
}
