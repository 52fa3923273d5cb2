import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { Claim } from './claims/claim.ts';
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

/** Something that must hold, as data: its clause, its sentence, its formula, and what it claims of the graphs. */
export interface Property extends SliceClaims {
  /** `P…` and `G…` of behaviour.md 10. */
  readonly id: string;
  readonly clause: string;
  readonly statement: { readonly en: string; readonly sq: string };
  /** LTL unless CTL (`AG`, `EF`) or HYPER (two runs) is said. Past: `O` once, `S` since. */
  readonly formal: string;
  /**
   * What holds it beside the walk, or what it rests on. A property without a claim is not walked, and its verdict
   * says so: this names what holds it instead.
   */
  readonly means?: string;
  /** Claims on all slices together, under both verdict modes: what is to be found somewhere, and nowhere else. */
  readonly everywhere?: (policy: Policy) => AuthorityClaims;
  /** Claims on each flow, by its name. */
  readonly flow?: (name: string) => FlowClaims;
  /** Claims on all flows together. */
  readonly flows?: () => FlowClaims;
}
