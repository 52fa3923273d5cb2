import type {
  Answer,
  AuthorityEmitted,
  AuthorityEvent,
  CommandName,
  Emission,
} from '../../machines/authority/index.ts';
import type { Labelled } from '../graph.ts';
import type { Place, Slot } from './slots.ts';

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
  | 'staff';

/** One thing that can happen in the product, or several that do the same everywhere. */
export interface Input {
  readonly label: string;
  readonly origin: Origin;
  /** The slot it is addressed to; `fresh` is a login that begins. */
  readonly to: Slot | 'fresh';
  readonly command?: CommandName;
  /** Every combination of facts that it stands for. */
  readonly members: readonly Readonly<Record<string, unknown>>[];
  /** For a timer: the policy key of its delay. */
  readonly delay?: string;
  /** For a timer: the event that XState delivers. */
  readonly timer?: string;
}

/** What one input did, seen in one way through the machines that mattered to it. */
export interface Step extends Labelled {
  readonly input: Input;
  readonly answer: Answer | null;
  /** What was delivered or emitted, the first event included, in order. */
  readonly events: readonly (AuthorityEmitted | AuthorityEvent)[];
  readonly effects: readonly Emission<number>[];
  readonly armed: readonly { slot: Slot; timer: string }[];
  /** The machines that mattered, before. */
  readonly before: Partial<Place>;
  /** The machines that were written, after. */
  readonly after: Partial<Place>;
  /** The fresh login took the slot. */
  readonly adopts: boolean;
}

/** How often a step gave out an event of this type. */
export const timesEmitted = (step: Step, type: string): number =>
  step.events.filter((event) => event.type === type).length;

export const emits = (step: Step, type: string): boolean => step.events.some((event) => event.type === type);

/** How many SMS of this kind left the bank. */
export const smsOf = (step: Step, message: string): number =>
  step.effects.filter(({ effect }) => effect.type === 'sms' && effect.message === message).length;

export const audits = (step: Step, entry: string): boolean =>
  step.effects.some(({ effect }) => effect.type === 'audit' && effect.entry === entry);
