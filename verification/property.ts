import type { Claim } from './claims/claim.ts';
import type { Labelled } from './graph.ts';
import type { MachinePlace, MachineStep } from './machine-graph.ts';
import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { Place } from './product/slots.ts';
import type { Step } from './product/step.ts';

type Claims<P, S extends Labelled> = Readonly<Record<string, Claim<P, S>>>;
export type AuthorityClaims = Claims<Place, Step>;
export type FlowClaims = Claims<MachinePlace, MachineStep>;

/** Something that must hold, as data: its clause, its sentence, and what it claims of the graphs. */
export interface Property {
  /** `P…` and `G…` of behaviour.md 10. */
  readonly id: string;
  readonly clause: string;
  readonly statement: { readonly en: string; readonly sq: string };
  /** Claims on the authority product, by name. */
  readonly authority?: (policy: Policy) => AuthorityClaims;
  /** Claims on an authority whose blocks may become permanent, with nobody but other devices. */
  readonly closure?: (policy: Policy) => AuthorityClaims;
  /** Claims on each flow. */
  readonly flow?: () => FlowClaims;
}
