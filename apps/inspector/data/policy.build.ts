import { defaultPolicy, policyTable } from '../../../machines/vocabulary/policy/table.ts';

interface Row {
  readonly key: string;
  readonly value: unknown;
  readonly unit: string;
  readonly meaning: string;
}

/** The policy as values, without what judges other ones. Evaluated when the page is built. */
export const rows: readonly Row[] = policyTable().map(({ key, unit, meaning }) => ({
  key,
  value: defaultPolicy[key],
  unit,
  meaning,
}));
