import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { Claim, JointClaim } from './claims/claim.ts';
import type { Labelled } from './graph.ts';
import type { MachinePlace, MachineStep } from './machine-graph.ts';
import type { SliceName } from './product/slices.ts';
import type { Place } from './product/slots.ts';
import type { Step } from './product/step.ts';

type Claims<P, S extends Labelled> = Readonly<Record<string, Claim<P, S>>>;
export type AuthorityClaims = Claims<Place, Step>;
export type FlowClaims = Claims<MachinePlace, MachineStep>;

/** Claims on slices of the authority, by name: each on its own product. */
export type SliceClaims = { readonly [S in SliceName]?: (policy: Policy) => AuthorityClaims };

/** What must be so outside of the machines for a verdict to count. It is printed with the verdict. */
export interface Assumption {
  readonly name: string;
  readonly en: string;
  readonly sq: string;
}

/** A test that holds what no state shows: its file, from the root of the project, and its whole name. */
export interface HeldBy {
  readonly file: string;
  readonly test: string;
}

/** Something that must hold, as data: its clause, its sentence, its formula, and what it claims of the graphs. */
export interface Property extends SliceClaims {
  /** `P…` and `G…` of behaviour.md 10. */
  readonly id: string;
  readonly clause: string;
  readonly statement: { readonly en: string; readonly sq: string };
  /** LTL unless CTL (`AG`, `EF`) or HYPER (two runs) is said. Past: `O` once, `S` since. */
  readonly formal: string;
  /** How it is held where the graphs do not show it. */
  readonly means?: string;
  /** The tests behind `means`. A property without a claim is held by these alone, and its verdict says so. */
  readonly heldBy?: readonly HeldBy[];
  readonly assumes?: readonly Assumption[];
  /** Claims on all slices together, under both verdict modes: what is to be found somewhere, and nowhere else. */
  readonly everywhere?: (policy: Policy) => AuthorityClaims;
  /** Claims on the two devices of one account together. */
  readonly joint?: (policy: Policy) => Readonly<Record<string, JointClaim<Place>>>;
  /** Claims on each flow, by its name. */
  readonly flow?: (name: string) => FlowClaims;
  /** Claims on all flows together. */
  readonly flows?: () => FlowClaims;
}
