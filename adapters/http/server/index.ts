/** The HTTP surface of a bank. */
export { createHttp, type Http } from './create-http.ts';
export type { HttpOptions } from './options.ts';
