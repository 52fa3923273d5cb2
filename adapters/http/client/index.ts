/** A bank behind HTTP, as the ports that flows ask. Runs in browsers and in Node. */
export { connectHttp } from './connect-http.ts';
export type { HttpClientOptions } from './options.ts';
