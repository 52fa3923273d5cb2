import type { LabelCode, Params } from '../../../adapters/messages/index.ts';

/** What came of something asked of the demo bank: a text's code and params, so that it follows the language. */
export type Said = readonly [code: LabelCode, params?: Params];

/** Runs something at the demo bank and says what came of it. */
export type Attempt = (work: () => Promise<Said | null>) => void;
