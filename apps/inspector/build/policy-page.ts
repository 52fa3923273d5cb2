import { rows } from '../data/policy.build.ts';

/** Stands in the page for `machines/vocabulary/policy`: the default values and their units, and nothing that reads others. */
export const defaultPolicy = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
export const entries = Object.fromEntries(rows.map(({ key, unit }) => [key, { unit }]));
export const policyTable = () => rows.map(({ key, unit }) => ({ key, unit }));
export { blockMilliseconds, milliseconds } from '../../../machines/vocabulary/policy/duration.ts';
