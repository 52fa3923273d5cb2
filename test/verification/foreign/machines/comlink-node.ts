/**
 * The other end of a pair of windows that talk, run from the package @sanity/comlink 4.0.3 as it is.
 * Copyright (c) Sanity. MIT Licence.
 */
import { createNodeMachine } from '@sanity/comlink';

export const node = createNodeMachine();

export const input = { name: 'there', connectTo: 'here' };
const data = { type: 'greet', data: 'hello' };
const message = { id: 'message', source: 'window', origin: '*', data: { ...data, channelId: 'channel' } };
export const events = [
  { type: 'post', data },
  { type: 'request', data },
  { type: 'handshake.syn', message },
  { type: 'message.received', message },
  { type: 'heartbeat.received', message },
  { type: 'request.success', requestId: 'request' },
  { type: 'request.failed', requestId: 'request' },
  { type: 'request.aborted', requestId: 'request' },
];
/** Queues without an end. */
export const ignored = ['buffer', 'handshakeBuffer', 'requests'];
