import type { Said } from './blind.ts';
import type { Graph } from './graph.ts';
import type { AnyStateMachine } from 'xstate';
import type { Event, Reaction } from './reaction.ts';
import type { Transition } from './stepper.ts';

/** What a machine is in: the finite part of its snapshot, and the timers that run. */
export interface MachinePlace {
  readonly value: unknown;
  /** `display` included, of the first snapshot that was found. */
  readonly context: object;
  readonly armed: readonly string[];
  /** The invoked services that have not answered. */
  readonly active: readonly string[];
  readonly done: boolean;
  /** Whether the machine may begin here. */
  readonly begins: boolean;
}

/** One event and what the machine did about it. */
export interface MachineStep extends Reaction {
  readonly label: string;
  readonly event: Event;
  /** Whether any transition was taken. */
  readonly handled: boolean;
  /** Marked texts that are anywhere in the context afterwards. */
  readonly carried: readonly string[];
  /** Marked texts that are in the context afterwards outside `display`. */
  readonly decisive: readonly string[];
  /** The sockets of the services that were started. */
  readonly asked: readonly string[];
  /** What the machine ended with, if it did. */
  readonly output: unknown;
  /** What was noted by `watch`, if anything. */
  readonly noted?: string;
}

/** Notes what went on in a step: told of the transitions that it took, `always` included. */
export type Watch = (taken: readonly Transition[]) => string;

export interface MachineGraph extends Graph<MachinePlace, MachineStep> {
  /** Edges on which a transition was taken. The others are refusals. */
  readonly transitions: number;
  readonly refusals: number;
  /** What each named guard answered on the way. */
  readonly said: ReadonlyMap<string, Said>;
  /** Every transition that was taken, as `transitionKey` names it. */
  readonly fired: ReadonlySet<string>;
  /** What `watch` noted of the start; empty where each start is a step. */
  readonly opening: string;
  /** How long the walk took. */
  readonly ms: number;
}

export interface ExploreOptions {
  /** What others may send, in every class. */
  readonly events: readonly Event[];
  /** For each service that is invoked, every result in every class, by the name of its socket. */
  readonly results?: (source: string, id: string) => readonly Event[];
  /** What is wrong with a context that left its range, or `null`; it never sees `display`. */
  readonly outOfRange?: (context: object) => string | null;
  /** Events that senders promise not to send; such edges are left out. */
  readonly isPromised?: (event: Event, context: object) => boolean;
  /** What the machine may be started with; more than one make a start of their own, with a step to each. */
  readonly starts?: readonly unknown[];
  /** Delays that never pass. */
  readonly timeless?: readonly string[];
  /** Texts put into payloads and answers, to see where they end up. */
  readonly marks?: readonly string[];
  /** Context keys that decide nothing; `display` unless told. Guards may not read `display` when it is one. */
  readonly hidden?: readonly string[];
  /** Whether a context may not be changed in place: an attempt throws. */
  readonly freezes?: boolean;
  /** More states are a failure; 50,000 unless told. */
  readonly bound?: number;
  /** Made for the machine as it is walked, with all guards in place; steps that are noted otherwise are told apart. */
  readonly watch?: (machine: AnyStateMachine) => Watch;
  /** Told of every state that is looked at, and how many were found; what it throws ends the walk. */
  readonly onState?: (state: number, found: number) => void;
}
