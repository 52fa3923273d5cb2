/** Explores machines into labelled transition systems, and checks properties on them. */
export { explore } from './explore.ts';
export type { ExploreOptions, MachineGraph, MachinePlace, MachineStep } from './machine-graph.ts';
export { BoundExceeded, BrokenPromise, DisplayRead, RangeLeft, UnknownEvent } from './failure.ts';
export { exploreFlow } from './flow.ts';
export { type Graph, type Trace, traceOf, wayTo } from './graph.ts';
export type { Claim } from './claims/claim.ts';
export type { Place } from './product/slots.ts';
export type { Step } from './product/step.ts';
export { type ProductGraph, walkProduct } from './product/walk.ts';
export type { Property } from './property.ts';
export {
  meansRows,
  propertyRows,
  type Rows,
  sizeRows,
  violationLines,
  walk,
  type WalkOptions,
  type WalkReport,
} from './report.ts';
export { type SliceName, slices, smallLimits } from './product/slices.ts';
export { type ProductPatch, sliceProduct, type Subjects, subjectsOf, type WalkableFlow } from './subjects.ts';
export { checkProperty, type Verdict } from './verdict.ts';
