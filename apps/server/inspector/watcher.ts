import type { WebSocket } from 'ws';
import type { Memory } from './memory.ts';

/** A page that looks on. */
export interface Watcher {
  tell(texts: readonly string[]): void;
}

/** Messages of one frame: a page reads it without being kept from drawing. */
const batch = 150;
/** How long news is collected, ms. */
const pause = 40;
/** So much may be under way to one page, bytes; what is more waits. */
const most = 4 << 20;
/** So many may wait; then the page is told everything anew, once it keeps up. */
const mostWaiting = 20_000;

/**
 * Tells a page everything that is kept (`{"all":[…]}`) and then what comes (`{"more":[…]}`), in frames of a bounded size. A
 * page that is slow misses nothing that is kept: it begins anew.
 */
export function createWatcher(socket: WebSocket, memory: Memory): Watcher {
  let waiting: string[] = [];
  let isFresh = false;
  let timer: NodeJS.Timeout | undefined;

  const send = () => {
    timer = undefined;
    if (socket.readyState !== socket.OPEN) return;
    if (!isFresh) {
      waiting = memory.all();
      socket.send('{"all":[]}');
      isFresh = true;
    }
    while (waiting.length > 0 && socket.bufferedAmount <= most) {
      socket.send(`{"more":[${waiting.slice(0, batch).join(',')}]}`);
      waiting = waiting.slice(batch);
    }
    if (waiting.length > 0) later();
  };
  const later = () => {
    timer ??= setTimeout(send, pause);
  };
  socket.once('close', () => clearTimeout(timer));
  send();

  return {
    tell(texts) {
      if (!isFresh) return later();
      for (const text of texts) waiting.push(text);
      if (waiting.length > mostWaiting) {
        isFresh = false;
        waiting = [];
      }
      later();
    },
  };
}
