import { createBacklog } from './backlog.ts';
import type { Line } from './source.ts';
import type { Wire } from './wire.ts';

/** As much of a `BroadcastChannel` as is needed. */
export interface ChannelLike {
  postMessage(data: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The name of the channel on which an inspector of the same origin listens. */
export const channelName = 'hyrje/inspect@1';

/** An inspector that opens says this, and is told what it missed. */
export const asksForAll = 'hyrje/inspect@1 all';

/** A line to an inspector of the same origin, by a `BroadcastChannel`. What was told last is told again to who asks. */
export function channelLine(channel: ChannelLike, limit = 2000): Line {
  let told: Wire[] = [];
  const backlog = createBacklog(limit);
  channel.addEventListener('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (data === asksForAll) channel.postMessage([...backlog.beginnings(), ...told]);
  });
  return {
    send(message) {
      backlog.add(message);
      backlog.take(1);
      if (told.push(message) > limit) told = told.slice(limit / 2);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage([message]);
    },
  };
}
