/**
 * One end of a pair of windows that talk, run from the package @sanity/comlink 4.0.3 as it is.
 * Copyright (c) Sanity. MIT Licence.
 */
import { createConnectionMachine } from '@sanity/comlink';

export const connection = createConnectionMachine();

export const inputs = [true, false].map((heartbeat) => ({
  id: 'connection',
  name: 'here',
  connectTo: 'there',
  target: 'window',
  targetOrigin: '*',
  heartbeat,
}));
const data = { type: 'greet', data: 'hello' };
export const events = [
  { type: 'post', data },
  { type: 'request', data },
  { type: 'response', respondTo: 'request', data: 'hello' },
  { type: 'message.received', message: { data } },
  { type: 'target.set', target: 'window' },
  { type: 'request.success', requestId: 'request' },
  { type: 'request.failed', requestId: 'request' },
];
/** A new name for every channel, and queues without an end. */
export const ignored = ['channelId', 'buffer', 'requests'];
