import { type Backlog, createBacklog } from './backlog.ts';
import type { Line } from './source.ts';

/** As much of the browser's `WebSocket` as is needed; in Node 20, give that of the package `ws`. */
export interface SocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
}

export interface SocketLineOptions {
  /** `ws://127.0.0.1:4500/inspector/source?token=…`, as `hyrje inspect` prints it. */
  url: string;
  WebSocket?: new (url: string) => SocketLike;
  /** How many messages may wait; the oldest are dropped, and the reader is told how many. */
  limit?: number;
  setTimeout?: (run: () => void, ms: number) => unknown;
}

const open = 1;
/** Messages of one frame. */
const batch = 100;
/** So much may be under way before it is waited, bytes. */
const most = 1 << 20;
const longestPause = 30_000;

/** A line to an inspector by WebSocket. It connects again by itself, and never holds the app up. */
export function socketLine(options: SocketLineOptions): Line & { stop(): void } {
  const { url, limit = 2000, setTimeout: wait = (run, ms) => setTimeout(run, ms) } = options;
  const Socket =
    options.WebSocket ?? (globalThis as { WebSocket?: new (url: string) => SocketLike }).WebSocket;
  if (!Socket) throw new Error('There is no WebSocket here: give one, for example that of the package "ws".');
  const backlog: Backlog = createBacklog(limit);
  let socket: SocketLike;
  let pause = 500;
  let stopped = false;
  let isDue = false;

  const flush = () => {
    isDue = false;
    while (socket.readyState === open && backlog.size > 0) {
      if (socket.bufferedAmount > most) return later(100);
      socket.send(JSON.stringify(backlog.take(batch)));
    }
  };
  const later = (ms: number) => {
    if (isDue) return;
    isDue = true;
    wait(flush, ms);
  };
  const connect = () => {
    if (stopped) return;
    const made = new Socket(url);
    socket = made;
    made.addEventListener('open', () => {
      pause = 500;
      made.send(JSON.stringify(backlog.beginnings()));
      flush();
    });
    made.addEventListener('error', () => {});
    made.addEventListener('close', () => {
      wait(connect, pause);
      pause = Math.min(2 * pause, longestPause);
    });
  };
  connect();

  return {
    send(message) {
      backlog.add(message);
      later(0);
    },
    stop() {
      stopped = true;
      flush();
      socket.close();
    },
  };
}
