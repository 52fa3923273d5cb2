import type { AnyStateMachine } from 'xstate';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';

/** How a machine can be drawn wrongly (architecture §5), with what that is called in a sentence. */
export const operators = {
  'drop-transition': 'a way out is left out',
  'drop-target': 'a way out stays where it is',
  retarget: 'a way out leads elsewhere',
  swap: 'two ways out change places',
  'drop-reenter': 'a state is not entered anew',
  'negate-guard': 'a guard is negated',
  'drop-guard': 'a guard is left out',
  limit: 'a limit is off by one',
  'drop-emit': 'something is not given out',
  'swap-emit': 'something else of the same kind is given out',
  'drop-action': 'an action is left out',
  'skip-assign': 'nothing is noted',
  'off-assign': 'something else is noted',
  'drop-timer': 'a timer is left out',
  'drop-always': 'what follows by itself does not follow',
  'swap-results': 'answer and fault of a service change places',
} as const;
export type Operator = keyof typeof operators;

/** What of a drawing was changed. */
export interface Diff {
  /** The state, and the list in it. */
  readonly at: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The machine under other limits, for faults that are not drawn. */
export type Under = (limits: Partial<Policy>) => AnyStateMachine;

/** What of a machine a fault may change: what events mean in a state, what happens in and on the way through a state,
 * or what comes of an assignment. */
export type Reach =
  | { readonly of: 'event'; readonly path: readonly string[]; readonly events: readonly string[] }
  | { readonly of: 'state'; readonly path: readonly string[] }
  | { readonly of: 'action'; readonly name: string };

/** A machine with one fault. */
export interface Mutant {
  /** `machine:operator:state:list:number`, unique. */
  readonly id: string;
  readonly machine: string;
  readonly operator: Operator;
  readonly sentence: string;
  readonly diff: Diff;
  /** How far it reaches; `null` where everything may be changed. */
  readonly reach: Reach | null;
  readonly build: (original: AnyStateMachine, under: Under) => AnyStateMachine;
}

/** What a machine is mutated from. */
export interface Original {
  readonly name: string;
  readonly machine: AnyStateMachine;
  /** A value of every decisive key of its context. */
  readonly context: Readonly<Record<string, unknown>>;
  /** The limits that its guards read. */
  readonly limits: readonly Limit[];
}

/** A policy key that counts something. */
export type Limit = {
  readonly [K in keyof Policy]: Policy[K] extends number ? K : never;
}[keyof Policy];
