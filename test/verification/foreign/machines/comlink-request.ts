/**
 * One request of a pair of windows that talk, run from the package @sanity/comlink 4.0.3 as it is.
 * Copyright (c) Sanity. MIT Licence.
 */
import { createRequestMachine } from '@sanity/comlink';

export const request = createRequestMachine();

export const inputs = [true, false].map((expectResponse) => ({
  type: 'ask',
  sources: [],
  suppressWarnings: true,
  expectResponse,
}));
export const events = [{ type: 'message', data: { data: 'answer', responseTo: 'request' } }, 'abort'];
/** A new name for every request. */
export const ignored = ['id'];
