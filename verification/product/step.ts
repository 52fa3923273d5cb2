import type {
  Answer,
  AuthorityEmitted,
  AuthorityEvent,
  CommandName,
  Emission,
} from '../../machines/authority/index.ts';
import type { Labelled } from '../graph.ts';
import type { Origin, Other } from './slice.ts';
import type { Fresh, Place, Slot } from './slots.ts';

/** One thing that can happen in the product, or several that do the same everywhere. */
export interface Input {
  readonly label: string;
  readonly origin: Origin;
  /** The slot it is addressed to; `fresh` is a login that begins, `freshReset` a reset. */
  readonly to: Slot | Fresh;
  readonly command?: CommandName;
  /** Every combination of facts that it stands for. */
  readonly members: readonly Readonly<Record<string, unknown>>[];
  /** For a timer: the policy key of its delay. */
  readonly delay?: string;
  /** For a timer: the event that XState delivers; for what others do: the name of the first event. */
  readonly timer?: string;
  readonly other?: Other;
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
  /** The fresh login, or the fresh reset, took the slot. */
  readonly adopts: boolean;
}

export const emits = (step: Step, type: string): boolean => step.events.some((event) => event.type === type);

/** How many SMS of this kind left the bank. */
export const smsOf = (step: Step, message: string): number =>
  step.effects.filter(({ effect }) => effect.type === 'sms' && effect.message === message).length;

export const audits = (step: Step, entry: string): boolean =>
  step.effects.some(({ effect }) => effect.type === 'audit' && effect.entry === entry);
