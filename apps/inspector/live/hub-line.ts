import type { Wire } from '../../../adapters/inspect/index.ts';

/** How the page is connected to the hub that serves it; `off`: it is served by none. */
export type LineState = 'off' | 'connecting' | 'open' | 'closed';

export interface HubListener {
  /** What was told before is told anew. */
  again(): void;
  take(messages: readonly Wire[]): void;
  state(state: LineState): void;
}

const longestPause = 10_000;

/** Looks on at the hub beside this page, and connects again by itself. What it sends was let in by the hub. */
export function watchHub(token: string, listener: HubListener): void {
  let pause = 500;
  const connect = () => {
    const url = new URL(`watch?token=${encodeURIComponent(token)}`, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.hash = '';
    const socket = new WebSocket(url);
    listener.state('connecting');
    socket.addEventListener('open', () => {
      pause = 500;
      listener.state('open');
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const { all, more } = JSON.parse(data) as { all?: Wire[]; more?: Wire[] };
      if (all) listener.again();
      if (more) listener.take(more);
    });
    socket.addEventListener('close', () => {
      listener.state('closed');
      setTimeout(connect, pause);
      pause = Math.min(2 * pause, longestPause);
    });
  };
  connect();
}
