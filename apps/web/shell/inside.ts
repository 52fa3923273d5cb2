import type { Element } from '../../../machines/index.ts';

/** How the customer came in. The session's token is with the bank's adapter: in memory, or a cookie. */
export interface Inside {
  /** The session's reference. */
  session: string;
  path: string;
  elements: readonly Element[];
  /** The number was to be remembered and is not (`W_REMEMBER_FAILED`). */
  rememberFailed?: boolean;
}
