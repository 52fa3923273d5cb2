import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  createReception,
  createStatelyReception,
  type Declared,
  isStatelyEvent,
  type Reception,
} from '../../../adapters/inspect/index.ts';
import type { Guard, Refused } from './guard.ts';
import { createMemory, type Memory } from './memory.ts';
import { createWatcher, type Watcher } from './watcher.ts';

export interface HubOptions {
  guard: Guard;
  /** What is known here; of anything else only names are let in. */
  machines: readonly Declared[];
  /** Where it listens, for example `/inspector`: apps at `…/source`, pages at `…/watch`. */
  path: string;
  memory?: Memory;
}

/** Where apps tell what they do, and pages look on. */
export interface Hub {
  /** Takes the upgrades of a server. */
  attach(server: Server): void;
  readonly memory: Memory;
  close(): void;
}

/** The longest frame, bytes: the whole snapshot of a foreign machine. */
const maxPayload = 4 << 20;
/** How many apps may be connected at a time. */
const mostSources = 100;

function turnAway(socket: Duplex, { status, code, message }: Refused): void {
  const body = `${code}: ${message}\n`;
  const head = [
    `HTTP/1.1 ${status} ${status === 401 ? 'Unauthorized' : 'Forbidden'}`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export function createHub({ guard, machines, path, memory = createMemory() }: HubOptions): Hub {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  const watchers = new Set<Watcher>();
  let sources = 0;

  const listenTo = (socket: WebSocket) => {
    const own: Reception = createReception(machines);
    const stately = createStatelyReception(machines, `${randomUUID()}.`);
    if (++sources > mostSources) socket.close(1013, 'Too many apps are connected.');
    socket.once('close', () => sources--);
    socket.on('error', () => {});
    let unread = 0;
    socket.on('message', (data) => {
      const raw = parsed(String(data as Buffer));
      const admitted = isStatelyEvent(raw) ? stately.admit(raw) : own.admit(raw);
      const count = own.dropped + stately.dropped - unread;
      unread += count;
      if (count > 0) admitted.push({ type: 'lost', run: null, at: Date.now(), count });
      const texts = admitted.flatMap((message) => memory.add(message) ?? []);
      for (const watcher of watchers) watcher.tell(texts);
    });
  };
  const show = (socket: WebSocket) => {
    const watcher = createWatcher(socket, memory);
    watchers.add(watcher);
    socket.on('error', () => {});
    socket.once('close', () => watchers.delete(watcher));
  };

  const roles: Readonly<Record<string, { named: boolean; serve: (socket: WebSocket) => void }>> = {
    [`${path}/source`]: { named: true, serve: listenTo },
    [`${path}/watch`]: { named: false, serve: show },
  };
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const role = roles[new URL(request.url ?? '', 'http://localhost').pathname];
    socket.on('error', () => {});
    if (!role) return socket.destroy();
    const refused = guard.refuse(request, role.named);
    if (refused) return turnAway(socket, refused);
    sockets.handleUpgrade(request, socket, head, role.serve);
  };

  return {
    memory,
    attach: (server) => void server.on('upgrade', upgrade),
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
