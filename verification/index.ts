/** Explores machines into labelled transition systems, and checks properties on them. */
export { explore } from './explore.ts';
export type { ExploreOptions, MachineGraph, MachinePlace, MachineStep } from './machine-graph.ts';
export { BoundExceeded, BrokenPromise, DisplayRead, RangeLeft, UnknownEvent } from './failure.ts';
export { type TwoDevices, twoDevices, type TwoDevicesOptions } from './compose/index.ts';
export { exploreFlow } from './flow.ts';
export { type Graph, type Trace, traceOf, wayTo } from './graph.ts';
export { type SuiteCheck, checkSuite } from './cover/check-suite.ts';
export { chartShare } from './cover/coverage/chart.ts';
export { coverageOfRun } from './cover/coverage/collect.ts';
export { type Figure, figuresOf, walkedIn } from './cover/coverage/figures.ts';
export { mergeCoverage, OtherMachine } from './cover/coverage/merge.ts';
export {
  type Coverage,
  coverageSchema,
  type MachineCoverage,
  type Run,
  runSchema,
} from './cover/coverage/schema.ts';
export { sightOfView } from './cover/flow-model.ts';
export { csvOf, gherkinOf, htmlOf, markdownOf } from './cover/format/documents.ts';
export { escaped, languageSwitch, pageOf } from './cover/format/page.ts';
export { deedText } from './cover/format/script.ts';
export type { Language, Words } from './cover/format/words.ts';
export { playwrightOf } from './cover/format/playwright.ts';
export { vitestOf } from './cover/format/vitest.ts';
export { type Goal, GoalError, goals, planOf, type PlanOptions } from './cover/plan.ts';
export { coverageOf, faultKinds, type Kills, killsOf, randomWalks, shortestPaths } from './cover/score.ts';
export { pathsReportSchema, suiteRunSchema } from './cover/report.ts';
export { type Deed, type Sight, type Suite, suiteSchema, type SuiteStep } from './cover/schema.ts';
export { planFor, seenTour, suiteOf, type SuiteOptions, written } from './cover/suite.ts';
export type { Tags } from './cover/group/targets.ts';
export { edgesOfSteps, shortestOver } from './cover/way.ts';
export {
  authoritySubject,
  flowSubject,
  sightOfKind,
  type Subject,
  type TestableFlow,
} from './cover/subject.ts';
export { keyOf } from './key.ts';
export type { Claim, JointClaim } from './claims/claim.ts';
export type { Place } from './product/slots.ts';
export type { Step } from './product/step.ts';
export { type ProductGraph, walkProduct } from './product/walk.ts';
export type { Property } from './property.ts';
export { type Configuration, configurationsOf } from './proof/configuration.ts';
export { type Part, proveAuthority, proveFlows, sizesOfMachines } from './proof/prove.ts';
export { type Pair, pairsIn, proveTwoDevices } from './proof/two-devices.ts';
export { type Alone, proveFlow, proveKind } from './proof/alone.ts';
export { reportOf } from './proof/report.ts';
export { type Report, reportSchema } from './proof/schema.ts';
export {
  assumptionRows,
  meansRows,
  propertyRows,
  type Rows,
  sizeRows,
  sumOf,
  violationLines,
} from './proof/tables.ts';
export { type Journey, journeyOf, journeySchema } from './replay/journey.ts';
export { ReplayError } from './replay/failure.ts';
export { play } from './replay/play.ts';
export { onMachines } from './replay/stamp.ts';
export { type SliceName, slices, smallLimits } from './product/slices.ts';
export { type ProductPatch, sliceProduct, type Subjects, subjectsOf, type WalkableFlow } from './subjects.ts';
export { checkProperty, type Verdict } from './verdict.ts';
export { auditHeader, conformLog, flowHeader, LogProblem, recordFlow } from './conform/index.ts';
