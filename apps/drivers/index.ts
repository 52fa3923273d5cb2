/** Plays suites of tests (hyrje/suite@1), on the machines and, by a driver of your own, on your app. */
export type { Driver, Outcome } from './driver.ts';
export type { Mismatch, Played } from './play.ts';
export { type Player, type RunOptions, runSuite, type TestResult } from './run.ts';
export { driverFor, driverNamed } from './subjects.ts';
export { pagePlayer } from './page.ts';
