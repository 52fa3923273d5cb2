import type { Sealed } from '../../../machines/vocabulary/sealed.ts';

/** One call as it arrived: what it carried, and what was in its seal at that moment. */
export interface RunCall {
  call: string;
  key: string;
  opened: Record<string, unknown>;
  secret?: Sealed<Record<string, unknown>>;
  [told: string]: unknown;
}
