import type { Labelled } from '../graph.ts';

/** In every state where `when`, `holds`. */
export interface StateClaim<Place> {
  readonly kind: 'always';
  readonly when: (place: Place) => boolean;
  readonly holds: (place: Place) => boolean;
}

/** On every edge whose step is one of `when`, and that is `among` those meant, `holds`. */
export interface EdgeClaim<Place, Step> {
  readonly kind: 'edge';
  readonly when: (step: Step) => boolean;
  readonly among?: (before: Place, step: Step, after: Place) => boolean;
  readonly holds: (before: Place, step: Step, after: Place) => boolean;
}

/**
 * A small automaton that watches every run: `next[state][symbol]`, symbol 0 for steps that do not matter. It starts
 * in state 0; `bad` is never reached, and `reached` is, or the claim says nothing.
 */
export interface ObserverClaim<Step> {
  readonly kind: 'observer';
  readonly symbol: (step: Step) => number;
  readonly next: readonly (readonly number[])[];
  readonly bad: number;
  readonly reached: number;
}

/**
 * A deadline: in every state where `when`, a timer is armed; it is never armed anew inside; and firing it leads out to
 * `goal`. So `when` ends, at the latest at the deadline. Stronger than `leadsTo`, which says that it ends and not when;
 * where one timer bounds all of `when`, this is the form to use.
 */
export interface TimedClaim<Place, Step> {
  readonly kind: 'timed';
  readonly when: (place: Place) => boolean;
  readonly armed: (place: Place) => boolean;
  readonly fires: (step: Step) => boolean;
  readonly rearms: (step: Step) => boolean;
  /** A step that ends what is meant by `when`, even where another of the same kind begins. */
  readonly renews?: (step: Step) => boolean;
  readonly goal: (place: Place) => boolean;
}

/**
 * On every run that is fair, each state where `when` is followed by one where `goal` (G(when → F goal)). Weak fairness:
 * an action that stays possible from some time on, and is not begun anew, is taken. Nothing else has to happen.
 */
export interface LeadsToClaim<Place, Step> {
  readonly kind: 'leadsTo';
  readonly when: (place: Place) => boolean;
  readonly goal: (place: Place) => boolean;
  readonly fair: Fair<Step>;
}

/** Which actions are not put off for ever, each by its name: timers, and services that answer. */
export interface Fair<Step> {
  /** The action that a step takes, or `null`: a customer's, which may never come. */
  readonly takes: (step: Step) => string | null;
  /** The actions that begin anew with a step: whoever waits for one waits again. */
  readonly renews: (step: Step) => readonly string[];
}

/** From every state where `when`, `goal` can be reached (AG EF), by the steps of `by` if given. */
export interface ReachClaim<Place, Step> {
  readonly kind: 'canAlways';
  readonly when: (place: Place) => boolean;
  readonly goal: (place: Place) => boolean;
  readonly by?: (step: Step) => boolean;
}

/**
 * Two runs that differ in secrets only look alike: hidden steps may come in one run and not in the other, the same
 * public input gets the same answer in both, and `look` is the same. Until an input is accepted.
 */
export interface EqualityClaim<Place, Step> {
  readonly kind: 'equal';
  readonly hidden: (step: Step) => boolean;
  /** The public names of what was done; none if it is outside the comparison. */
  readonly inputs: (step: Step) => readonly string[];
  readonly answer: (step: Step) => string;
  readonly accepted: (step: Step) => boolean;
  readonly look: (place: Place) => string;
}

/** What is named by some step of all graphs together is exactly `expected`. */
export interface ExactlyClaim<Step> {
  readonly kind: 'exactly';
  readonly names: (step: Step) => readonly string[];
  readonly expected: readonly string[];
}

/** What can be claimed of a graph, as data. */
export type Claim<Place, Step extends Labelled> =
  | StateClaim<Place>
  | EdgeClaim<Place, Step>
  | ObserverClaim<Step>
  | TimedClaim<Place, Step>
  | LeadsToClaim<Place, Step>
  | ReachClaim<Place, Step>
  | EqualityClaim<Place, Step>
  | ExactlyClaim<Step>;

/**
 * What must hold of both of two devices at once. `look` is what the claim reads of one device and the account, as a
 * text; wherever both devices look as in `when`, `holds`.
 */
export interface JointClaim<P> {
  readonly kind: 'joint';
  readonly look: (place: P) => string;
  readonly when: (one: string, other: string) => boolean;
  readonly holds: (one: string, other: string) => boolean;
}
