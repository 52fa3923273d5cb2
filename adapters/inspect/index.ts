/** Watching flows: what may be told leaves the app by a line, and is read by who knows the same machines. */
export { type Declared } from './allowance.ts';
export { inspectTo, type Line, type SourceOptions } from './source.ts';
export { socketLine, type SocketLineOptions } from './socket-line.ts';
export { channelLine } from './window-line.ts';
export { createReception, type Reception } from './reception.ts';
export { createStatelyReception, isStatelyEvent } from './stately.ts';
export { pathsIn } from './value.ts';
export { asksForAll, channelName } from './window-line.ts';
export type * from './wire.ts';
